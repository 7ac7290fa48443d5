import type { Actor } from '#server/kernel/actor.ts'
import { db } from '#server/kernel/db.ts'
import { refusal } from '#server/kernel/errors.ts'
import { record } from '#server/kernel/events.ts'
import { meetingToArrange, sessionsOf } from '../service.ts'
import type { SessionView } from '../schema.ts'

interface SessionChange {
  meeting: number
  session?: string | null
  startsAt: Date
  endsAt: Date
  breaks: Array<{ startsAt: Date; minutes: number }>
}

/** Adds a session or changes one; positions follow the start. SESSION_OVERLAPS when two would sit at once. */
export function arrangeSession(actor: Actor, input: SessionChange): Promise<SessionView[]> {
  return db.as(actor, async (tx) => {
    await meetingToArrange(tx, actor, input.meeting)
    const others = (await sessionsOf(tx, input.meeting)).filter((s) => s.id !== input.session)
    if (others.some((s) => s.startsAt < input.endsAt && input.startsAt < s.endsAt))
      throw refusal('SESSION_OVERLAPS', 'conflict')
    const times = { startsAt: input.startsAt, endsAt: input.endsAt }
    if (input.session) {
      const found = await tx.meetingSession.updateMany({
        where: { id: input.session, meetingId: input.meeting },
        data: times,
      })
      if (found.count === 0) throw refusal('SESSION_UNKNOWN', 'unknown')
      await tx.meetingBreak.deleteMany({ where: { sessionId: input.session } })
    }
    const id =
      input.session ??
      (
        await tx.meetingSession.create({
          data: { meetingId: input.meeting, position: 1000, ...times },
          select: { id: true },
        })
      ).id
    await tx.meetingBreak.createMany({
      data: input.breaks.map((b) => ({ sessionId: id, startsAt: b.startsAt, minutes: b.minutes })),
    })
    await renumber(tx, input.meeting)
    await record(tx, actor, {
      act: 'meetings.session.arranged',
      object: { kind: 'session', id },
      meeting: input.meeting,
      audience: 'public',
      after: { startsAt: input.startsAt.toISOString(), endsAt: input.endsAt.toISOString() },
    })
    return sessionsOf(tx, input.meeting)
  })
}

/** Drops a session; items placed in it lose their place, not their time. */
export function dropSession(actor: Actor, input: { meeting: number; session: string }): Promise<SessionView[]> {
  return db.as(actor, async (tx) => {
    await meetingToArrange(tx, actor, input.meeting)
    const gone = await tx.meetingSession.deleteMany({ where: { id: input.session, meetingId: input.meeting } })
    if (gone.count === 0) throw refusal('SESSION_UNKNOWN', 'unknown')
    await renumber(tx, input.meeting)
    await record(tx, actor, {
      act: 'meetings.session.dropped',
      object: { kind: 'session', id: input.session },
      meeting: input.meeting,
      audience: 'public',
    })
    return sessionsOf(tx, input.meeting)
  })
}

/** Positions by start; in two steps, because a position is unique within its meeting at every moment. */
async function renumber(tx: Parameters<typeof sessionsOf>[0], meeting: number): Promise<void> {
  await tx.$executeRaw`UPDATE meeting_session SET position = position + 10000 WHERE meeting_id = ${meeting} AND position IS NOT NULL`
  await tx.$executeRaw`UPDATE meeting_session s SET position = r.place FROM
    (SELECT id, row_number() OVER (ORDER BY starts_at) AS place FROM meeting_session WHERE meeting_id = ${meeting} AND position IS NOT NULL) r WHERE r.id = s.id`
}
