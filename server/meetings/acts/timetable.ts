import type { MeetingSchedule } from '#prisma/client/client.ts'
import type { Actor } from '#server/kernel/actor.ts'
import { clock } from '#server/kernel/clock.ts'
import { db } from '#server/kernel/db.ts'
import { refusal } from '#server/kernel/errors.ts'
import { record } from '#server/kernel/events.ts'
import type { Tx } from '#server/kernel/tx.ts'
import { allows, may } from '../policy.ts'
import type { ScheduleBrief, TimetableView } from '../shape/timetable.ts'
import { clashesOf, differencesOf, frozenSlot, type SlotView } from '../shape/slots.ts'
import { meetingOf, meetingToArrange } from '../service.ts'
import { inWallTime, readSlots, readTraces } from '../slots.ts'
import { dayOf, nameOf } from './read.ts'

const slotsIn = (schedule: MeetingSchedule | undefined, zone: string): SlotView[] =>
  frozenSlot
    .array()
    .parse(schedule?.slots ?? [])
    .map((slot) => inWallTime(slot, zone))

async function briefs(tx: Tx, schedules: MeetingSchedule[]): Promise<ScheduleBrief[]> {
  const people = await tx.person.findMany({
    where: { id: { in: schedules.map((one) => one.publishedBy) } },
    select: { id: true, name: true },
  })
  const names = new Map(people.map((person) => [person.id, person.name]))
  return schedules.map(({ n, publishedAt, publishedBy, note }) => ({
    ...{ n, publishedAt, note },
    by: names.get(publishedBy) ?? '',
  }))
}

/**
 * A meeting's timetable: the draft as it stands, what was moved or cancelled, the official ones, and what differs between two of them:
 * `from` (null: the last official one) and `to` (null: the draft).
 */
export function timetable(
  actor: Actor,
  input: { meeting: number; from?: number | null; to?: number | null },
): Promise<TimetableView> {
  return db.as(actor, async (tx) => {
    const meeting = await meetingOf(tx, actor, input.meeting)
    const slots = await readSlots(tx, meeting.id, meeting.zone)
    const schedules = await tx.meetingSchedule.findMany({ where: { meetingId: meeting.id }, orderBy: { n: 'asc' } })
    const numbered = (n: number): MeetingSchedule => {
      const found = schedules.find((one) => one.n === n)
      if (!found) throw refusal('SCHEDULE_UNKNOWN', 'unknown')
      return found
    }
    const before = input.from ? numbered(input.from) : schedules.at(-1)
    const after = input.to ? slotsIn(numbered(input.to), meeting.zone) : slots
    const arrange = may.arrange(actor, meeting.id) && allows(meeting.status, 'arrange')
    return {
      meeting: {
        ...{ id: meeting.id, name: nameOf(meeting), zone: meeting.zone },
        ...{ firstDay: dayOf(meeting.firstDay), lastDay: dayOf(meeting.lastDay) },
        announced: meeting.status !== 'planned',
      },
      slots,
      traces: await readTraces(tx, meeting.id, meeting.zone, slots),
      clashes: clashesOf(slots),
      schedules: await briefs(tx, schedules),
      official: schedules.length > 0 ? slotsIn(schedules.at(-1), meeting.zone) : null,
      differences: before ? differencesOf(slotsIn(before, meeting.zone), after) : [],
      can: { arrange },
    }
  })
}

/** Publishes the draft as the official timetable. TIMETABLE_CLASHES while slots clash, unless that is accepted; TIMETABLE_SAME when nothing has changed since the last one. */
export function publishTimetable(
  actor: Actor,
  input: { meeting: number; note: string | null; clashes: boolean },
): Promise<{ n: number }> {
  return db.as(actor, async (tx) => {
    const meeting = await meetingToArrange(tx, actor, input.meeting)
    const slots = await readSlots(tx, meeting.id, meeting.zone)
    if (slots.length === 0) throw refusal('TIMETABLE_EMPTY', 'conflict')
    const count = clashesOf(slots).length
    if (count > 0 && !input.clashes) throw refusal('TIMETABLE_CLASHES', 'conflict', { count })
    // two who publish at once take their numbers one after the other
    await tx.$executeRaw`SELECT 1 FROM meeting WHERE id = ${meeting.id} FOR UPDATE`
    const last = await tx.meetingSchedule.findFirst({ where: { meetingId: meeting.id }, orderBy: { n: 'desc' } })
    if (last && differencesOf(slotsIn(last, meeting.zone), slots).length === 0)
      throw refusal('TIMETABLE_SAME', 'conflict')
    const n = (last?.n ?? 0) + 1
    const frozen = frozenSlot.array().parse(slots)
    const row = await tx.meetingSchedule.create({
      data: {
        ...{ meetingId: meeting.id, n, note: input.note, publishedAt: clock.now() },
        slots: JSON.parse(JSON.stringify(frozen)),
        publishedBy: actor.person ?? actor.name,
      },
    })
    await record(tx, actor, {
      act: 'meetings.timetable.published',
      object: { kind: 'timetable', id: row.id },
      meeting: meeting.id,
      audience: 'public',
      after: { n, note: input.note },
    })
    return { n }
  })
}
