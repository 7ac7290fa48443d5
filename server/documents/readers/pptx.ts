import { linkedContent } from './embedded.ts'
import type { OfficePackage } from './package.ts'
import { type Block, Gathering, type Reading } from './reading.ts'
import type { Visitor } from './xml.ts'

/** Reads the text of one slide: its title, its paragraphs, the rows of its tables. */
class Slide implements Visitor {
  title = ''
  readonly blocks: Block[] = []
  readonly counts = { tables: 0, images: 0 }
  hidden = false
  readonly #page: number
  #words: string | undefined
  #level = 0
  #shape = ''
  #row: string[] | undefined
  #cell: string[] | undefined
  #taking = false
  #passing = 0

  constructor(page: number) {
    this.#page = page
  }

  open(tag: Parameters<NonNullable<Visitor['open']>>[0]): void {
    if (this.#passing > 0 || tag.name === 'Fallback') this.#passing += 1
    else if (tag.name === 'sld') this.hidden = tag.get('show') === '0'
    else if (tag.name === 'sp') this.#shape = ''
    else if (tag.name === 'ph') this.#shape = tag.get('type') ?? 'body'
    else if (tag.name === 'p' && tag.uri.includes('drawingml')) [this.#words, this.#level] = ['', 0]
    else if (tag.name === 'pPr') this.#level = Number(tag.get('lvl') ?? 0) || 0
    else if (tag.name === 't') this.#taking = true
    else if (tag.name === 'br') this.#words = `${this.#words ?? ''}\n`
    else if (tag.name === 'tbl') this.counts.tables += 1
    else if (tag.name === 'tr') this.#row = []
    else if (tag.name === 'tc') this.#cell = []
    else if (tag.name === 'blip') this.counts.images += 1
  }

  text(words: string): void {
    if (this.#passing === 0 && this.#taking && this.#words !== undefined) this.#words += words
  }

  close(name: string, uri: string): void {
    if (this.#passing > 0) this.#passing -= 1
    else if (name === 't') this.#taking = false
    else if (name === 'p' && uri.includes('drawingml')) this.#paragraph()
    else if (name === 'tc') {
      this.#row?.push(this.#cell?.join('\n') ?? '')
      this.#cell = undefined
    } else if (name === 'tr') this.#closeRow()
  }

  #paragraph(): void {
    const text = this.#words ?? ''
    this.#words = undefined
    // what the slide's frame repeats on every page is not the paper's text
    if (text.trim() === '' || ['dt', 'ftr', 'sldNum'].includes(this.#shape)) return
    if (this.#cell) this.#cell.push(text)
    else if (this.#shape === 'title' || this.#shape === 'ctrTitle') this.title += (this.title && '\n') + text
    else this.blocks.push({ kind: 'paragraph', level: this.#level, page: this.#page, text, content: null })
  }

  #closeRow(): void {
    const cells = this.#row ?? []
    this.#row = undefined
    if (cells.some((text) => text.trim() !== ''))
      this.blocks.push({ kind: 'cell', level: this.counts.tables, page: this.#page, ...rowOf(cells) })
  }
}

/** A row of plain cells: its words, and itself as a node. */
export function rowOf(cells: string[]): Pick<Block, 'text' | 'content'> {
  const content = cells.map((text) => ({
    type: 'tableCell',
    content: [text === '' ? { type: 'paragraph' } : { type: 'paragraph', content: [{ type: 'text', text }] }],
  }))
  return { text: cells.join('\t'), content: { type: 'tableRow', content } }
}

async function notesOf(file: OfficePackage, part: string): Promise<string> {
  const notes = (await file.relations(part)).find(({ type, external }) => type === 'notesSlide' && !external)
  if (!notes) return ''
  const read = new Slide(0)
  await file.read(notes.target, read)
  return read.blocks.map(({ text }) => text).join('\n')
}

/** Reads a PPTX in the order of its slides. */
export async function readPptx(file: OfficePackage): Promise<Reading> {
  const gathering = new Gathering()
  const order: string[] = []
  await file.read(file.main, {
    open: (tag) => {
      if (tag.name === 'sldId') order.push(tag.get('id') ?? '')
    },
  })
  const slides = (await file.relations(file.main)).filter(({ type, external }) => type === 'slide' && !external)
  const counts = { slides: 0, tables: 0, images: 0 }
  for (const id of order) {
    const part = slides.find((slide) => slide.id === id)?.target
    if (part === undefined) continue
    const slide = new Slide((counts.slides += 1))
    await file.read(part, slide)
    const place = `slide ${counts.slides}`
    gathering.add({ kind: 'slide', level: 1, page: counts.slides, text: slide.title, content: null })
    for (const block of slide.blocks) if (!gathering.add(block)) break
    counts.tables += slide.counts.tables
    counts.images += slide.counts.images
    if (slide.hidden) gathering.find('HIDDEN_SLIDE', place, slide.title)
    const notes = await notesOf(file, part)
    if (notes.trim()) gathering.find('SPEAKER_NOTES', place, notes)
    for (const { type, target, external } of await file.relations(part))
      if (type === 'comments' && !external) await commentsOf(file, target, place, gathering)
  }
  await linkedContent(file, gathering)
  return {
    type: 'pptx',
    counts: { ...counts, comments: gathering.count('COMMENT') },
    findings: gathering.findings,
    blocks: gathering.blocks,
  }
}

/** Lists the comments of one slide: of the old kind in `text`, of the new one in paragraphs. */
async function commentsOf(file: OfficePackage, part: string, place: string, gathering: Gathering): Promise<void> {
  let words = ''
  let taking = false
  await file.read(part, {
    open: (tag) => {
      if (tag.name === 'cm') words = ''
      if (tag.name === 'text' || tag.name === 't') taking = true
    },
    text: (piece) => {
      if (taking) words += piece
    },
    close: (name) => {
      if (name === 'text' || name === 't') taking = false
      if (name === 'cm') gathering.find('COMMENT', place, words)
    },
  })
}
