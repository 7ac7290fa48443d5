import type { Tx } from '#server/kernel/tx.ts'
import type { AgendaLanguage } from '#server/meetings/schema.ts'
import type { RichDoc, Visibility } from './schema.ts'
import type { Finding } from './schema/desk.ts'
import { type TextBlock, textBlocks } from './shape/alignment.ts'

export interface DraftItem {
  id: string
  parentId: string | null
  position: number | null
  label: string | null
  depth: number
  gone: boolean
  leads: string[]
  minutes: number | null
  purpose: string | null
  visibility: Visibility
  references: string[]
  sessionId: string | null
  startsAt: Date | null
  endsAt: Date | null
  source: AgendaLanguage
  findings: Finding[]
}

export interface DraftText {
  itemId: string
  language: AgendaLanguage
  title: string
  titleDoc: RichDoc
  annotation: RichDoc
  plain: string
  hash: string
  findings: Finding[]
}

/** What people have said of one item's text in one language. */
export interface Said {
  status: 'draft' | 'review' | 'approved'
  person: string | null
  at: Date
  hash: string | null
}
export interface Basis {
  block: string
  hash: string
  content: RichDoc
}
export interface Neutral {
  block: string
  fromHash: string
  toHash: string
}

/** The living agenda as rows: what the projection wrote, and what people said of it. */
export interface Draft {
  /** in reading order, without the bin */
  items: DraftItem[]
  bin: DraftItem[]
  text(item: string, language: string): DraftText | undefined
  said(item: string, language: string): Said | undefined
  basis(item: string, language: string): Basis[]
  neutral(item: string): Neutral[]
}

const cut = new WeakMap<DraftText, TextBlock[]>()

/** The blocks of a text with their hashes, worked out once for each text that was read. */
export function blocksIn(text: DraftText): TextBlock[] {
  const known = cut.get(text) ?? textBlocks(text.titleDoc, text.annotation)
  cut.set(text, known)
  return known
}

const key = (item: string, language: string) => `${item} ${language}`

/** Reads the living agenda of a meeting, or one item of it. Five queries. */
export async function draftOf(tx: Tx, meeting: number, only?: { item: string }): Promise<Draft> {
  const where = { meetingId: meeting, ...(only ? { itemId: only.item } : {}) }
  const rows = await tx.agendaItem.findMany({
    where: { meetingId: meeting, ...(only ? { id: only.item } : {}) },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
  })
  const texts = await tx.agendaText.findMany({ where })
  const said = await tx.agendaTranslation.findMany({ where })
  const basis = await tx.agendaBasis.findMany({ where, orderBy: { block: 'asc' } })
  const neutral = await tx.agendaNeutral.findMany({ where })
  const items = rows as unknown as DraftItem[]
  const textsBy = new Map(texts.map((row) => [key(row.itemId, row.language), row as unknown as DraftText]))
  const saidBy = new Map(said.map((row) => [key(row.itemId, row.language), row as Said]))
  const basisBy = Map.groupBy(basis as unknown as Array<Basis & { itemId: string; language: string }>, (row) =>
    key(row.itemId, row.language),
  )
  const neutralBy = Map.groupBy(neutral, (row) => row.itemId)
  return {
    items: items.filter((item) => !item.gone && item.position !== null),
    bin: items.filter((item) => item.gone || item.position === null),
    text: (item, language) => textsBy.get(key(item, language)),
    said: (item, language) => saidBy.get(key(item, language)),
    basis: (item, language) => basisBy.get(key(item, language)) ?? [],
    neutral: (item) => neutralBy.get(item) ?? [],
  }
}

const strictness: Visibility[] = ['public', 'members', 'secretariat']

/** What an item's visibility comes to: the strictest of its own and its ancestors'. Items come in reading order. */
export function effectiveVisibility(
  items: Array<{ id: string; parentId: string | null; visibility: Visibility }>,
): Map<string, Visibility> {
  const found = new Map<string, Visibility>()
  for (const item of items) {
    const above = item.parentId === null ? 'public' : (found.get(item.parentId) ?? 'public')
    found.set(
      item.id,
      strictness[Math.max(strictness.indexOf(above), strictness.indexOf(item.visibility))] ?? 'secretariat',
    )
  }
  return found
}
