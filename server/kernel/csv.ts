// what a spreadsheet takes for a formula: also in full width, which some read alike (asvs.md 1.2.10, B20)
/* oxlint-disable-next-line no-control-regex -- a leading tab, line end or NUL is how the sign hides */
const formula = /^'*[\s\u0000]*[=+\-@\uff1d\uff0b\uff0d\uff20\t\r\n\u0000]/u

/** The words of a cell with a quote before what would run as a formula. */
export function guarded(words: string): string {
  return formula.test(words) ? `'${words}` : words
}

/** The words as they were before `guarded`; for reading a file of ours back. */
export function unguarded(words: string): string {
  return words.startsWith("'") && formula.test(words.slice(1)) ? words.slice(1) : words
}

/** One line of CSV (RFC 4180). Words are guarded and quoted, numbers stay numbers, null is an empty cell. */
export function csvLine(cells: readonly (string | number | null)[]): string {
  const line = cells.map((cell) => {
    if (cell === null) return ''
    return typeof cell === 'number' ? String(cell) : `"${guarded(cell).replaceAll('"', '""')}"`
  })
  return `${line.join(',')}\r\n`
}
