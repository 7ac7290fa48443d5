import type { Actor, Capacity } from '#server/kernel/actor.ts'
import { clock } from '#server/kernel/clock.ts'
import type { Tx } from '#server/kernel/tx.ts'

const hour = 3_600_000

/** How long a session lasts without a request, and in all, by the capacity of its mandate (ASVS 7.3.1, 7.3.2). */
export const lifetimes: Record<Capacity, { idle: number; absolute: number }> = {
  member: { idle: 12 * hour, absolute: 7 * 24 * hour },
  leader: { idle: 12 * hour, absolute: 7 * 24 * hour },
  observer: { idle: 12 * hour, absolute: 7 * 24 * hour },
  guest: { idle: 12 * hour, absolute: 7 * 24 * hour },
  secretariat: { idle: 10 * hour, absolute: 24 * hour },
  chair: { idle: 10 * hour, absolute: 24 * hour },
  administrator: { idle: 1 * hour, absolute: 10 * hour },
  machine: { idle: 0, absolute: 0 },
}

export interface LiveSession {
  actor: Actor
  language: string | null
  /** the person's own, else the economy's */
  zone: string | null
  theme: string | null
  demonstration: boolean
  partyName: string | null
  partyAbbreviation: string | null
  /** how many mandates of the person are in their term */
  mandates: number
  seenAt: Date
}

interface Row {
  id: string
  person_id: string
  name: string
  language: string | null
  zone: string | null
  theme: string | null
  demonstration: boolean
  party_name: string | null
  abbreviation: string | null
  party_zone: string | null
  mandates: number
  seen_at: Date
  created_at: Date
  mandate_id: string
  party_id: string | null
  capacity: Capacity
  head: boolean
  meeting: number | null
}

/**
 * The sessions among these ids or secrets' hashes that live now: not ended, not past their limits, the person not disabled,
 * the mandate in its term. One query.
 */
export async function liveSessions(
  tx: Tx,
  by: 'id' | 'token_hash',
  keys: string[],
  request: string,
): Promise<LiveSession[]> {
  if (keys.length === 0) return []
  const now = clock.now()
  const rows = await tx.$queryRaw<Row[]>`
    SELECT s.id, s.person_id, p.name, p.language, p.zone, p.theme, p.demonstration, o.name AS party_name, o.abbreviation, o.zone AS party_zone,
      (SELECT count(*)::int FROM mandate c WHERE c.person_id = p.id AND c."from" <= ${now} AND (c.until IS NULL OR c.until > ${now})) AS mandates,
      s.seen_at, s.created_at, m.id AS mandate_id, m.party_id, m.capacity, m.head, m.meeting
    FROM session s JOIN person p ON p.id = s.person_id JOIN mandate m ON m.id = s.mandate_id AND m.person_id = s.person_id LEFT JOIN party o ON o.id = m.party_id
    WHERE ((${by} = 'id' AND s.id = ANY (${keys})) OR (${by} = 'token_hash' AND s.token_hash = ANY (${keys})))
      AND s.ended_at IS NULL AND s.expires_at > ${now} AND p.disabled_at IS NULL AND m."from" <= ${now} AND (m.until IS NULL OR m.until > ${now})`
  return rows.filter((row) => isFresh(row, now)).map((row) => live(row, request))
}

function isFresh(row: Row, now: Date): boolean {
  const { idle, absolute } = lifetimes[row.capacity]
  return now.getTime() - row.seen_at.getTime() < idle && now.getTime() - row.created_at.getTime() < absolute
}

function live(row: Row, request: string): LiveSession {
  const { language, theme, demonstration, mandates } = row
  const actor: Actor = {
    person: row.person_id,
    name: row.name,
    party: row.party_id,
    capacity: row.capacity,
    head: row.head,
    meeting: row.meeting,
    mandate: row.mandate_id,
    session: row.id,
    request,
    task: null,
  }
  const party = { partyName: row.party_name, partyAbbreviation: row.abbreviation, zone: row.zone ?? row.party_zone }
  return { actor, language, theme, demonstration, mandates, ...party, seenAt: row.seen_at }
}
