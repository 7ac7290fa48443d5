import { plainText } from '#server/kernel/rich-text.ts'
import { isoDayOf } from './dates.ts'
import type { Edition, EditionItem } from './edition.ts'

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

/** An edition as CSV, a line for each item. `bom`: a byte-order mark first, so that Excel reads it as UTF-8 (usual). */
export function csvOf(edition: Edition, { bom = true }: { bom?: boolean } = {}): string {
  const { labels } = edition
  const heads = [
    labels.number,
    labels.level,
    labels.item,
    labels.lead,
    labels.purpose,
    labels.duration,
    labels.day,
    labels.from,
    labels.to,
    labels.references,
    labels.annotation,
    labels.language,
  ]
  return `${bom ? '\ufeff' : ''}${[csvLine(heads), ...edition.items.map((item) => row(edition, item))].join('')}`
}

function row(edition: Edition, item: EditionItem): string {
  return csvLine([
    item.number,
    item.depth + 1,
    item.title,
    item.leads,
    item.purpose,
    item.minutes,
    item.starts === null ? null : isoDayOf(item.starts, edition.meeting.zone),
    item.from,
    item.to,
    item.references.join('; '),
    item.annotation === null ? '' : plainText(item.annotation),
    item.language,
  ])
}
