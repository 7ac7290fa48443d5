/** A text without what two readers of one file give differently: blanks, soft hyphens, ligatures. */
export interface Folded {
  text: string
  /** for each of its code units, and one past the last, where it stood in the original */
  at: number[]
}

const silent = /[\s\u00ad\u200b-\u200d\u2060\ufeff]/u

/** Folds a text for searching; `at` leads back. */
export function folded(original: string): Folded {
  const parts: string[] = []
  const at: number[] = []
  let place = 0
  for (const letter of original) {
    if (!silent.test(letter)) {
      const plain = letter.normalize('NFKC').replaceAll(/\s/gu, '')
      parts.push(plain)
      for (let n = 0; n < plain.length; n++) at.push(place)
    }
    place += letter.length
  }
  at.push(original.length)
  return { text: parts.join(''), at }
}

/** How many letters two texts have in common at their ends. */
export function commonEnd(one: string, other: string): number {
  let n = 0
  while (n < one.length && n < other.length && one.at(-1 - n) === other.at(-1 - n)) n++
  return n
}

/** How many letters two texts have in common at their beginnings. */
export function commonStart(one: string, other: string): number {
  let n = 0
  while (n < one.length && n < other.length && one[n] === other[n]) n++
  return n
}

/** Where a text most nearly like `wanted` stands in `text`, and how many letters differ; by Sellers' table, a row at a time. */
export function nearest(text: string, wanted: string): { start: number; end: number; distance: number } {
  const size = wanted.length
  let costs = Array.from({ length: size + 1 }, (_, n) => n)
  let starts: number[] = Array.from({ length: size + 1 }, () => 0)
  let best = { start: 0, end: 0, distance: size }
  for (let end = 1; end <= text.length; end++) {
    const [row, from] = [[0], [end]]
    for (let n = 1; n <= size; n++) {
      const swap = (costs[n - 1] ?? 0) + (text[end - 1] === wanted[n - 1] ? 0 : 1)
      const extra = (costs[n] ?? 0) + 1
      const lack = (row[n - 1] ?? 0) + 1
      const least = Math.min(swap, extra, lack)
      row.push(least)
      from.push((least === swap ? starts[n - 1] : least === extra ? starts[n] : from[n - 1]) ?? 0)
    }
    ;[costs, starts] = [row, from]
    const distance = row[size] ?? size
    const found = { start: from[size] ?? 0, end, distance }
    // of equally near ones the one most nearly as long
    const off = (one: { start: number; end: number }): number => Math.abs(one.end - one.start - size)
    if (distance < best.distance || (distance === best.distance && off(found) < off(best))) best = found
  }
  return best
}
