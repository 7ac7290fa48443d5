const segmenter = new Intl.Segmenter('en', { granularity: 'word' })

/** Cuts a text into words of any script, small letters, NFKC, joined by blanks: the same at index and at query. */
export function wordsOf(text: string): string {
  const folded = text.normalize('NFKC').toLowerCase()
  return [...segmenter.segment(folded)].flatMap((part) => (part.isWordLike ? [part.segment] : [])).join(' ')
}
