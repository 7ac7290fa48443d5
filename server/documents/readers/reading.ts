import type { RichNode } from '#server/kernel/rich-text.ts'

/**
 * A piece of a file as its reader found it. A `cell` is a whole row of a table: its text is the cells with tabs between
 * them, its content a `tableRow`, and rows that follow each other with the same level belong to one table.
 */
export interface Block {
  kind: 'heading' | 'paragraph' | 'list' | 'cell' | 'slide' | 'sheet'
  /** of a heading 1 to 9, of a list 1 for the outermost, of a row the number of its table */
  level: number
  /** 1 = first page, slide or sheet */
  page: number
  text: string
  /** ProseMirror JSON that fits the schema of kernel/rich-text.ts; null where the text says all */
  content: RichNode | null
}

/** Something that a person should know before the file is accepted. */
export interface FileFinding {
  code:
    | 'INSERTION'
    | 'DELETION'
    | 'FORMATTING'
    | 'COMMENT'
    | 'HIDDEN_TEXT'
    | 'HIDDEN_SHEET'
    | 'HIDDEN_SLIDE'
    | 'SPEAKER_NOTES'
    | 'TEXT_BOX'
    | 'EMBEDDED_FILE'
    | 'EXTERNAL_CONTENT'
    | 'SCRIPT'
    | 'TEXT_CUT'
    | 'ROW_UNEVEN'
    | 'ENCODING_GUESSED'
    | 'LINE_UNREADABLE'
  /** a word and a number or name: 'paragraph 12', 'slide 3', 'sheet Figures', 'line 7' */
  place: string
  text: string
}

/** What everybody sees in a file beside its running text: a picture, the words of a header or footer. */
export interface Beside {
  code: 'PICTURE' | 'MARGIN'
  place: string
  text: string
}

/** What a reader makes of a file. */
export interface Reading {
  type: string
  counts: Record<string, number>
  findings: FileFinding[]
  blocks: Block[]
  /** where the reader looks for it */
  beside?: Beside[]
}

const mostFindings = 2000
const mostBlocks = 50_000
const mostText = 20_000_000
const longestText = 100_000

/** Takes what a reader finds, up to a bound that no paper reaches; beyond it the reading says that it was cut. */
export class Gathering {
  readonly findings: FileFinding[] = []
  readonly blocks: Block[] = []
  readonly beside: Beside[] = []
  #text = 0
  #cut = false

  find(code: FileFinding['code'], place: string, text = ''): void {
    if (this.findings.length < mostFindings) this.findings.push({ code, place, text: clean(text).slice(0, 500) })
  }

  pass(code: Beside['code'], place: string, text: string): void {
    if (this.beside.length < mostFindings) this.beside.push({ code, place, text: clean(text).slice(0, 500) })
  }

  /** Gives false when no more is taken. */
  add(block: Block): boolean {
    const text = clean(block.text).slice(0, longestText)
    this.#text += text.length
    if (this.blocks.length >= mostBlocks || this.#text > mostText) {
      this.cut(`block ${this.blocks.length + 1}`)
      return false
    }
    this.blocks.push({ ...block, text })
    return true
  }

  cut(place: string): void {
    if (!this.#cut) this.find('TEXT_CUT', place)
    this.#cut = true
  }

  /** The number of findings of some codes. */
  count(...codes: FileFinding['code'][]): number {
    return this.findings.filter(({ code }) => codes.includes(code)).length
  }
}

// PostgreSQL takes no NUL; the other controls say nothing to a reader
// oxlint-disable-next-line no-control-regex
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g

/** Words without controls and lone surrogates. */
function clean(text: string): string {
  return text.replace(controls, '').toWellFormed()
}
