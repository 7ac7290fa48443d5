import { z } from 'zod'
import { type Piece, wordDifference } from '#server/kernel/shape/difference.ts'
import { together } from '#server/kernel/shape/in-order.ts'
import { type Held, movedNames } from './carry.ts'

const piece = z.object({ kind: z.enum(['same', 'deleted', 'inserted']), text: z.string() })

/** One paragraph of two versions side by side. */
export const paragraphComparison = z.object({
  block: z.string(),
  kind: z.string(),
  state: z.enum(['same', 'changed', 'added', 'dropped']),
  moved: z.boolean(),
  pieces: z.array(piece),
})
export type ParagraphComparison = z.infer<typeof paragraphComparison>

const whole = (kind: Piece['kind'], text: string): Piece[] => (text === '' ? [] : [{ kind, text }])

/** Two versions in the newer one's order, by name: words put in and taken out are marked, what moved is shown as moved. */
export function compareParagraphs(
  before: readonly Held[],
  now: readonly Held[],
  language: string,
): ParagraphComparison[] {
  const [old, fresh] = [before, now].map((list) => new Map(list.map((one) => [one.block, one])))
  const moved = movedNames(
    before.map((one) => one.block),
    now.map((one) => one.block),
  )
  return together(before, now, (one) => one.block).map(({ block, kind, text }) => {
    const [was, is] = [old?.get(block), fresh?.get(block)]
    if (!was) return { block, kind, state: 'added', moved: false, pieces: whole('inserted', text) }
    if (!is) return { block, kind, state: 'dropped', moved: false, pieces: whole('deleted', text) }
    const place = { block, kind, moved: moved.has(block) }
    if (was.text === is.text) return { ...place, state: 'same', pieces: whole('same', text) }
    return { ...place, state: 'changed', pieces: wordDifference(was.text, is.text, language) }
  })
}

/** How much of a paper a revision touched. */
export const changeCounts = z.object({
  changed: z.number().int(),
  added: z.number().int(),
  dropped: z.number().int(),
  moved: z.number().int(),
})
export type ChangeCounts = z.infer<typeof changeCounts>

/** The same in figures, without reading the words. */
export function countChanges(
  before: ReadonlyArray<{ block: string; hash: string }>,
  now: ReadonlyArray<{ block: string; hash: string }>,
): ChangeCounts {
  const [old, fresh] = [before, now].map((list) => new Map(list.map((one) => [one.block, one.hash])))
  const names = (list: ReadonlyArray<{ block: string }>): string[] => list.map((one) => one.block)
  return {
    changed: now.filter((one) => old?.has(one.block) && old.get(one.block) !== one.hash).length,
    added: now.filter((one) => !old?.has(one.block)).length,
    dropped: before.filter((one) => !fresh?.has(one.block)).length,
    moved: movedNames(names(before), names(now)).size,
  }
}
