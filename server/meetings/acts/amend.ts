import type { Actor } from '#server/kernel/actor.ts'
import { db } from '#server/kernel/db.ts'
import { refusal } from '#server/kernel/errors.ts'
import { record } from '#server/kernel/events.ts'
import { permit } from '#server/kernel/policy.ts'
import type { Tx } from '#server/kernel/tx.ts'
import { dated } from '../furnishing.ts'
import { allows, may } from '../policy.ts'
import type { CreateInput } from '../schema.ts'
import { meetingOf } from '../service.ts'
import { shifted } from '../wall-time.ts'
import { checkPlace, placeOf } from './create.ts'

interface Days {
  firstDay: string
  zone: string
}

/** Moves every slot with the meeting's first day, at the same time of the new venue's day. */
async function shiftSlots(tx: Tx, meeting: number, from: Days, to: Days): Promise<void> {
  const slots = await tx.meetingSession.findMany({ where: { meetingId: meeting }, include: { breaks: true } })
  for (const slot of slots) {
    await tx.meetingSession.update({
      where: { id: slot.id },
      data: {
        startsAt: shifted(slot.startsAt, from, to),
        endsAt: shifted(slot.endsAt, from, to),
        revision: { increment: 1 },
      },
    })
    for (const pause of slot.breaks)
      await tx.meetingBreak.update({ where: { id: pause.id }, data: { startsAt: shifted(pause.startsAt, from, to) } })
  }
}

type Fields = Pick<CreateInput, 'host' | 'city' | 'venue' | 'zone' | 'firstDay' | 'lastDay'>

/** Changes where and when a meeting sits; with its first day the whole timetable moves, and every deadline that follows the rule. */
export function amendMeeting(actor: Actor, input: Fields & { meeting: number }): Promise<{ id: number }> {
  return db.as(
    actor,
    async (tx) => {
      const row = await meetingOf(tx, actor, input.meeting)
      permit(may.arrange(actor, row.id))
      if (!allows(row.status, 'arrange')) throw refusal('MEETING_NOT_OPEN', 'conflict')
      await checkPlace(tx, input)
      await tx.meeting.update({ where: { id: row.id }, data: placeOf(input) })
      const was = dated(row)
      const firstDay = was?.firstDay.toISOString().slice(0, 10)
      if (firstDay && (firstDay !== input.firstDay || row.zone !== input.zone)) {
        await shiftSlots(tx, row.id, { firstDay, zone: row.zone }, { firstDay: input.firstDay, zone: input.zone })
        // the agenda's clock times hang on the sessions
        await record(tx, actor, {
          act: 'meetings.session.shifted',
          object: { kind: 'meeting', id: String(row.id) },
          meeting: row.id,
          audience: 'public',
          before: { firstDay },
          after: { firstDay: input.firstDay },
        })
      }
      const { meeting: _, ...after } = input
      await record(tx, actor, {
        act: 'meetings.meeting.amended',
        object: { kind: 'meeting', id: String(row.id) },
        meeting: row.id,
        audience: 'public',
        before: { host: row.host, city: row.city, venue: row.venue, zone: row.zone, firstDay: firstDay ?? null },
        after,
      })
      return { id: row.id }
    },
    20_000,
  )
}
