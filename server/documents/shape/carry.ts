import { inOrder } from '#server/kernel/shape/in-order.ts'
import { type Matchable, matching } from './matching.ts'

/** A paragraph of a version, with the name that stays with it. */
export interface Held extends Matchable {
  block: string
}

/** What became of a paragraph of the next revision: its name, and how it stands to the former one of that name. */
export interface Carried {
  block: string
  state: 'same' | 'changed' | 'new'
  moved: boolean
}

/** Which of the names that both lists hold stand in another order than before. */
export function movedNames(before: readonly string[], now: readonly string[]): Set<string> {
  const old = new Map(before.map((name, at) => [name, at]))
  const stayed = now.filter((name) => old.has(name))
  const kept = inOrder(stayed.map((name) => old.get(name) ?? 0))
  return new Set(stayed.filter((_, at) => !kept.has(at)))
}

/**
 * Gives the paragraphs of the next revision their names: the former one's where it is the same or nearly the same paragraph
 * (architecture.md: notes, comments and alignment hang on names, never on positions), a fresh one elsewhere. `gone`: names that ended.
 */
export function carry(
  before: readonly Held[],
  now: readonly Matchable[],
  fresh: (at: number) => string,
): { blocks: Carried[]; gone: string[] } {
  const match = matching(before, now)
  const names = now.map((_, at) => before[match.get(at) ?? -1]?.block ?? fresh(at))
  const moved = movedNames(
    before.map((one) => one.block),
    names,
  )
  const kept = new Set(names)
  return {
    blocks: now.map((one, at) => {
      const was = before[match.get(at) ?? -1]
      const block = names[at] ?? ''
      const state = was === undefined ? 'new' : was.hash === one.hash ? 'same' : 'changed'
      return { block, state, moved: moved.has(block) }
    }),
    gone: before.map((one) => one.block).filter((block) => !kept.has(block)),
  }
}
