import type { MeetingBreak, MeetingSession, MeetingTrace } from '#prisma/client/client.ts'
import type { Tx } from '#server/kernel/tx.ts'
import type { FrozenSlot, SlotKind, SlotView, TraceView } from './shape/slots.ts'
import { wallAt } from './wall-time.ts'

/** A slot with its times as the venue's clocks show them. */
export function inWallTime(slot: FrozenSlot, zone: string): SlotView {
  const from = wallAt(slot.startsAt, zone)
  return {
    ...slot,
    day: from.day,
    from: from.time,
    to: wallAt(slot.endsAt, zone).time,
    breaks: slot.breaks.map((pause) => ({ ...pause, from: wallAt(pause.startsAt, zone).time })),
  }
}

function slotOf(row: MeetingSession & { breaks: MeetingBreak[] }): FrozenSlot {
  const { id, position, title, room, track, host, chair, startsAt, endsAt } = row
  const breaks = row.breaks.map((pause) => ({ startsAt: pause.startsAt, minutes: pause.minutes }))
  return { id, kind: row.kind as SlotKind, position, title, room, track, host, chair, startsAt, endsAt, breaks }
}

/** Every slot of a meeting that stands, in the order of time and track. */
export async function readSlots(tx: Tx, meeting: number, zone: string): Promise<SlotView[]> {
  const rows = await tx.meetingSession.findMany({
    where: { meetingId: meeting, cancelledAt: null },
    orderBy: [{ startsAt: 'asc' }, { track: 'asc' }, { id: 'asc' }],
    include: { breaks: { orderBy: { startsAt: 'asc' } } },
  })
  return rows.map((row) => inWallTime(slotOf(row), zone))
}

/** What was moved or cancelled, with where it stands now; the newest first. */
export async function readTraces(tx: Tx, meeting: number, zone: string, slots: SlotView[]): Promise<TraceView[]> {
  const rows = await tx.meetingTrace.findMany({ where: { meetingId: meeting }, orderBy: { at: 'desc' } })
  const people = await tx.person.findMany({
    where: { id: { in: rows.map((row) => row.by) } },
    select: { id: true, name: true },
  })
  const names = new Map(people.map((person) => [person.id, person.name]))
  const standing = new Map(slots.map((slot) => [slot.id, slot]))
  return rows.map((row: MeetingTrace) => {
    const { id, sessionId, what, kind, position, title, room, track, startsAt, endsAt, reason, at, by } = row
    const from = wallAt(startsAt, zone)
    return {
      ...{ id, position, title, room, track, startsAt, endsAt, reason, at },
      ...{ session: sessionId, kind: kind as SlotKind, what: what as TraceView['what'], by: names.get(by) ?? '' },
      ...{ day: from.day, from: from.time, to: wallAt(endsAt, zone).time, now: standing.get(sessionId) ?? null },
    }
  })
}

/** Numbers the sittings that stand by their start; in two steps, because a number is unique within its meeting at every moment. */
export async function renumber(tx: Tx, meeting: number): Promise<void> {
  await tx.$executeRaw`UPDATE meeting_session SET position = NULL WHERE meeting_id = ${meeting} AND position IS NOT NULL`
  await tx.$executeRaw`UPDATE meeting_session s SET position = r.place FROM
    (SELECT id, row_number() OVER (ORDER BY starts_at, track, id) AS place FROM meeting_session
      WHERE meeting_id = ${meeting} AND kind = 'session' AND cancelled_at IS NULL) r WHERE r.id = s.id`
}
