/** A block as its name is looked after: where it stands, and the name it has. */
export interface NamedBlock {
  at: number
  id: string | null
}

/** The name of the n-th block that carries the same name: the same in every replica that repairs (issue 7: 'one deterministic way'). */
const derivedId = (id: string, n: number): string => `${id.slice(0, 56)}~${n}`.replaceAll('~', '_')

/**
 * The names that blocks have to get so that each has its own: of several with one name (after split, paste or merge) the first keeps it,
 * the others get a derived one; a nameless block gets a fresh one. In document order.
 */
export function repairs(blocks: NamedBlock[], fresh: () => string): Array<{ at: number; id: string }> {
  const taken = new Set(blocks.flatMap((block) => block.id ?? []))
  const seen = new Set<string>()
  const found: Array<{ at: number; id: string }> = []
  for (const { at, id } of blocks) {
    if (id !== null && !seen.has(id)) {
      seen.add(id)
      continue
    }
    let next = id === null ? fresh() : derivedId(id, 2)
    for (let n = 3; taken.has(next); n++) next = id === null ? fresh() : derivedId(id, n)
    taken.add(next)
    seen.add(next)
    found.push({ at, id: next })
  }
  return found
}
