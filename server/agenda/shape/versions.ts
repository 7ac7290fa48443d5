import { z } from 'zod'
import { blocksOf, type RichNode } from '#server/kernel/rich-text.ts'
import { type Piece, wordDifference } from '#server/kernel/shape/difference.ts'
import { inOrder, together } from '#server/kernel/shape/in-order.ts'

const piece = z.object({ kind: z.enum(['same', 'deleted', 'inserted']), text: z.string() })
const state = z.enum(['same', 'changed', 'added', 'dropped'])
const place = z.object({ label: z.string(), title: z.string() })

/** One item of two editions side by side. */
export const itemComparison = z.object({
  item: z.string(),
  state,
  moved: z.boolean(),
  from: place.nullable(),
  to: place.nullable(),
  /** depth in the newer edition, for indenting; the older one's when dropped */
  depth: z.number().int(),
  /** of its words; the older ones may have stood in another when they fell back */
  language: z.string(),
  title: z.array(piece),
  blocks: z.array(z.object({ block: z.string(), state, moved: z.boolean(), pieces: z.array(piece) })),
  /** leads, minutes, purpose, session, references that differ */
  details: z.array(z.object({ field: z.string(), was: z.string(), now: z.string() })),
})
export type ItemComparison = z.infer<typeof itemComparison>

/** An item of an edition as far as comparing needs it. */
export interface VersionItem {
  item: string
  parent: string | null
  label: string
  depth: number
  title: string
  annotation: RichNode
  language: string
  /** field → its value as text */
  details: Record<string, string>
}

type Hung = Pick<VersionItem, 'item' | 'parent'>

/** Which items have changed parent, or their order among the siblings that both editions know. */
export function movedItems(before: Hung[], now: Hung[]): Set<string> {
  const old = new Map(before.map((one, at) => [one.item, { parent: one.parent, at }]))
  const moved = new Set<string>()
  for (const siblings of Map.groupBy(now, (one) => one.parent).values()) {
    const known = siblings.filter((one) => old.has(one.item))
    const stayed = known.filter((one) => old.get(one.item)?.parent === one.parent)
    for (const one of known) if (!stayed.includes(one)) moved.add(one.item)
    const kept = inOrder(stayed.map((one) => old.get(one.item)?.at ?? 0))
    for (const [at, one] of stayed.entries()) if (!kept.has(at)) moved.add(one.item)
  }
  return moved
}

interface Words {
  block: string
  text: string
}

function wordsIn(annotation: RichNode): Words[] {
  return blocksOf(annotation)
    .map(({ id, text }, at) => ({ block: id ?? `at-${at}`, text }))
    .filter(({ text }) => text.trim() !== '')
}

const whole = (kind: Piece['kind'], text: string): Piece[] => (text === '' ? [] : [{ kind, text }])

function compareBlocks(before: Words[], now: Words[], language: string): ItemComparison['blocks'] {
  const old = new Map(before.map((one, at) => [one.block, { ...one, at }]))
  const fresh = new Map(now.map((one) => [one.block, one]))
  const stayed = now.filter((one) => old.has(one.block))
  const kept = inOrder(stayed.map((one) => old.get(one.block)?.at ?? 0))
  return together(before, now, (one) => one.block).map(({ block, text }) => {
    const [was, is] = [old.get(block), fresh.get(block)]
    if (!was) return { block, state: 'added', moved: false, pieces: whole('inserted', text) }
    if (!is) return { block, state: 'dropped', moved: false, pieces: whole('deleted', text) }
    const moved = !kept.has(stayed.indexOf(is))
    if (was.text === is.text) return { block, state: 'same', moved, pieces: whole('same', text) }
    return { block, state: 'changed', moved, pieces: wordDifference(was.text, is.text, language) }
  })
}

function compareItem(
  was: VersionItem | undefined,
  now: VersionItem | undefined,
  moved: boolean,
): ItemComparison | null {
  const one = now ?? was
  if (!one) return null
  const empty = { type: 'doc' }
  const blocks = compareBlocks(wordsIn(was?.annotation ?? empty), wordsIn(now?.annotation ?? empty), one.language)
  const details = Object.entries(one.details).flatMap(([field, value]) => {
    const before = was?.details[field] ?? ''
    return was && now && before !== value ? [{ field, was: before, now: value }] : []
  })
  const words = was?.title !== now?.title || blocks.some((block) => block.state !== 'same' || block.moved)
  return {
    item: one.item,
    state: !was ? 'added' : !now ? 'dropped' : words || details.length > 0 ? 'changed' : 'same',
    moved,
    from: was ? { label: was.label, title: was.title } : null,
    to: now ? { label: now.label, title: now.title } : null,
    depth: one.depth,
    language: one.language,
    title: wordDifference(was?.title ?? '', now?.title ?? '', one.language),
    blocks,
    details,
  }
}

/** Two editions side by side, in the newer one's order: by item and block id, so that what moved is shown as moved. */
export function compareVersions(before: VersionItem[], now: VersionItem[]): ItemComparison[] {
  const [old, fresh] = [before, now].map((items) => new Map(items.map((one) => [one.item, one])))
  const moved = movedItems(before, now)
  return together(before, now, (one) => one.item).flatMap(({ item }) => {
    const compared = compareItem(old?.get(item), fresh?.get(item), moved.has(item))
    return compared ? [compared] : []
  })
}
