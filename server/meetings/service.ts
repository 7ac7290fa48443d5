import type { Actor } from '#server/kernel/actor.ts'
import { db } from '#server/kernel/db.ts'
import { refusal } from '#server/kernel/errors.ts'
import { permit } from '#server/kernel/policy.ts'
import type { Tx } from '#server/kernel/tx.ts'
import type { Meeting } from '#prisma/client/client.ts'
import { readDeadlines } from './deadlines.ts'
import { allows, may, rightsAt } from './policy.ts'
import type { DeadlineView, DeskRights, LanguageView, SessionView } from './schema.ts'

/** The row of a meeting the actor may attend; MEETING_UNKNOWN when there is none, or none for this actor. */
export async function meetingOf(tx: Tx, actor: Actor, id: number): Promise<Meeting> {
  const meeting = await tx.meeting.findUnique({ where: { id } })
  if (!meeting || !may.attend(actor, id)) throw refusal('MEETING_UNKNOWN', 'unknown')
  return meeting
}

/** The same for who may set its sessions, languages, owners and drafters; NOT_PERMITTED to others, MEETING_NOT_OPEN once it is closed. */
export async function meetingToArrange(tx: Tx, actor: Actor, id: number): Promise<Meeting> {
  const meeting = await meetingOf(tx, actor, id)
  permit(may.arrange(actor, id))
  if (!allows(meeting.status, 'arrange')) throw refusal('MEETING_NOT_OPEN', 'conflict')
  return meeting
}

/** The sittings of a meeting that stand, in their order, each with its breaks; what is beside them has no place for items. */
export async function sessionsOf(tx: Tx, meeting: number): Promise<SessionView[]> {
  const sessions = await tx.meetingSession.findMany({
    where: { meetingId: meeting, position: { not: null } },
    orderBy: { position: 'asc' },
    include: { breaks: { orderBy: { startsAt: 'asc' } } },
  })
  return sessions.map((s) => ({
    id: s.id,
    position: s.position ?? 0,
    startsAt: s.startsAt,
    endsAt: s.endsAt,
    breaks: s.breaks.map((b) => ({ startsAt: b.startsAt, minutes: b.minutes })),
  }))
}

/** The languages switched on in a meeting, the source first, with their owners' names. */
export async function languagesOf(tx: Tx, meeting: number): Promise<LanguageView[]> {
  const rows = await tx.meetingLanguage.findMany({ where: { meetingId: meeting }, orderBy: { position: 'asc' } })
  const owners = rows.flatMap((r) => r.owner ?? [])
  const people =
    owners.length === 0
      ? []
      : await tx.person.findMany({ where: { id: { in: owners } }, select: { id: true, name: true } })
  const names = new Map(people.map((p) => [p.id, p.name]))
  return rows.map((r) => ({
    language: r.language as LanguageView['language'],
    required: r.required,
    owner: r.owner,
    ownerName: r.owner === null ? null : (names.get(r.owner) ?? null),
    position: r.position,
  }))
}

/** A meeting's desk: the languages switched on, and what each of these actors may do there; one query for all of them. */
export async function deskOf(
  tx: Tx,
  actors: Actor[],
  meeting: number,
): Promise<{ languages: string[]; rights: DeskRights[] }> {
  const row = await tx.meeting.findUnique({
    where: { id: meeting },
    select: {
      status: true,
      sourceLanguage: true,
      languages: { select: { language: true, owner: true } },
      drafters: { select: { personId: true } },
    },
  })
  if (!row) return { languages: [], rights: actors.map(() => ({ desk: false, structure: false, writes: [] })) }
  const facts = { ...row, drafters: row.drafters.map((d) => d.personId) }
  return {
    languages: row.languages.map((l) => l.language),
    rights: actors.map((actor) => rightsAt(actor, meeting, facts)),
  }
}

/** What the actor may do at the desk of a meeting, from the rows of drafters and owners. */
export async function deskRightsOf(tx: Tx, actor: Actor, meeting: number): Promise<DeskRights> {
  const { rights } = await deskOf(tx, [actor], meeting)
  return rights[0] ?? { desk: false, structure: false, writes: [] }
}

/** As deskRightsOf, in a transaction of its own: for the socket's permit. */
export function deskRights(actor: Actor, meeting: number): Promise<DeskRights> {
  return db.as(actor, (tx) => deskRightsOf(tx, actor, meeting))
}

/** The deadlines of a meeting the actor may attend, by the rule or set by hand, in time's order. */
export async function deadlinesOf(tx: Tx, meeting: number): Promise<DeadlineView[]> {
  const row = await tx.meeting.findUnique({
    where: { id: meeting },
    select: { id: true, firstDay: true, zone: true },
  })
  return row ? readDeadlines(tx, row) : []
}
