import { closeSync, openSync, readFileSync, writeSync } from 'node:fs'
import {
  ParseSpeeds,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFName,
  PDFNull,
  PDFNumber,
  type PDFObject,
  type PDFPage,
  PDFRef,
  PDFStream,
} from '@cantoo/pdf-lib'
import { Destinations } from './destinations.ts'
import { layersOf } from './layers.ts'
import { safeAnnotation, safeStream } from './sanitize.ts'

/** A PDF to be taken apart: its pages become objects from number `first` on, in a file of their own, below object `parent`. */
export interface BindOrder {
  from: string
  to: string
  first: number
  parent: number
}

/** A PDF's pages as objects of another. */
export interface Fragment {
  /** where each object begins; the first bears the number that was asked for, the next follow */
  offsets: number[]
  size: number
  /** the numbers of the page objects, in order */
  pages: number[]
  /** its layers, and those that are hidden */
  layers: { all: number[]; hidden: number[] }
}

const name = (text: string): PDFName => PDFName.of(text)
// what a page is without its document: no structure, no threads, no actions, nobody's private data
const inherited = ['Resources', 'MediaBox', 'CropBox', 'Rotate'].map(name)
const own = ['Contents', 'Group', 'UserUnit', 'Tabs', 'BleedBox', 'TrimBox', 'ArtBox'].map(name)
const roots = new Set(['Catalog', 'Pages', 'ObjStm', 'XRef'])

/** Writes objects under new numbers to a file, each once, as they are reached. */
class Copying {
  readonly #doc: PDFDocument
  readonly #file: number
  readonly #order: BindOrder
  readonly #numbers = new Map<PDFRef, number>()
  readonly #waiting: PDFRef[] = []
  /** stands for the pack's own tree of pages; no object of a document bears it */
  readonly root = PDFRef.of(0, 65_535)
  readonly offsets: number[] = []
  size = 0

  constructor(doc: PDFDocument, file: number, order: BindOrder) {
    this.#doc = doc
    this.#file = file
    this.#order = order
  }

  has(ref: PDFRef): boolean {
    return this.#numbers.has(ref)
  }

  /** The new number of what is referred to; what is asked for the first time waits to be written, but for pages. */
  number(ref: PDFRef, waits = true): number {
    if (ref === this.root) return this.#order.parent
    const known = this.#numbers.get(ref)
    if (known !== undefined) return known
    const given = this.#order.first + this.#numbers.size
    this.#numbers.set(ref, given)
    if (waits) this.#waiting.push(ref)
    return given
  }

  write(number: number, object: PDFObject): void {
    this.offsets[number - this.#order.first] = this.size
    this.#put(Buffer.from(`${number} 0 obj\n`))
    if (object instanceof PDFStream) {
      const contents = object.getContents()
      const dict = safeStream(object.dict)
      dict.set(name('Length'), PDFNumber.of(contents.length))
      this.#put(Buffer.from(`${this.#said(dict)}\nstream\n`, 'latin1'))
      this.#put(contents)
      this.#put(Buffer.from('\nendstream\nendobj\n'))
    } else this.#put(Buffer.from(`${this.#said(object)}\nendobj\n`, 'latin1'))
  }

  /** Everything that was reached and not written yet. */
  rest(): void {
    for (let ref = this.#waiting.pop(); ref; ref = this.#waiting.pop()) {
      const found = this.#doc.context.lookup(ref) ?? PDFNull
      // a way up to the old document would bring all of it along
      const kind = found instanceof PDFDict ? found.get(name('Type')) : undefined
      const root = kind instanceof PDFName && roots.has(kind.decodeText())
      this.write(this.number(ref), root ? PDFNull : found)
    }
  }

  #put(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length;) at += writeSync(this.#file, bytes, at)
    this.size += bytes.length
  }

  #said(object: PDFObject): string {
    if (object instanceof PDFRef) return `${this.number(object)} 0 R`
    if (object instanceof PDFArray)
      return `[${object
        .asArray()
        .map((one) => this.#said(one))
        .join(' ')}]`
    if (object instanceof PDFDict)
      return `<<${object
        .entries()
        .map(([key, value]) => `${key.toString()} ${this.#said(value)}`)
        .join('\n')}>>`
    const bytes = new Uint8Array(object.sizeInBytes())
    object.copyBytesInto(bytes, 0)
    return Buffer.from(bytes.buffer).toString('latin1')
  }
}

function pageOf(page: PDFPage, root: PDFRef, destinations: Destinations): PDFDict {
  const { node } = page
  const made = PDFDict.withContext(node.context)
  made.set(name('Type'), name('Page'))
  made.set(name('Parent'), root)
  for (const key of inherited) {
    const value = node.getInheritableAttribute(key)
    if (value) made.set(key, value)
  }
  for (const key of own) {
    const value = node.get(key)
    if (value) made.set(key, value)
  }
  const annotations = PDFArray.withContext(node.context)
  const found = node.lookup(name('Annots'))
  for (const one of found instanceof PDFArray ? found.asArray() : []) {
    const safe = safeAnnotation(node.context, one, destinations)
    if (safe) annotations.push(safe)
  }
  if (annotations.size() > 0) made.set(name('Annots'), annotations)
  return made
}

/**
 * Copies a PDF's pages as objects that can stand in another PDF. Only what the pages are made of comes along: scripts, attachments, actions
 * but links, and the document's structure stay behind. Throws at what is encrypted, has no pages or is no PDF.
 */
export async function bind(order: BindOrder): Promise<Fragment> {
  const speed = { parseSpeed: ParseSpeeds.Fastest, updateMetadata: false }
  const doc = await PDFDocument.load(readFileSync(order.from), speed)
  const pages = doc.getPages()
  if (pages.length === 0) throw new Error('a PDF without pages')
  const file = openSync(order.to, 'w', 0o600)
  try {
    const copying = new Copying(doc, file, order)
    const destinations = new Destinations(doc, new Set(pages.map(({ ref }) => ref)))
    const numbers = pages.map(({ ref }) => copying.number(ref, false))
    for (const [at, page] of pages.entries()) copying.write(numbers[at] ?? 0, pageOf(page, copying.root, destinations))
    copying.rest()
    const layers = layersOf(doc)
    const reached = (refs: PDFRef[]) => refs.filter((ref) => copying.has(ref)).map((ref) => copying.number(ref))
    return {
      offsets: copying.offsets,
      size: copying.size,
      pages: numbers,
      layers: { all: reached(layers.all), hidden: reached(layers.hidden) },
    }
  } finally {
    closeSync(file)
  }
}
