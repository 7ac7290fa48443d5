import type { Actor } from '#server/kernel/actor.ts'
import { db } from '#server/kernel/db.ts'
import { refusal } from '#server/kernel/errors.ts'
import type { AgendaLanguage } from '#server/meetings/schema.ts'
import { type FrozenItem, frozenItems } from '../frozen.ts'
import { may, visibleTo } from '../policy.ts'
import type { EditionBrief } from '../schema.ts'
import { compareVersions, type ItemComparison, type VersionItem } from '../shape/versions.ts'
import { chooseEdition, openHeader } from './read.ts'

function version(row: FrozenItem, parties: Record<string, string>): VersionItem {
  return {
    item: row.item,
    parent: row.parent,
    label: row.label,
    depth: row.depth,
    title: row.title,
    annotation: row.annotation,
    language: row.language,
    details: {
      leads: row.leads.map((party) => parties[party] ?? party).join('; '),
      minutes: row.minutes === null ? '' : String(row.minutes),
      purpose: row.purpose ?? '',
      references: row.references.join('; '),
      startsAt: row.starts_at?.toISOString() ?? '',
    },
  }
}

interface Wish {
  meeting: number
  from: number
  to: number
  language?: AgendaLanguage
}

/** Two editions side by side in one language, item by item and paragraph by paragraph, as far as the actor may see both. */
export function compare(
  actor: Actor,
  input: Wish,
): Promise<{ from: EditionBrief; to: EditionBrief; language: AgendaLanguage; items: ItemComparison[] }> {
  return db.as(actor, async (tx) => {
    const header = await openHeader(tx, actor, input.meeting)
    const [from, to] = [chooseEdition(header, input.from), chooseEdition(header, input.to)]
    if (!from || !to) throw refusal('EDITION_UNKNOWN', 'unknown')
    const gone = from.withdrawnAt !== null || to.withdrawnAt !== null
    if (gone && !may.readWithdrawn(actor, input.meeting)) throw refusal('EDITION_WITHDRAWN', 'forbidden')
    const language = input.language ?? header.meeting.sourceLanguage
    const visible = visibleTo(actor, input.meeting)
    const before = await frozenItems(tx, from.id, language, visible)
    const now = await frozenItems(tx, to.id, language, visible)
    const told = (rows: FrozenItem[]) => rows.map((row) => version(row, header.parties))
    return { from, to, language, items: compareVersions(told(before), told(now)) }
  })
}
