import { type CsvError, parse } from 'csv-parse/sync'
import { unguarded } from '#server/kernel/csv.ts'
import { refusal } from '#server/kernel/errors.ts'
import { type ImportColumn, importColumns, mostImported } from './shape/import.ts'

/** A row of the list: its cells by column, and the line on which it ends. */
export interface TableRow {
  line: number
  cells: Record<ImportColumn, string>
}

const optional: readonly ImportColumn[] = ['reason for restriction']
const plain = (name: string): string =>
  name
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_]+/g, ' ')

/** Excel writes the sign that its region parts lists with. */
function delimiterOf(head: string): string {
  const counted = [',', ';', '\t'].map((sign) => ({ sign, times: head.split(sign).length }))
  return counted.reduce((most, one) => (one.times > most.times ? one : most)).sign
}

interface Read {
  record: string[]
  info: { lines: number }
}

function records(text: string): Read[] {
  // Excel's own first line, which only names the sign
  const list = text.replace(/^\ufeff/, '').replace(/^sep=.\r?\n/i, (line) => line.replaceAll(/[^\r\n]/g, ''))
  const head = list.trimStart().split(/\r?\n/, 1)[0] ?? ''
  try {
    return parse(list, {
      delimiter: delimiterOf(head),
      skip_empty_lines: true,
      trim: true,
      info: true,
      max_record_size: 50_000,
      // one more than may be: a longer list is not read to its end
      to: mostImported + 2,
    }) as unknown as Read[]
  } catch (error) {
    const { code, lines = 0, column = 0 } = error as CsvError & { lines?: number; column?: number | string }
    if (!code) throw error
    const uneven = code === 'CSV_RECORD_INCONSISTENT_FIELDS_LENGTH'
    throw refusal(uneven ? 'IMPORT_LINE_UNEVEN' : 'IMPORT_CSV_BROKEN', 'invalid', {
      line: lines,
      column: typeof column === 'number' ? column + 1 : 1,
    })
  }
}

function columnsOf(head: string[]): Map<ImportColumn, number> {
  const places = new Map<ImportColumn, number>()
  for (const [at, cell] of head.entries()) {
    const column = importColumns.find((name) => name === plain(cell))
    if (!column || places.has(column)) throw refusal('IMPORT_COLUMN_UNKNOWN', 'invalid', { column: cell.slice(0, 60) })
    places.set(column, at)
  }
  const missing = importColumns.find((name) => !places.has(name) && !optional.includes(name))
  if (missing) throw refusal('IMPORT_COLUMN_MISSING', 'invalid', { column: missing })
  return places
}

/**
 * The rows of a list of papers: CSV in UTF-8, parted by comma, semicolon or tab. Strict: IMPORT_CSV_BROKEN says the line and column of
 * a quote that does not fit, IMPORT_LINE_UNEVEN of a line with too many or too few cells. A cell that a spreadsheet would run is words.
 */
export function tableOf(csv: string): TableRow[] {
  const [head, ...rows] = records(csv)
  if (!head || rows.length === 0) throw refusal('IMPORT_EMPTY', 'invalid')
  if (rows.length > mostImported) throw refusal('IMPORT_TOO_MANY_ROWS', 'invalid', { most: mostImported })
  const places = columnsOf(head.record)
  return rows.map(({ record, info }) => {
    const cell = (name: ImportColumn) => unguarded(record[places.get(name) ?? -1] ?? '').normalize('NFC')
    const cells = Object.fromEntries(importColumns.map((name) => [name, cell(name)])) as TableRow['cells']
    return { line: info.lines, cells }
  })
}
