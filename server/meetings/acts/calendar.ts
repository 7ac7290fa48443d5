import type { Actor } from '#server/kernel/actor.ts'
import { clock } from '#server/kernel/clock.ts'
import { db } from '#server/kernel/db.ts'
import { env } from '#server/kernel/env.ts'
import { refusal } from '#server/kernel/errors.ts'
import { record } from '#server/kernel/events.ts'
import { hashSecret, newSecret } from '#server/kernel/secret.ts'
import { portalLanguage } from '#server/kernel/words.ts'
import { type CalendarView, mostCalendars } from '../shape/calendar.ts'

/** The person's own calendars that are not revoked, the newest first. */
export function calendars(actor: Actor): Promise<CalendarView[]> {
  return db.as(actor, async (tx) => {
    const rows = await tx.calendarFeed.findMany({
      where: { personId: actor.person ?? '', revokedAt: null },
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    })
    return rows.map(({ id, mandateId, createdAt, readAt }) => ({ id, mandate: mandateId, createdAt, readAt }))
  })
}

/**
 * Makes a calendar of what the person may read under the mandate acted under; its address is told once, of its token the hash alone
 * is kept (asvs.md 14.2.1). CALENDARS_TOO_MANY when there are enough.
 */
export function openCalendar(
  actor: Actor,
  input: { language: string },
): Promise<{ calendar: string; address: string }> {
  const token = newSecret()
  return db.as(actor, async (tx) => {
    const personId = actor.person ?? ''
    // two that are made at once are counted one after the other
    await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${personId}, 17))::text`
    if ((await tx.calendarFeed.count({ where: { personId, revokedAt: null } })) >= mostCalendars)
      throw refusal('CALENDARS_TOO_MANY', 'conflict', { count: mostCalendars })
    const { id } = await tx.calendarFeed.create({
      data: {
        personId,
        mandateId: actor.mandate ?? '',
        tokenHash: hashSecret(token),
        language: portalLanguage(input.language),
        createdAt: clock.now(),
      },
      select: { id: true },
    })
    await record(tx, actor, {
      act: 'meetings.calendar.opened',
      object: { kind: 'calendar', id },
      audience: 'party',
    })
    return { calendar: id, address: `${env.publicUrl}/api/v1/calendar/${token}.ics` }
  })
}

/** Ends one of the own calendars: its address holds nothing any more. */
export function revokeCalendar(actor: Actor, input: { calendar: string }): Promise<{ calendar: string }> {
  return db.as(actor, async (tx) => {
    const ended = await tx.calendarFeed.updateMany({
      where: { id: input.calendar, personId: actor.person ?? '', revokedAt: null },
      data: { revokedAt: clock.now() },
    })
    if (ended.count === 0) throw refusal('CALENDAR_UNKNOWN', 'unknown')
    await record(tx, actor, {
      act: 'meetings.calendar.revoked',
      object: { kind: 'calendar', id: input.calendar },
      audience: 'party',
    })
    return input
  })
}
