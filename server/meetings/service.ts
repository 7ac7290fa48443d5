import type { Actor } from '#server/kernel/actor.ts'
import { clock } from '#server/kernel/clock.ts'
import { db } from '#server/kernel/db.ts'
import { refusal } from '#server/kernel/errors.ts'
import { permit } from '#server/kernel/policy.ts'
import type { Tx } from '#server/kernel/tx.ts'
import type { Meeting, Party } from '#prisma/client/client.ts'
import { may, rightsAt } from './policy.ts'
import type { DeskRights, LanguageView, MeetingBrief, MeetingList, MeetingView, SessionView } from './schema.ts'

const dayOf = (date: Date | null): string | null => date?.toISOString().slice(0, 10) ?? null

function brief(meeting: Meeting, host: Pick<Party, 'name' | 'abbreviation'> | undefined): MeetingBrief {
  return {
    id: meeting.id,
    name: `SCCP${meeting.ordinal} ${meeting.year}`,
    year: meeting.year,
    ordinal: meeting.ordinal,
    som: meeting.som,
    host: meeting.host,
    hostName: host?.name ?? meeting.host,
    hostAbbreviation: host?.abbreviation ?? meeting.host.toUpperCase(),
    city: meeting.city,
    venue: meeting.venue,
    zone: meeting.zone,
    firstDay: dayOf(meeting.firstDay),
    lastDay: dayOf(meeting.lastDay),
    status: meeting.status as MeetingBrief['status'],
    demonstration: meeting.demonstration,
  }
}

async function hostsOf(tx: Tx, meetings: Meeting[]): Promise<Map<string, { name: string; abbreviation: string }>> {
  const ids = [...new Set(meetings.map((m) => m.host))]
  const parties = await tx.party.findMany({
    where: { id: { in: ids } },
    select: { id: true, name: true, abbreviation: true },
  })
  return new Map(parties.map((p) => [p.id, p]))
}

/** The row of a meeting the actor may attend; MEETING_UNKNOWN when there is none, or none for this actor. */
export async function meetingOf(tx: Tx, actor: Actor, id: number): Promise<Meeting> {
  const meeting = await tx.meeting.findUnique({ where: { id } })
  if (!meeting || !may.attend(actor, id)) throw refusal('MEETING_UNKNOWN', 'unknown')
  return meeting
}

/** The same for who may set its sessions, languages, owners and drafters; NOT_PERMITTED to others. */
export async function meetingToArrange(tx: Tx, actor: Actor, id: number): Promise<Meeting> {
  const meeting = await meetingOf(tx, actor, id)
  permit(may.arrange(actor, id))
  return meeting
}

/** The sessions of a meeting in their order, each with its breaks. */
export async function sessionsOf(tx: Tx, meeting: number): Promise<SessionView[]> {
  const sessions = await tx.meetingSession.findMany({
    where: { meetingId: meeting },
    orderBy: { position: 'asc' },
    include: { breaks: { orderBy: { startsAt: 'asc' } } },
  })
  return sessions.map((s) => ({
    id: s.id,
    position: s.position,
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

/** Meetings newest first, by pages, and the next one to come (or now sitting). Two queries a page. */
export function list(actor: Actor, input: { after?: number | null; limit: number }): Promise<MeetingList> {
  return db.as(actor, async (tx) => {
    const rows = await tx.meeting.findMany({
      orderBy: [{ year: 'desc' }, { ordinal: 'desc' }, { id: 'desc' }],
      take: input.limit + 1,
      ...(input.after ? { cursor: { id: input.after }, skip: 1 } : {}),
    })
    const page = rows.slice(0, input.limit)
    const hosts = await hostsOf(tx, page)
    const meetings = page.map((m) => brief(m, hosts.get(m.host)))
    return {
      upcoming: input.after ? null : upcomingOf(meetings),
      meetings,
      next: rows.length > input.limit ? (page.at(-1)?.id ?? null) : null,
    }
  })
}

/** The meeting that sits now or comes next: the earliest whose last day is not over. */
function upcomingOf(meetings: MeetingBrief[]): MeetingBrief | null {
  const today = clock.now().toISOString().slice(0, 10)
  const ahead = meetings.filter((m) => m.lastDay !== null && m.lastDay >= today)
  return ahead.sort((a, b) => (a.firstDay ?? '').localeCompare(b.firstDay ?? ''))[0] ?? null
}

/** The next meeting alone, for the home page; null when none is planned. */
export async function upcoming(actor: Actor): Promise<MeetingBrief | null> {
  const today = clock.today()
  return db.as(actor, async (tx) => {
    const meeting = await tx.meeting.findFirst({ where: { lastDay: { gte: today } }, orderBy: { firstDay: 'asc' } })
    if (!meeting) return null
    const hosts = await hostsOf(tx, [meeting])
    return brief(meeting, hosts.get(meeting.host))
  })
}

/** One meeting with its sessions and languages, and what the actor may do there. */
export function meeting(actor: Actor, input: { meeting: number }): Promise<MeetingView> {
  return db.as(actor, async (tx) => {
    const row = await meetingOf(tx, actor, input.meeting)
    const hosts = await hostsOf(tx, [row])
    const rights = await deskRightsOf(tx, actor, row.id)
    return {
      ...brief(row, hosts.get(row.host)),
      source: row.source,
      confidence: row.confidence,
      sourceLanguage: row.sourceLanguage as MeetingView['sourceLanguage'],
      sessions: await sessionsOf(tx, row.id),
      languages: await languagesOf(tx, row.id),
      can: { desk: rights.desk, arrange: may.arrange(actor, row.id) },
    }
  })
}
