import { linkedContent } from './embedded.ts'
import type { OfficePackage } from './package.ts'
import { rowOf } from './pptx.ts'
import { Gathering, type Reading } from './reading.ts'
import { columnOf, dayOf, escaped, type Values, valuesOf } from './xlsx-values.ts'
import type { Tag, Visitor } from './xml.ts'

// the widest sheet there can be is 16,384 columns; a reader shows no more than these
const mostColumns = 256

/** Reads one sheet row by row. */
class Sheet implements Visitor {
  readonly columns = new Set<number>()
  readonly counts = { rows: 0, merged: 0, formulas: 0 }
  #cells: string[] = []
  #cell: { column: number; type: string; style: number; words: string } | undefined
  #taking = false
  #next = 1
  readonly #values: Values
  readonly #row: (cells: string[]) => void

  constructor(values: Values, row: (cells: string[]) => void) {
    this.#values = values
    this.#row = row
  }

  open(tag: Tag): void {
    if (tag.name === 'row') {
      this.counts.rows += 1
      this.#cells = []
      this.#next = 1
    } else if (tag.name === 'c') {
      const column = columnOf(tag.get('r') ?? '') || this.#next
      this.#next = column + 1
      this.#cell = { column, type: tag.get('t') ?? 'n', style: Number(tag.get('s') ?? 0), words: '' }
      this.columns.add(column)
    } else if (tag.name === 'v' || tag.name === 't') this.#taking = this.#cell !== undefined
    else if (tag.name === 'f') this.counts.formulas += 1
    else if (tag.name === 'mergeCell') this.counts.merged += 1
  }

  text(words: string): void {
    if (this.#taking && this.#cell) this.#cell.words += words
  }

  close(name: string): void {
    if (name === 'v' || name === 't') this.#taking = false
    else if (name === 'c' && this.#cell) {
      if (this.#cell.column <= mostColumns) this.#cells[this.#cell.column - 1] = this.#shown(this.#cell)
      this.#cell = undefined
    } else if (name === 'row') this.#row(Array.from(this.#cells, (cell) => cell ?? ''))
  }

  #shown({ type, style, words }: { type: string; style: number; words: string }): string {
    if (type === 's') return this.#values.shared[Number(words)] ?? ''
    if (type === 'b') return words === '1' ? 'TRUE' : 'FALSE'
    if (type === 'str' || type === 'inlineStr') return escaped(words)
    const number = Number(words)
    if (type !== 'n' || words === '' || !this.#values.dates[style] || Number.isNaN(number)) return words
    return dayOf(number, this.#values.since1904)
  }
}

interface SheetEntry {
  name: string
  relation: string
  hidden: boolean
}

async function workbook(file: OfficePackage): Promise<{ sheets: SheetEntry[]; since1904: boolean }> {
  const sheets: SheetEntry[] = []
  let since1904 = false
  await file.read(file.main, {
    open: (tag) => {
      if (tag.name === 'workbookPr') since1904 = ['1', 'true'].includes(tag.get('date1904') ?? '')
      if (tag.name !== 'sheet') return
      const hidden = (tag.get('state') ?? 'visible') !== 'visible'
      sheets.push({ name: tag.get('name') ?? '', relation: tag.get('id') ?? '', hidden })
    },
  })
  return { sheets, since1904 }
}

/** Reads an XLSX: the rows of each sheet, in the order of its tabs. */
export async function readXlsx(file: OfficePackage): Promise<Reading> {
  const gathering = new Gathering()
  const { sheets, since1904 } = await workbook(file)
  const values = await valuesOf(file, since1904)
  const relations = await file.relations(file.main)
  const counts = { sheets: 0, rows: 0, columns: 0, merged: 0, formulas: 0, hidden: 0 }
  for (const { name, relation, hidden } of sheets) {
    const target = relations.find(({ id, external }) => id === relation && !external)
    if (!target) continue
    const page = (counts.sheets += 1)
    if (hidden) {
      counts.hidden += 1
      gathering.find('HIDDEN_SHEET', `sheet ${name}`)
    }
    gathering.add({ kind: 'sheet', level: 1, page, text: name, content: null })
    const sheet = new Sheet(values, (cells) => {
      if (cells.some((text) => text.trim() !== '')) gathering.add({ kind: 'cell', level: 1, page, ...rowOf(cells) })
    })
    await file.read(target.target, sheet)
    counts.rows += sheet.counts.rows
    counts.merged += sheet.counts.merged
    counts.formulas += sheet.counts.formulas
    counts.columns = Math.max(counts.columns, sheet.columns.size)
    for (const one of await file.relations(target.target))
      if (/^(comments|threadedComment)$/.test(one.type) && !one.external)
        await cellComments(file, one.target, name, gathering)
  }
  await linkedContent(file, gathering)
  const comments = gathering.count('COMMENT')
  return { type: 'xlsx', counts: { ...counts, comments }, findings: gathering.findings, blocks: gathering.blocks }
}

async function cellComments(file: OfficePackage, part: string, sheet: string, gathering: Gathering): Promise<void> {
  let [place, words, taking] = ['', '', false]
  await file.read(part, {
    open: (tag) => {
      if (tag.name === 'comment' || tag.name === 'threadedComment')
        [place, words] = [`cell ${sheet}!${tag.get('ref') ?? ''}`, '']
      if (tag.name === 't' || tag.name === 'text') taking = true
    },
    text: (piece) => {
      if (taking) words += piece
    },
    close: (name) => {
      if (name === 't' || name === 'text') taking = false
      if (name === 'comment' || name === 'threadedComment') gathering.find('COMMENT', place, words)
    },
  })
}
