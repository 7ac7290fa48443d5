/** The first index of a list at which it holds; its length when at none. What holds once holds from there on. */
function firstWhere(length: number, holds: (at: number) => boolean): number {
  let [low, high] = [0, length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (holds(middle)) high = middle
    else low = middle + 1
  }
  return low
}

/**
 * The indices of a longest run of `places` that still ascends: whoever is not in it has moved. Of several equally long
 * runs the first is taken: of two that have changed places, the one that now stands second has moved. n log n.
 */
export function inOrder(places: readonly number[]): Set<number> {
  // by the length of the run that ends there: indices whose places descend
  const piles: number[][] = []
  const before: number[] = []
  const placeAt = (at: number | undefined): number => places[at ?? -1] ?? 0
  for (const [at, place] of places.entries()) {
    const length = firstWhere(piles.length, (n) => placeAt(piles[n]?.at(-1)) >= place)
    const shorter = piles[length - 1] ?? []
    before.push(shorter[firstWhere(shorter.length, (n) => placeAt(shorter[n]) < place)] ?? -1)
    ;(piles[length] ??= []).push(at)
  }
  const kept = new Set<number>()
  for (let at = piles.at(-1)?.[0] ?? -1; at >= 0; at = before[at] ?? -1) kept.add(at)
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
