import type { Tx } from '#server/kernel/tx.ts'
import type { AgendaLanguage, SessionView } from '#server/meetings/schema.ts'
import { frozenSessions } from './frozen.ts'
import type { CutBrief } from './schema/cut.ts'
import type { EditionBrief, EditionMeeting } from './schema.ts'

/** An edition as its header row tells it, with what only some readers are told. */
export interface EditionHead extends EditionBrief {
  hash: string
  overrideReason: string | null
}

/** All that the pages of a meeting's agenda need to know before they read an edition; one query. */
export interface Header {
  meeting: EditionMeeting
  editions: EditionHead[]
  /** as far as the person may read them */
  cuts: CutBrief[]
  /** the person's own language, if one was chosen */
  language: string | null
  /** drafter or owner here */
  named: boolean
  read: { n: number; readAt: Date } | null
  /** party id → APEC's name */
  parties: Record<string, string>
  /** of the edition asked for */
  sessions: SessionView[]
}

interface RawEdition {
  id: string
  n: number
  kind: 'draft' | 'adopted'
  ordinal: number
  number: string
  hash: string
  issued_at: string
  withdrawn_at: string | null
  withdrawn_reason: string | null
  override_reason: string | null
  languages: Array<{ language: AgendaLanguage; required: boolean; frozen_at: string }> | null
}

interface RawHeader {
  id: number
  year: number
  ordinal: number
  som: string
  host: string
  host_name: string | null
  city: string | null
  zone: string
  first_day: string | null
  last_day: string | null
  source_language: AgendaLanguage
  demonstration: boolean
  editions: RawEdition[] | null
  cuts: Array<{ id: string; kind: CutBrief['kind']; due_at: string; cut_at: string }> | null
  language: string | null
  named: boolean
  read: { n: number; read_at: string } | null
  parties: Record<string, string> | null
  sessions: unknown
}

function briefs(rows: RawEdition[]): EditionHead[] {
  const standing = Math.max(0, ...rows.filter((row) => row.withdrawn_at === null).map((row) => row.n))
  return rows.map((row) => ({
    id: row.id,
    n: row.n,
    kind: row.kind,
    ordinal: row.ordinal,
    number: row.number,
    hash: row.hash,
    issuedAt: new Date(row.issued_at),
    withdrawnAt: row.withdrawn_at === null ? null : new Date(row.withdrawn_at),
    withdrawnReason: row.withdrawn_reason,
    overrideReason: row.override_reason,
    superseded: row.n < standing,
    languages: (row.languages ?? []).map((l) => ({
      language: l.language,
      required: l.required,
      frozenAt: new Date(l.frozen_at),
    })),
  }))
}

/** Reads the header, with the sessions of edition n or the newest that stands; null when row-level security shows the actor no such meeting. */
export async function headerOf(tx: Tx, person: string | null, meeting: number, n?: number): Promise<Header | null> {
  const [row] = await tx.$queryRaw<RawHeader[]>`
    SELECT m.id, m.year, m.ordinal, m.som, m.host, h.name AS host_name, m.city, m.zone, m.first_day::text, m.last_day::text,
      m.source_language, m.demonstration,
      (SELECT json_agg(x ORDER BY x.n) FROM (
        SELECT e.id, e.n, e.kind, e.ordinal, e.number, e.hash, e.issued_at, e.withdrawn_at, e.withdrawn_reason, e.override_reason,
          (SELECT json_agg(json_build_object('language', l.language, 'required', l.required, 'frozen_at', l.frozen_at) ORDER BY l.required DESC, l.frozen_at, l.language)
             FROM agenda_edition_language l WHERE l.edition_id = e.id) AS languages
        FROM agenda_edition e WHERE e.meeting_id = m.id) x) AS editions,
      (SELECT json_agg(json_build_object('id', c.id, 'kind', c.kind, 'due_at', c.due_at, 'cut_at', c.cut_at) ORDER BY c.due_at, c.cut_at)
        FROM agenda_cut c WHERE c.meeting_id = m.id) AS cuts,
      (SELECT p.language FROM person p WHERE p.id = ${person}) AS language,
      EXISTS (SELECT 1 FROM meeting_drafter d WHERE d.meeting_id = m.id AND d.person_id = ${person})
        OR EXISTS (SELECT 1 FROM meeting_language o WHERE o.meeting_id = m.id AND o.owner = ${person}) AS named,
      (SELECT json_build_object('n', r.n, 'read_at', r.read_at) FROM agenda_reading r WHERE r.meeting_id = m.id AND r.person_id = ${person}) AS read,
      (SELECT json_object_agg(p.id, p.name) FROM party p) AS parties,
      (SELECT e.sessions FROM agenda_edition e WHERE e.meeting_id = m.id
         AND CASE WHEN ${n ?? null}::int IS NULL THEN e.withdrawn_at IS NULL ELSE e.n = ${n ?? null}::int END ORDER BY e.n DESC LIMIT 1) AS sessions
    FROM meeting m LEFT JOIN party h ON h.id = m.host WHERE m.id = ${meeting}`
  if (!row) return null
  return {
    meeting: {
      id: row.id,
      year: row.year,
      ordinal: row.ordinal,
      som: row.som,
      host: row.host,
      city: row.city,
      zone: row.zone,
      firstDay: row.first_day,
      lastDay: row.last_day,
      demonstration: row.demonstration,
      sourceLanguage: row.source_language,
      name: `SCCP${row.ordinal} ${row.year}`,
      hostName: row.host_name ?? row.host,
    },
    editions: briefs(row.editions ?? []),
    cuts: (row.cuts ?? []).map(({ id, kind, due_at: dueAt, cut_at: cutAt }) => ({
      ...{ id, kind, dueAt: new Date(dueAt), cutAt: new Date(cutAt) },
    })),
    language: row.language,
    named: row.named,
    read: row.read && { n: row.read.n, readAt: new Date(row.read.read_at) },
    parties: row.parties ?? {},
    sessions: frozenSessions(row.sessions ?? []),
  }
}
