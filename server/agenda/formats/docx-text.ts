import {
  BorderStyle,
  ExternalHyperlink,
  FootnoteReferenceRun,
  HeadingLevel,
  type INumberingOptions,
  type IParagraphOptions,
  LevelFormat,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  UnderlineType,
  WidthType,
} from 'docx'
import type { Block, Cell, Inline } from '#server/kernel/rich-text/printed.ts'
import type { WordVoice } from '#server/kernel/voices.ts'

/** What a Word document gathers while its text is written: its footnotes and its lists. */
export interface Gathered {
  notes: Record<string, { children: Paragraph[] }>
  lists: INumberingOptions['config'][number][]
}

/** The width between the margins of an A4 page, in twentieths of a point. */
export const measure = 9_400
const line = { style: BorderStyle.SINGLE, size: 4, color: 'C5CED6' }
const headings = [
  HeadingLevel.HEADING_1,
  HeadingLevel.HEADING_2,
  HeadingLevel.HEADING_3,
  HeadingLevel.HEADING_4,
  HeadingLevel.HEADING_5,
  HeadingLevel.HEADING_6,
]

/** Word's own heading style of a level; below the sixth it stays the sixth. */
export function headingOf(level: number) {
  return headings[Math.min(level, 6) - 1] ?? HeadingLevel.HEADING_6
}

interface Place {
  voice: WordVoice
  /** heading level of the item above */
  level: number
  /** how many lists deep */
  deep: number
  /** what every paragraph here carries */
  carry: IParagraphOptions
  strong: boolean
}

/** An item's text as Word's paragraphs and tables, in its language. */
export function textOf(gathered: Gathered, blocks: Block[], voice: WordVoice, level: number): (Paragraph | Table)[] {
  return write(gathered, blocks, { voice, level, deep: 0, carry: {}, strong: false })
}

function write(gathered: Gathered, blocks: Block[], place: Place): (Paragraph | Table)[] {
  return blocks.flatMap((block): (Paragraph | Table)[] => {
    if (block.t === 'p') return [new Paragraph({ ...place.carry, children: runs(gathered, block.c, place) })]
    if (block.t === 'h')
      return [
        new Paragraph({ heading: headingOf(place.level + block.level), children: runs(gathered, block.c, place) }),
      ]
    if (block.t === 'quote') return write(gathered, block.c, { ...place, carry: { style: 'Quotation' } })
    if (block.t === 'table') return [tableOf(gathered, block, place), new Paragraph({ spacing: { after: 60 } })]
    return list(gathered, block, place)
  })
}

const formats: Record<string, (typeof LevelFormat)[keyof typeof LevelFormat]> = {
  '1': LevelFormat.DECIMAL,
  a: LevelFormat.LOWER_LETTER,
  A: LevelFormat.UPPER_LETTER,
  i: LevelFormat.LOWER_ROMAN,
  I: LevelFormat.UPPER_ROMAN,
}

function list(gathered: Gathered, block: Extract<Block, { t: 'ul' | 'ol' }>, place: Place): (Paragraph | Table)[] {
  // every numbered list begins anew, so each has its own definition
  const reference = `list-${gathered.lists.length + 1}`
  gathered.lists.push({
    reference,
    levels: Array.from({ length: 9 }, (_, level) => ({
      level,
      format: block.t === 'ul' ? LevelFormat.BULLET : (formats[block.style] ?? LevelFormat.DECIMAL),
      text: block.t === 'ul' ? (['•', '–', '·'][level % 3] ?? '•') : `%${level + 1}.`,
      start: block.t === 'ul' ? 1 : block.start,
      style: { paragraph: { indent: { left: 400 * (level + 1), hanging: 320 } } },
    })),
  })
  const level = Math.min(place.deep, 8)
  const below = { ...place, deep: place.deep + 1, carry: { indent: { left: 400 * (level + 1) } } }
  return block.items.flatMap((item) => {
    const [first, ...rest] = item
    const marked = { ...below, carry: { numbering: { reference, level, instance: 0 } } }
    if (first?.t !== 'p') return [new Paragraph({ ...marked.carry }), ...write(gathered, item, below)]
    return [...write(gathered, [first], marked), ...write(gathered, rest, below)]
  })
}

function tableOf(gathered: Gathered, table: Extract<Block, { t: 'table' }>, place: Place): Table {
  const width = Math.floor(measure / table.columns)
  const cell = (one: Cell) => {
    const children = write(gathered, one.c, { ...place, deep: 0, carry: { style: 'InTable' }, strong: one.head })
    return new TableCell({
      columnSpan: one.colspan,
      rowSpan: one.rowspan,
      width: { size: width * one.colspan, type: WidthType.DXA },
      ...(one.head ? { shading: { fill: 'EEF2F6' } } : {}),
      children: children.length > 0 ? children : [new Paragraph({ style: 'InTable' })],
    })
  }
  return framed(
    Array.from({ length: table.columns }, () => width),
    table.rows.map(
      (row, y) => new TableRow({ tableHeader: y < table.heads, cantSplit: true, children: row.map(cell) }),
    ),
  )
}

/** A table with hairlines and the given columns, as wide as the text. */
export function framed(columnWidths: number[], rows: TableRow[]): Table {
  return new Table({
    rows,
    columnWidths,
    width: { size: columnWidths.reduce((sum, one) => sum + one, 0), type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    margins: { top: 50, bottom: 50, left: 90, right: 90 },
    borders: { top: line, bottom: line, left: line, right: line, insideHorizontal: line, insideVertical: line },
  })
}

function runs(gathered: Gathered, pieces: Inline[], place: Place) {
  return pieces.map((one) => {
    if (one.t === 'br') return new TextRun({ break: 1 })
    if (one.t === 'note') {
      const id = Object.keys(gathered.notes).length + 1
      gathered.notes[String(id)] = {
        children: [
          new Paragraph({ style: 'FootnoteText', children: [new TextRun({ text: ` ${one.s}`, ...place.voice })] }),
        ],
      }
      return new FootnoteReferenceRun(id)
    }
    const run = new TextRun({
      text: one.s,
      ...place.voice,
      // a plain 'no' would overrule the paragraph's style
      ...(one.b || place.strong ? { bold: true } : {}),
      ...(one.i ? { italics: true } : {}),
      ...(one.x ? { strike: true } : {}),
      ...(one.u ? { underline: { type: UnderlineType.SINGLE } } : {}),
      ...(one.href === '' ? {} : { style: 'Hyperlink' }),
    })
    return one.href === '' ? run : new ExternalHyperlink({ link: one.href, children: [run] })
  })
}
