import type { Meeting, MeetingSession } from '#prisma/client/client.ts'
import type { Actor } from '#server/kernel/actor.ts'
import { clock } from '#server/kernel/clock.ts'
import { db } from '#server/kernel/db.ts'
import { refusal } from '#server/kernel/errors.ts'
import { record } from '#server/kernel/events.ts'
import type { Tx } from '#server/kernel/tx.ts'
import type { SessionInput } from '../shape/timetable.ts'
import { meetingToArrange } from '../service.ts'
import { renumber } from '../slots.ts'
import { momentAt } from '../wall-time.ts'

async function slotOf(tx: Tx, meeting: number, session: string): Promise<MeetingSession> {
  const row = await tx.meetingSession.findFirst({ where: { id: session, meetingId: meeting } })
  if (!row) throw refusal('SESSION_UNKNOWN', 'unknown')
  return row
}

/** Leaves in the timetable what stood there, once people know of it: before its announcement a meeting is nobody's plan. */
async function leaveTrace(
  tx: Tx,
  actor: Actor,
  row: MeetingSession,
  told: { what: 'moved' | 'cancelled'; reason: string },
): Promise<void> {
  const { id, meetingId, kind, position, title, room, track, startsAt, endsAt } = row
  const by = actor.person ?? actor.name
  await tx.meetingTrace.create({
    data: {
      sessionId: id,
      meetingId,
      kind,
      position,
      title,
      room,
      track,
      startsAt,
      endsAt,
      ...told,
      at: clock.now(),
      by,
    },
  })
}

const happening = (act: string, meeting: number, row: MeetingSession, reason: string | null) => ({
  act: `meetings.session.${act}`,
  object: { kind: 'session', id: row.id },
  meeting,
  audience: 'public' as const,
  after: {
    ...{ kind: row.kind, title: row.title, room: row.room, track: row.track, reason },
    startsAt: row.startsAt.toISOString(),
    endsAt: row.endsAt.toISOString(),
  },
})

function columns(meeting: Meeting, input: SessionInput) {
  const { kind, title, room, track, host, chair } = input
  const at = (time: string): Date => momentAt(input.day, time, meeting.zone)
  return {
    slot: { kind, title, room, track, host, chair, startsAt: at(input.from), endsAt: at(input.to) },
    breaks: input.breaks.map((pause) => ({ startsAt: at(pause.from), minutes: pause.minutes })),
  }
}

async function write(tx: Tx, actor: Actor, meeting: Meeting, input: SessionInput): Promise<[string, MeetingSession]> {
  const { slot, breaks } = columns(meeting, input)
  const row = input.session ? await slotOf(tx, meeting.id, input.session) : null
  if (row?.cancelledAt) throw refusal('SESSION_CANCELLED', 'conflict')
  if (!row) {
    const made = await tx.meetingSession.create({ data: { meetingId: meeting.id, ...slot } })
    await tx.meetingBreak.createMany({ data: breaks.map((pause) => ({ sessionId: made.id, ...pause })) })
    return ['arranged', made]
  }
  const stays =
    row.startsAt.getTime() === slot.startsAt.getTime() &&
    row.endsAt.getTime() === slot.endsAt.getTime() &&
    row.room === slot.room
  const known = meeting.status !== 'planned'
  if (!stays && known) {
    if (input.reason === null) throw refusal('REASON_MISSING', 'invalid')
    await leaveTrace(tx, actor, row, { what: 'moved', reason: input.reason })
  }
  const data = { ...slot, revision: { increment: 1 }, ...(stays ? {} : { reason: input.reason }) }
  const changed = await tx.meetingSession.update({ where: { id: row.id }, data })
  await tx.meetingBreak.deleteMany({ where: { sessionId: row.id } })
  await tx.meetingBreak.createMany({ data: breaks.map((pause) => ({ sessionId: row.id, ...pause })) })
  return [stays || !known ? 'arranged' : 'moved', changed]
}

/**
 * Adds a slot to the timetable or changes one. Overlaps are no refusal: the timetable shows them as clashes. Once the meeting is
 * announced, a slot that moves to another time or room needs a reason, and what stood there leaves a trace.
 */
export function arrangeSession(actor: Actor, input: SessionInput): Promise<{ session: string }> {
  return db.as(actor, async (tx) => {
    const meeting = await meetingToArrange(tx, actor, input.meeting)
    if (input.host !== null && (await tx.party.count({ where: { id: input.host } })) === 0)
      throw refusal('PARTY_UNKNOWN', 'unknown')
    const [act, row] = await write(tx, actor, meeting, input)
    await renumber(tx, meeting.id)
    await record(tx, actor, happening(act, meeting.id, row, input.reason))
    return { session: row.id }
  })
}

/** Cancels a slot with a reason; it leaves a trace, and items placed in it lose their place, not their time. One that nobody knew of yet just goes. */
export function cancelSession(
  actor: Actor,
  input: { meeting: number; session: string; reason: string },
): Promise<{ session: string }> {
  return db.as(actor, async (tx) => {
    const meeting = await meetingToArrange(tx, actor, input.meeting)
    const row = await slotOf(tx, meeting.id, input.session)
    if (row.cancelledAt) throw refusal('SESSION_CANCELLED', 'conflict')
    if (meeting.status === 'planned') await tx.meetingSession.delete({ where: { id: row.id } })
    else {
      await leaveTrace(tx, actor, row, { what: 'cancelled', reason: input.reason })
      await tx.meetingSession.update({
        where: { id: row.id },
        data: { cancelledAt: clock.now(), reason: input.reason, position: null, revision: { increment: 1 } },
      })
    }
    await renumber(tx, meeting.id)
    await record(tx, actor, happening('cancelled', meeting.id, row, input.reason))
    return { session: row.id }
  })
}

/** Brings a cancelled slot back to where it stood; what its cancelling left behind stays to be read. */
export function restoreSession(
  actor: Actor,
  input: { meeting: number; session: string },
): Promise<{ session: string }> {
  return db.as(actor, async (tx) => {
    const meeting = await meetingToArrange(tx, actor, input.meeting)
    const row = await slotOf(tx, meeting.id, input.session)
    await tx.meetingSession.update({
      where: { id: row.id },
      data: { cancelledAt: null, reason: null, revision: { increment: 1 } },
    })
    await renumber(tx, meeting.id)
    await record(tx, actor, happening('restored', meeting.id, row, null))
    return { session: row.id }
  })
}
