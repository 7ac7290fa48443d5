/** A run of words of two texts read together. */
export interface Piece {
  kind: 'same' | 'deleted' | 'inserted'
  text: string
}

// beyond this many pairs of words a table of them would cost too much; such texts are shown whole beside each other
const most = 4_000_000

const segmenters = new Map<string, Intl.Segmenter>()

/** The words, blanks and signs of a text, which put together give it again; also where a language writes no blanks. */
function wordsOf(text: string, language: string): string[] {
  const segmenter = segmenters.get(language) ?? new Intl.Segmenter(language, { granularity: 'word' })
  segmenters.set(language, segmenter)
  return Array.from(segmenter.segment(text), (part) => part.segment)
}

/** Which words of both belong together: the longest common subsequence, as pairs of places. */
function pairs(was: string[], now: string[]): Array<[number, number]> {
  const width = now.length + 1
  const table = new Uint32Array((was.length + 1) * width)
  for (let i = was.length - 1; i >= 0; i--) {
    for (let j = now.length - 1; j >= 0; j--) {
      const below = table[(i + 1) * width + j] ?? 0
      const right = table[i * width + j + 1] ?? 0
      table[i * width + j] = was[i] === now[j] ? (table[(i + 1) * width + j + 1] ?? 0) + 1 : Math.max(below, right)
    }
  }
  const found: Array<[number, number]> = []
  let [i, j] = [0, 0]
  while (i < was.length && j < now.length) {
    if (was[i] === now[j]) found.push([i++, j++])
    else if ((table[(i + 1) * width + j] ?? 0) >= (table[i * width + j + 1] ?? 0)) i++
    else j++
  }
  return found
}

function joined(pieces: Piece[]): Piece[] {
  const out: Piece[] = []
  for (const piece of pieces) {
    if (piece.text === '') continue
    const last = out.at(-1)
    if (last?.kind === piece.kind) last.text += piece.text
    else out.push({ ...piece })
  }
  return out
}

/** What was taken out and put in between two texts, word by word, deletions before insertions. */
export function wordDifference(before: string, after: string, language = 'en'): Piece[] {
  const [was, now] = [wordsOf(before, language), wordsOf(after, language)]
  let start = 0
  while (start < was.length && start < now.length && was[start] === now[start]) start++
  let end = 0
  while (end < was.length - start && end < now.length - start && was.at(-1 - end) === now.at(-1 - end)) end++
  const [oldWords, newWords] = [was.slice(start, was.length - end), now.slice(start, now.length - end)]
  const kept = oldWords.length * newWords.length > most ? [] : pairs(oldWords, newWords)
  const pieces: Piece[] = [{ kind: 'same', text: was.slice(0, start).join('') }]
  let [i, j] = [0, 0]
  for (const [at, to] of [...kept, [oldWords.length, newWords.length] as const]) {
    pieces.push({ kind: 'deleted', text: oldWords.slice(i, at).join('') })
    pieces.push({ kind: 'inserted', text: newWords.slice(j, to).join('') })
    if (at < oldWords.length) pieces.push({ kind: 'same', text: oldWords[at] ?? '' })
    ;[i, j] = [at + 1, to + 1]
  }
  pieces.push({ kind: 'same', text: was.slice(was.length - end).join('') })
  return joined(pieces)
}
