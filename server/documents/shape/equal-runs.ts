import { inOrder } from '#server/kernel/shape/in-order.ts'

interface Range {
  b0: number
  b1: number
  n0: number
  n1: number
}

/** Below this many pairs a table of them is cheap. */
const few = 10_000

/** The longest common subsequence of a small range, as pairs of places. */
function common(before: readonly string[], now: readonly string[], { b0, b1, n0, n1 }: Range): Array<[number, number]> {
  const width = n1 - n0 + 1
  const table = new Uint16Array((b1 - b0 + 1) * width)
  const at = (i: number, j: number): number => table[(i - b0) * width + (j - n0)] ?? 0
  for (let i = b1 - 1; i >= b0; i--) {
    for (let j = n1 - 1; j >= n0; j--) {
      table[(i - b0) * width + (j - n0)] =
        before[i] === now[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
    }
  }
  const found: Array<[number, number]> = []
  let [i, j] = [b0, n0]
  while (i < b1 && j < n1) {
    if (before[i] === now[j]) found.push([i++, j++])
    else if (at(i + 1, j) >= at(i, j + 1)) i++
    else j++
  }
  return found
}

/** Where a value stands that occurs once between two places. */
function lone(list: readonly string[], from: number, to: number): Map<string, number> {
  const seen = new Map<string, number>()
  for (let at = from; at < to; at++) {
    const value = list[at] ?? ''
    seen.set(value, seen.has(value) ? -1 : at)
  }
  return seen
}

/** Pairs of what stands once in both, in order: the fixed points between which the rest is compared ('patience'). */
function fixed(before: readonly string[], now: readonly string[], range: Range): Array<[number, number]> {
  const old = lone(before, range.b0, range.b1)
  const pairs: Array<[number, number]> = []
  for (const [value, at] of lone(now, range.n0, range.n1)) {
    const was = old.get(value) ?? -1
    if (at >= 0 && was >= 0) pairs.push([was, at])
  }
  const kept = inOrder(pairs.map(([was]) => was))
  return pairs.filter((_, at) => kept.has(at))
}

/**
 * Which places of two lists hold the same value and stand in the same order, as pairs ascending in both. Quick for long lists:
 * values that occur once are the fixed points, and only small stretches without one are compared pair by pair.
 */
export function equalRuns(before: readonly string[], now: readonly string[]): Array<[number, number]> {
  const found: Array<[number, number]> = []
  const open: Range[] = [{ b0: 0, b1: before.length, n0: 0, n1: now.length }]
  for (let range = open.pop(); range; range = open.pop()) {
    let { b0, b1, n0, n1 } = range
    while (b0 < b1 && n0 < n1 && before[b0] === now[n0]) found.push([b0++, n0++])
    while (b0 < b1 && n0 < n1 && before[b1 - 1] === now[n1 - 1]) found.push([--b1, --n1])
    const rest = { b0, b1, n0, n1 }
    const points = fixed(before, now, rest)
    if (points.length === 0) {
      if ((b1 - b0) * (n1 - n0) <= few) found.push(...common(before, now, rest))
      continue
    }
    for (const [was, at] of [...points, [b1, n1] as const]) {
      open.push({ b0, b1: was, n0, n1: at })
      ;[b0, n0] = [was + 1, at + 1]
    }
    found.push(...points)
  }
  return found.toSorted((a, b) => a[0] - b[0])
}
