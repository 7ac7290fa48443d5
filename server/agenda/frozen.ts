import type { Tx } from '#server/kernel/tx.ts'
import type { AgendaLanguage, SessionView } from '#server/meetings/schema.ts'
import type { RichDoc, Visibility } from './schema.ts'

/** A frozen item with its words in the language that came nearest to the wanted one; one row of an edition. */
export interface FrozenItem {
  item: string
  parent: string | null
  position: number
  label: string
  depth: number
  leads: string[]
  minutes: number | null
  purpose: 'information' | 'discussion' | 'endorsement' | 'decision' | null
  visibility: Visibility
  references: string[]
  session: string | null
  starts_at: Date | null
  ends_at: Date | null
  source: AgendaLanguage
  language: AgendaLanguage
  title: string
  annotation: RichDoc
  hash: string
  source_hash: string | null
}

/**
 * The items of an edition that the actor may see, in reading order, in the wanted language, else English, else the item's source.
 * The visibilities come from the policy; row-level security asks again. One query, whose rows come as one JSON: reading
 * eighty items cell by cell costs more than making the page.
 */
export async function frozenItems(
  tx: Tx,
  edition: string,
  wanted: string,
  visible: Visibility[],
): Promise<FrozenItem[]> {
  type Sent = Omit<FrozenItem, 'starts_at' | 'ends_at'> & { starts_at: string | null; ends_at: string | null }
  const [found] = await tx.$queryRaw<Array<{ items: Sent[] | null }>>`
    SELECT json_agg(x ORDER BY x.position) AS items FROM (
      SELECT i.item_id AS item, i.parent_id AS parent, i.position, i.label, i.depth, i.leads, i.minutes, i.purpose, i.visibility,
        i.references, i.session_id AS session, i.starts_at, i.ends_at, i.source, t.language, t.title, t.annotation, t.hash,
        (SELECT s.hash FROM agenda_edition_text s WHERE s.edition_id = i.edition_id AND s.item_id = i.item_id AND s.language = i.source) AS source_hash
      FROM agenda_edition_item i
      CROSS JOIN LATERAL (
        SELECT t.* FROM agenda_edition_text t
        WHERE t.edition_id = i.edition_id AND t.item_id = i.item_id AND t.language IN (${wanted}, 'en', i.source)
        ORDER BY t.language = ${wanted} DESC, t.language = 'en' DESC LIMIT 1) t
      WHERE i.edition_id = ${edition} AND i.visibility = ANY (${visible})) x`
  const moment = (at: string | null): Date | null => (at === null ? null : new Date(at))
  return (found?.items ?? []).map((row) => ({ ...row, starts_at: moment(row.starts_at), ends_at: moment(row.ends_at) }))
}

/** What an item was in an earlier edition: enough to tell what has changed since, without its words. */
export interface Trace {
  item: string
  parent: string | null
  position: number
  label: string
  source: string
  /** leads, minutes, purpose, references and session */
  details: unknown[]
  /** language → hash */
  hashes: Record<string, string>
  title: string
}

/** The traces of an edition as far as the actor may see them; one query. */
export function tracesOf(tx: Tx, edition: string, wanted: string, visible: Visibility[]): Promise<Trace[]> {
  return tx.$queryRaw<Trace[]>`
    SELECT i.item_id AS item, i.parent_id AS parent, i.position, i.label, i.source,
      json_build_array(i.leads, i.minutes, i.purpose, i.references, i.session_id) AS details,
      json_object_agg(t.language, t.hash) AS hashes,
      (array_agg(t.title ORDER BY t.language = ${wanted} DESC, t.language = 'en' DESC))[1] AS title
    FROM agenda_edition_item i JOIN agenda_edition_text t ON t.edition_id = i.edition_id AND t.item_id = i.item_id
    WHERE i.edition_id = ${edition} AND i.visibility = ANY (${visible}) AND t.language IN (${wanted}, 'en', i.source)
    GROUP BY i.edition_id, i.item_id ORDER BY i.position`
}

/** Sessions as they were frozen with an edition. */
export function frozenSessions(json: unknown): SessionView[] {
  const rows = json as Array<{
    id: string
    position: number
    startsAt: string
    endsAt: string
    breaks: Array<{ startsAt: string; minutes: number }>
  }>
  return rows.map((row) => ({
    id: row.id,
    position: row.position,
    startsAt: new Date(row.startsAt),
    endsAt: new Date(row.endsAt),
    breaks: row.breaks.map((pause) => ({ startsAt: new Date(pause.startsAt), minutes: pause.minutes })),
  }))
}
