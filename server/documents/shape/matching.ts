import { equalRuns } from './equal-runs.ts'
import { type Likable, likable, likeness } from './likeness.ts'

/** A paragraph as far as matching needs it. */
export interface Matchable {
  kind: string
  text: string
  /** equal for equal texts */
  hash: string
}

/** What is at least this much alike, between the same neighbours, is the same paragraph in other words. */
const alike = 0.5
/** A paragraph alone between two that stayed needs less: its place speaks for it. */
const inPlace = 0.3
/** Away from its place it needs more. */
const elsewhere = 0.7
/** So short a text says nothing about where it came from when it stands in another place. */
const telling = 12
/** The most pairs that are compared in one stretch; beyond, only near ones are. */
const most = 40_000
/** The most cells of one table. */
const table = 1_000_000

type Pair = [was: number, now: number]

interface Sides {
  before: readonly Matchable[]
  now: readonly Matchable[]
  like: (was: number, now: number) => number
}

function sidesOf(before: readonly Matchable[], now: readonly Matchable[]): Sides {
  const known: [Map<number, Likable>, Map<number, Likable>] = [new Map(), new Map()]
  const of = (side: 0 | 1, at: number): Likable => {
    const made = known[side].get(at) ?? likable((side === 0 ? before : now)[at]?.text ?? '')
    known[side].set(at, made)
    return made
  }
  const like = (was: number, is: number): number => {
    const same = before[was]?.kind === now[is]?.kind
    return likeness(of(0, was), of(1, is)) * (same ? 1 : 0.8)
  }
  return { before, now, like }
}

/** The best pairing of two stretches in their order, by likeness; stretches too long for one table are halved. */
function ordered(was: number[], is: number[], sides: Sides): Pair[] {
  if (was.length * is.length > table && was.length > 1 && is.length > 1) {
    const [b, n] = [was.length >> 1, is.length >> 1]
    return [...ordered(was.slice(0, b), is.slice(0, n), sides), ...ordered(was.slice(b), is.slice(n), sides)]
  }
  return orderedPairs(was, is, sides)
}

function orderedPairs(was: number[], is: number[], { like }: Sides): Pair[] {
  const least = was.length === 1 && is.length === 1 ? inPlace : alike
  const wide = was.length * is.length > most
  const reach = wide ? Math.max(8, Math.floor(most / (was.length + is.length))) : Number.POSITIVE_INFINITY
  const slope = is.length / Math.max(was.length, 1)
  const width = is.length + 1
  const sums = new Float64Array((was.length + 1) * width)
  const alikeOf = new Map<number, number>()
  for (let i = was.length - 1; i >= 0; i--) {
    for (let j = is.length - 1; j >= 0; j--) {
      let best = Math.max(sums[(i + 1) * width + j] ?? 0, sums[i * width + j + 1] ?? 0)
      const value = Math.abs(j - i * slope) <= reach ? like(was[i] ?? 0, is[j] ?? 0) : 0
      if (value >= least) {
        alikeOf.set(i * width + j, value)
        best = Math.max(best, value + (sums[(i + 1) * width + j + 1] ?? 0))
      }
      sums[i * width + j] = best
    }
  }
  const pairs: Pair[] = []
  let [i, j] = [0, 0]
  while (i < was.length && j < is.length) {
    const here = sums[i * width + j] ?? 0
    const value = alikeOf.get(i * width + j)
    if (value !== undefined && here === value + (sums[(i + 1) * width + j + 1] ?? 0))
      pairs.push([was[i++] ?? 0, is[j++] ?? 0])
    else if (here === (sums[(i + 1) * width + j] ?? 0)) i++
    else j++
  }
  return pairs
}

const free = (length: number, taken: (at: number) => boolean): number[] =>
  Array.from({ length }, (_, at) => at).filter((at) => !taken(at))

/** The same text in another place: a text that stands once more on either side, or long enough to be known again. */
function wandered({ before, now }: Sides, was: number[], is: number[]): Pair[] {
  const waiting = Map.groupBy(was, (at) => before[at]?.hash ?? '')
  const asking = Map.groupBy(is, (at) => now[at]?.hash ?? '')
  return [...asking].flatMap(([hash, places]) => {
    const old = waiting.get(hash) ?? []
    const long = (now[places[0] ?? 0]?.text.trim().length ?? 0) >= telling
    if (!long && (old.length !== 1 || places.length !== 1)) return []
    return places.slice(0, old.length).map((at, n): Pair => [old[n] ?? 0, at])
  })
}

/** Pairs far apart that are nearly the same text: the closest first, each once. */
function farApart(sides: Sides, was: number[], is: number[]): Pair[] {
  const long = (list: readonly Matchable[]) => (at: number) => (list[at]?.text.trim().length ?? 0) >= telling
  const [old, fresh] = [was.filter(long(sides.before)), is.filter(long(sides.now))]
  if (old.length * fresh.length > most) return []
  const close = old
    .flatMap((b) => fresh.map((n) => ({ pair: [b, n] as Pair, value: sides.like(b, n) })))
    .filter(({ value }) => value >= elsewhere)
    .toSorted((a, b) => b.value - a.value)
  const taken = [new Set<number>(), new Set<number>()]
  return close.flatMap(({ pair: [b, n] }) => {
    if (taken[0]?.has(b) || taken[1]?.has(n)) return []
    taken[0]?.add(b)
    taken[1]?.add(n)
    return [[b, n] as Pair]
  })
}

/**
 * Which paragraph of the next revision is which of the former: first by equal texts in order, then by likeness between them, then equal
 * texts in other places, then what is nearly equal in other places. Gives place now → place before; each place occurs once.
 */
export function matching(before: readonly Matchable[], now: readonly Matchable[]): Map<number, number> {
  const sides = sidesOf(before, now)
  const hashes = (list: readonly Matchable[]) => list.map((one) => one.hash)
  const kept = equalRuns(hashes(before), hashes(now))
  const found = new Map<number, number>(kept.map(([was, is]) => [is, was]))
  const taken = new Set(kept.map(([was]) => was))
  const take = (pairs: Pair[]): void => {
    for (const [was, is] of pairs) {
      found.set(is, was)
      taken.add(was)
    }
  }
  const rest = () => [free(before.length, (at) => taken.has(at)), free(now.length, (at) => found.has(at))] as const
  take(wandered(sides, ...rest()))
  let [b, n] = [0, 0]
  for (const [was, is] of [...kept, [before.length, now.length] as const]) {
    const old = free(was - b, (at) => taken.has(at + b)).map((at) => at + b)
    const fresh = free(is - n, (at) => found.has(at + n)).map((at) => at + n)
    if (old.length > 0 && fresh.length > 0) take(ordered(old, fresh, sides))
    ;[b, n] = [was + 1, is + 1]
  }
  take(farApart(sides, ...rest()))
  return found
}
