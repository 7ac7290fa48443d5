/**
 * The indices of a longest run of `places` that still ascends: whoever is not in it has moved. Of several equally long
 * runs one is taken, always the same. n log n.
 */
export function inOrder(places: readonly number[]): Set<number> {
  // the index of the smallest last place of an ascending run of each length, and what stood before each
  const ends: number[] = []
  const before: number[] = []
  for (const [at, place] of places.entries()) {
    let [low, high] = [0, ends.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((places[ends[middle] ?? 0] ?? 0) < place) low = middle + 1
      else high = middle
    }
    before.push(low === 0 ? -1 : (ends[low - 1] ?? -1))
    ends[low] = at
  }
  const kept = new Set<number>()
  for (let at = ends.at(-1) ?? -1; at >= 0; at = before[at] ?? -1) kept.add(at)
  return kept
}

/** Everything of the newer list in its order, and what it lacks right behind what stood before it. */
export function together<T>(before: readonly T[], now: readonly T[], name: (one: T) => string): T[] {
  const present = new Set(now.map(name))
  const behind = new Map<string, T[]>()
  let last = ''
  for (const one of before) {
    if (present.has(name(one))) last = name(one)
    else behind.set(last, [...(behind.get(last) ?? []), one])
  }
  return [...(behind.get('') ?? []), ...now.flatMap((one) => [one, ...(behind.get(name(one)) ?? [])])]
}
