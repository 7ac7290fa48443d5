import type { Meeting, Party } from '#prisma/client/client.ts'
import type { Actor } from '#server/kernel/actor.ts'
import { clock } from '#server/kernel/clock.ts'
import { db } from '#server/kernel/db.ts'
import type { Tx } from '#server/kernel/tx.ts'
import { allowedIn, allows, may } from '../policy.ts'
import { moves, movesFrom } from '../procedure.ts'
import type { MeetingBrief, MeetingList, MeetingView } from '../schema.ts'
import { deadlinesOf, deskRightsOf, languagesOf, meetingOf, sessionsOf } from '../service.ts'

/** A day without a time. */
export const dayOf = (date: Date | null): string | null => date?.toISOString().slice(0, 10) ?? null

/** What people call a meeting. */
export const nameOf = (meeting: Pick<Meeting, 'ordinal' | 'year'>): string => `SCCP${meeting.ordinal} ${meeting.year}`

/** A meeting in short, as lists and forms show it. */
export function brief(meeting: Meeting, host: Pick<Party, 'name' | 'abbreviation'> | undefined): MeetingBrief {
  return {
    id: meeting.id,
    name: nameOf(meeting),
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

/** The hosts of these meetings, by id. */
export async function hostsOf(
  tx: Tx,
  meetings: Meeting[],
): Promise<Map<string, { name: string; abbreviation: string }>> {
  const ids = [...new Set(meetings.map((m) => m.host))]
  const parties = await tx.party.findMany({
    where: { id: { in: ids } },
    select: { id: true, name: true, abbreviation: true },
  })
  return new Map(parties.map((p) => [p.id, p]))
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
      can: { plan: may.plan(actor), request: may.request(actor) },
    }
  })
}

/** The meeting that sits now or comes next: the earliest whose last day is not over. */
function upcomingOf(meetings: MeetingBrief[]): MeetingBrief | null {
  const today = clock.now().toISOString().slice(0, 10)
  const ahead = meetings.filter(
    (m) => m.lastDay !== null && m.lastDay >= today && m.status !== 'requested' && m.status !== 'declined',
  )
  return ahead.sort((a, b) => (a.firstDay ?? '').localeCompare(b.firstDay ?? ''))[0] ?? null
}

/** The next meeting alone, for the home page; null when none is planned. */
export async function upcoming(actor: Actor): Promise<MeetingBrief | null> {
  const today = clock.today()
  return db.as(actor, async (tx) => {
    const meeting = await tx.meeting.findFirst({
      where: { lastDay: { gte: today }, status: { notIn: ['requested', 'declined'] } },
      orderBy: { firstDay: 'asc' },
    })
    if (!meeting) return null
    const hosts = await hostsOf(tx, [meeting])
    return brief(meeting, hosts.get(meeting.host))
  })
}

async function requestOf(tx: Tx, row: Meeting): Promise<MeetingView['request']> {
  if (row.requestedBy === null) return null
  const person = await tx.person.findUnique({ where: { id: row.requestedBy }, select: { name: true } })
  return { by: person?.name ?? '', party: row.requester, reason: row.request ?? '' }
}

function movesOf(actor: Actor, row: Meeting): MeetingView['moves'] {
  if (!may.plan(actor)) return []
  return movesFrom(row.status).map((move) => ({ move, to: moves[move].to, reason: moves[move].reason }))
}

/** One meeting with its sessions, languages and deadlines, where it may go from here, and what the actor may do there. */
export function meeting(actor: Actor, input: { meeting: number }): Promise<MeetingView> {
  return db.as(actor, async (tx) => {
    const row = await meetingOf(tx, actor, input.meeting)
    const hosts = await hostsOf(tx, [row])
    const rights = await deskRightsOf(tx, actor, row.id)
    const before = row.clonedFrom === null ? null : await tx.meeting.findUnique({ where: { id: row.clonedFrom } })
    const arrange = may.arrange(actor, row.id) && allows(row.status, 'arrange')
    return {
      ...brief(row, hosts.get(row.host)),
      source: row.source,
      confidence: row.confidence,
      sourceLanguage: row.sourceLanguage as MeetingView['sourceLanguage'],
      sessions: await sessionsOf(tx, row.id),
      languages: await languagesOf(tx, row.id),
      deadlines: await deadlinesOf(tx, row.id),
      open: [...allowedIn(row.status)],
      clonedFrom: before && { id: before.id, name: nameOf(before) },
      request: await requestOf(tx, row),
      moves: movesOf(actor, row),
      can: { desk: rights.desk, arrange, amend: arrange },
    }
  })
}
