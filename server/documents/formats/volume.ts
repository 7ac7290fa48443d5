import { createReadStream } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import type { Fragment } from './bind.ts'

/** A mark in the outline of a pack, on the first page of what it names. */
export interface Mark {
  title: string
  /** the number of a page object; a heading without one leads to its first child's */
  page: number
  children: Mark[]
}

/** What a volume says of itself. */
export interface VolumeFacts {
  title: string
  language: string
  at: Date
}

const [catalog, tree, info] = [1, 2, 3]
/** the number of the first object of the first fragment */
const afterwards = 4
const head = Buffer.from('%PDF-1.7\n%âãÏÓ\n', 'latin1')

/** A text as PDF spells those that people read. */
function spelled(text: string): string {
  const bytes = Buffer.from(`\ufeff${text.toWellFormed()}`, 'utf16le').swap16()
  return `<${bytes.toString('hex').toUpperCase()}>`
}

const refs = (numbers: number[]): string => `[${numbers.map((number) => `${number} 0 R`).join('\n')}]`
const stamp = (at: Date): string => `D:${at.toISOString().replaceAll(/[-:T]|\..*/g, '')}Z`

/**
 * A PDF in the making, written to its file piece by piece: memory holds where its objects lie, and none of them, however large it becomes.
 * Fragments are taken as bind() leaves them, numbered from `next` below `parent`.
 */
export class Volume {
  readonly #file: FileHandle
  readonly path: string
  readonly parent = tree
  /** object number → where it begins; those in front are written at the end */
  readonly #offsets: number[] = Array.from({ length: afterwards }, () => 0)
  readonly #layers: Fragment['layers'] = { all: [], hidden: [] }
  readonly pages: number[] = []
  size = head.length

  private constructor(file: FileHandle, path: string) {
    this.#file = file
    this.path = path
  }

  /** Begins a volume in a new file. */
  static async begin(path: string): Promise<Volume> {
    const file = await open(path, 'wx', 0o600)
    await file.write(head)
    return new Volume(file, path)
  }

  /** The number that the next fragment's objects begin with. */
  get next(): number {
    return this.#offsets.length
  }

  /** Appends a fragment from its file. */
  async take(fragment: Fragment, from: string): Promise<void> {
    for await (const part of createReadStream(from)) await this.#file.write(part as Buffer)
    for (const offset of fragment.offsets) this.#offsets.push(this.size + offset)
    this.size += fragment.size
    this.pages.push(...fragment.pages)
    this.#layers.all.push(...fragment.layers.all)
    this.#layers.hidden.push(...fragment.layers.hidden)
  }

  async #put(number: number, object: string): Promise<void> {
    this.#offsets[number] = this.size
    await this.#write(`${number} 0 obj\n${object}\nendobj\n`)
  }

  async #write(text: string): Promise<void> {
    const bytes = Buffer.from(text, 'latin1')
    await this.#file.write(bytes)
    this.size += bytes.length
  }

  /** Writes marks and their children, each after the other; gives the numbers of the first and the last, and how many show. */
  async #mark(marks: Mark[], parent: number): Promise<{ first: number; last: number; count: number }> {
    const first = this.next
    const numbers = marks.map((_, at) => first + at)
    // taken before the children take theirs
    for (const number of numbers) this.#offsets[number] = 0
    let count = marks.length
    for (const [at, { title, page, children }] of marks.entries()) {
      const inner = children.length > 0 ? await this.#mark(children, first + at) : undefined
      count += inner?.count ?? 0
      const [before, after] = [numbers[at - 1], numbers[at + 1]]
      const kin = [
        before === undefined ? '' : `/Prev ${before} 0 R`,
        after === undefined ? '' : `/Next ${after} 0 R`,
        inner ? `/First ${inner.first} 0 R /Last ${inner.last} 0 R /Count ${inner.count}` : '',
      ].join(' ')
      await this.#put(
        first + at,
        `<< /Title ${spelled(title)} /Parent ${parent} 0 R /Dest [${page} 0 R /Fit] ${kin} >>`,
      )
    }
    return { first, last: first + marks.length - 1, count }
  }

  /** Ends the file with its outline and its table of contents; gives its size. */
  async end(marks: Mark[], { title, language, at }: VolumeFacts): Promise<number> {
    const outline = this.next
    this.#offsets[outline] = 0
    const { first, last, count } = await this.#mark(marks, outline)
    await this.#put(outline, `<< /Type /Outlines /First ${first} 0 R /Last ${last} 0 R /Count ${count} >>`)
    const { all, hidden } = this.#layers
    const layers = all.length > 0 ? `/OCProperties << /OCGs ${refs(all)} /D << /OFF ${refs(hidden)} >> >>` : ''
    const said = `/Lang ${spelled(language)} /ViewerPreferences << /DisplayDocTitle true >>`
    await this.#put(
      catalog,
      `<< /Type /Catalog /Pages ${tree} 0 R /Outlines ${outline} 0 R /PageMode /UseOutlines ${said} ${layers} >>`,
    )
    await this.#put(tree, `<< /Type /Pages /Count ${this.pages.length} /Kids ${refs(this.pages)} >>`)
    await this.#put(info, `<< /Title ${spelled(title)} /CreationDate (${stamp(at)}) /ModDate (${stamp(at)}) >>`)
    const start = this.size
    await this.#write(`xref\n0 ${this.#offsets.length}\n0000000000 65535 f \n`)
    for (let from = 1; from < this.#offsets.length; from += 1000) {
      const lines = this.#offsets
        .slice(from, from + 1000)
        .map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`)
      await this.#write(lines.join(''))
    }
    const trailer = `<< /Size ${this.#offsets.length} /Root ${catalog} 0 R /Info ${info} 0 R >>`
    await this.#write(`trailer\n${trailer}\nstartxref\n${start}\n%%EOF\n`)
    await this.close()
    return this.size
  }

  async close(): Promise<void> {
    await this.#file.close()
  }
}
