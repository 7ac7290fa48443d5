import { safeHref } from '#server/kernel/rich-text/links.ts'
import {
  changes,
  type Frame,
  listNode,
  type Look,
  looks,
  type Paragraph,
  paragraphBlock,
  paragraphNode,
  passedOver,
  roleOf,
  rowBlock,
  type Surroundings,
  wordsOf,
  write,
} from './docx-pieces.ts'
import { isOn } from './docx-styles.ts'
import type { FileFinding } from './reading.ts'
import type { Tag, Visitor } from './xml.ts'

/** Reads one part of a DOCX in its order: blocks of the document, and everything that a reader would not see in them. */
export class Story implements Visitor {
  readonly counts = { headings: 0, tables: 0, images: 0 }
  readonly #about: Surroundings
  readonly #frames: Frame[] = []
  readonly #changes: { code: FileFinding['code']; text: string }[] = []
  readonly #hrefs: (string | null)[] = []
  #passing = 0
  #look: Look = {}
  #inRun = false
  #takes: 'words' | 'deleted' | undefined
  /** what the next picture says of itself to who cannot see it */
  #picture = ''

  constructor(about: Surroundings) {
    this.#about = about
  }

  get #paragraph(): Paragraph | undefined {
    return this.#frames.findLast((frame) => frame.kind === 'paragraph')
  }

  get #place(): string {
    const { part, gathering } = this.#about
    return part ?? `paragraph ${gathering.blocks.length + 1}`
  }

  open(tag: Tag): void {
    if (this.#passing > 0 || passedOver.test(tag.name)) {
      if (this.#passing === 0 && tag.name.endsWith('PrChange')) this.#about.gathering.find('FORMATTING', this.#place)
      this.#passing += 1
      return
    }
    const code = changes[tag.name]
    if (code && tag.uri.includes('wordprocessingml')) this.#changes.push({ code, text: '' })
    else if (this.#inRun) this.#openInRun(tag)
    else this.#openBlock(tag)
  }

  #openBlock(tag: Tag): void {
    const paragraph = this.#paragraph
    if (tag.name === 'p') this.#frames.push({ kind: 'paragraph', nodes: [], hidden: '' })
    else if (tag.name === 'r') this.#beginRun()
    else if (tag.name === 'tbl') this.#frames.push({ kind: 'table', at: (this.counts.tables += 1) })
    else if (tag.name === 'tr') this.#frames.push({ kind: 'row', cells: [], header: false, table: this.counts.tables })
    else if (tag.name === 'tc') this.#frames.push({ kind: 'cell', nodes: [], text: [], span: 1 })
    else if (tag.name === 'hyperlink') this.#hrefs.push(safeHref(this.#about.links.get(tag.get('id') ?? '')))
    else if (tag.name === 'commentRangeStart') this.#comment(tag)
    else this.#property(tag, paragraph)
  }

  #property(tag: Tag, paragraph: Paragraph | undefined): void {
    const value = tag.get('val') ?? ''
    const at = this.#frames.at(-1)
    if (at?.kind === 'cell' && tag.name === 'gridSpan') at.span = Number(value) || 1
    else if (at?.kind === 'row' && tag.name === 'tblHeader') at.header = isOn(tag)
    else if (!paragraph || at !== paragraph) return
    else if (tag.name === 'pStyle') paragraph.style = value
    else if (tag.name === 'outlineLvl') paragraph.outline = Number(value) + 1
    else if (tag.name === 'ilvl') paragraph.list = { id: paragraph.list?.id ?? '', level: Number(value) || 0 }
    else if (tag.name === 'numId') paragraph.list = { id: value, level: paragraph.list?.level ?? 0 }
  }

  #beginRun(): void {
    this.#inRun = true
    const href = this.#hrefs.at(-1)
    const hidden = this.#about.styles.of(this.#paragraph?.style).hidden === true
    this.#look = { ...(href ? { href } : {}), ...(hidden ? { hidden } : {}) }
  }

  #openInRun(tag: Tag): void {
    const look = looks[tag.name]
    if (look) this.#look[look] = isOn(tag)
    else if (tag.name === 't') this.#takes = 'words'
    else if (tag.name === 'delText') this.#takes = 'deleted'
    else if (tag.name === 'u') this.#look.underline = tag.get('val') !== 'none'
    else if (tag.name === 'rStyle') this.#look.hidden ||= this.#about.styles.of(tag.get('val')).hidden === true
    else if (tag.name === 'tab') this.#words('\t')
    else if (tag.name === 'noBreakHyphen') this.#words('\u2011')
    else if (tag.name === 'br' || tag.name === 'cr') this.#break()
    else if (tag.name === 'docPr') this.#picture = tag.get('descr') ?? ''
    else if (tag.name === 'blip' || tag.name === 'imagedata') this.#seePicture()
    else if (tag.name === 'commentReference') this.#comment(tag)
    else if (tag.name === 'footnoteReference' || tag.name === 'endnoteReference') this.#note(tag)
    else if (tag.name === 'txbxContent') this.#openBox()
  }

  #seePicture(): void {
    this.counts.images += 1
    this.#about.gathering.pass('PICTURE', this.#place, this.#picture)
  }

  // a text box holds paragraphs inside a run of a paragraph
  #openBox(): void {
    this.#frames.push({ kind: 'box', text: [] })
    this.#inRun = false
  }

  #comment(tag: Tag): void {
    const id = tag.get('id') ?? ''
    const words = this.#about.comments.get(id)
    if (words === undefined) return
    this.#about.comments.delete(id)
    this.#about.gathering.find('COMMENT', this.#place, words)
  }

  #note(tag: Tag): void {
    const key = `${tag.name.replace('Reference', '')} ${tag.get('id')}`
    const text = (this.#about.notes.get(key) ?? '').slice(0, 4000)
    if (text && !this.#deleting) this.#paragraph?.nodes.push({ type: 'footnote', attrs: { text } })
  }

  get #deleting(): boolean {
    return this.#changes.some(({ code }) => code === 'DELETION')
  }

  #break(): void {
    if (this.#deleting || this.#look.hidden) return
    this.#paragraph?.nodes.push({ type: 'hardBreak' })
  }

  #words(words: string): void {
    const paragraph = this.#paragraph
    const change = this.#changes.at(-1)
    if (change) change.text += words
    if (!paragraph || this.#deleting) return
    if (this.#look.hidden) {
      paragraph.hidden += words
      return
    }
    this.#tellHidden(paragraph)
    write(paragraph, words, this.#look)
  }

  #tellHidden(paragraph: Paragraph): void {
    if (paragraph.hidden) this.#about.gathering.find('HIDDEN_TEXT', this.#place, paragraph.hidden)
    paragraph.hidden = ''
  }

  text(words: string): void {
    if (this.#passing > 0 || !this.#takes) return
    const change = this.#changes.at(-1)
    if (this.#takes === 'words') this.#words(words)
    else if (change) change.text += words
  }

  close(name: string, uri: string): void {
    if (this.#passing > 0) {
      this.#passing -= 1
      return
    }
    if (name === 't' || name === 'delText') this.#takes = undefined
    else if (name === 'r') this.#inRun = false
    else if (name === 'p') this.#closeParagraph()
    else if (name === 'tc') this.#closeCell()
    else if (name === 'tr') this.#closeRow()
    else if (name === 'tbl') this.#frames.pop()
    else if (name === 'hyperlink') this.#hrefs.pop()
    else if (name === 'txbxContent') this.#closeBox()
    else if (changes[name] && uri.includes('wordprocessingml')) this.#closeChange()
  }

  #closeChange(): void {
    const change = this.#changes.pop()
    if (change) this.#about.gathering.find(change.code, this.#place, change.text)
  }

  #closeBox(): void {
    const box = this.#frames.pop()
    if (box?.kind === 'box' && box.text.length > 0)
      this.#about.gathering.find('TEXT_BOX', this.#place, box.text.join('\n'))
    this.#inRun = true
  }

  #closeParagraph(): void {
    const paragraph = this.#frames.pop()
    if (paragraph?.kind !== 'paragraph') return
    this.#tellHidden(paragraph)
    const { styles, gathering, part } = this.#about
    const role = roleOf(paragraph, styles)
    if (role.counted) this.counts.headings += 1
    const { nodes } = paragraph
    const text = wordsOf(nodes)
    if (text.trim() === '') return
    const around = this.#frames.at(-1)
    const box = this.#frames.findLast((frame) => frame.kind === 'box')
    if (box?.kind === 'box') box.text.push(text)
    if (around?.kind === 'cell') {
      around.text.push(text)
      around.nodes.push(role.list ? listNode(nodes, role.list.ordered) : paragraphNode(nodes))
    } else if (part === undefined) gathering.add(paragraphBlock(nodes, text, role))
    if (part === 'header' || part === 'footer') gathering.pass('MARGIN', part, text)
  }

  #closeCell(): void {
    const cell = this.#frames.pop()
    const row = this.#frames.at(-1)
    if (cell?.kind === 'cell' && row?.kind === 'row') row.cells.push(cell)
  }

  #closeRow(): void {
    const row = this.#frames.pop()
    if (row?.kind !== 'row' || this.#about.part !== undefined) return
    if (row.cells.some((cell) => cell.text.length > 0)) this.#about.gathering.add(rowBlock(row))
  }
}
