/** A text prepared for comparing: its pairs of letters, counted. */
export interface Likable {
  length: number
  pairs: Map<string, number>
}

/** Prepares a text: blanks and the case of letters say nothing, and no language's words are needed. */
export function likable(text: string): Likable {
  const letters = Array.from(text.normalize('NFKC').toLowerCase().replaceAll(/\s+/gu, ''))
  const pairs = new Map<string, number>()
  for (let at = 0; at + 1 < letters.length; at++) {
    const pair = `${letters[at]}${letters[at + 1]}`
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1)
  }
  if (letters.length === 1) pairs.set(letters[0] ?? '', 1)
  return { length: letters.length, pairs }
}

/** How alike two texts are, 0 to 1: Dice's coefficient over pairs of letters. */
export function likeness(one: Likable, other: Likable): number {
  const [few, many] = one.pairs.size <= other.pairs.size ? [one, other] : [other, one]
  const all = Math.max(few.length - 1, 1) + Math.max(many.length - 1, 1)
  if (few.length === 0 || many.length === 0) return few.length === many.length ? 1 : 0
  let shared = 0
  for (const [pair, count] of few.pairs) shared += Math.min(count, many.pairs.get(pair) ?? 0)
  return (2 * shared) / all
}
