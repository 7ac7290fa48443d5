import { csvLine } from '#server/kernel/csv.ts'
import { plainText } from '#server/kernel/rich-text.ts'
import { isoDayOf } from './dates.ts'
import type { Edition, EditionItem } from './edition.ts'

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
