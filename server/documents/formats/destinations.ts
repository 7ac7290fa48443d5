import {
  PDFArray,
  PDFDict,
  PDFHexString,
  PDFName,
  type PDFObject,
  PDFRef,
  PDFString,
  type PDFDocument,
} from '@cantoo/pdf-lib'

const most = 20_000
const name = (text: string): PDFName => PDFName.of(text)

/** A name as both kinds of naming spell it. */
function spelled(value: PDFObject | undefined): string | undefined {
  if (value instanceof PDFName || value instanceof PDFString || value instanceof PDFHexString) return value.decodeText()
  return undefined
}

/** Where the links of a document lead: its names are known in it alone, so they are put into their places. */
export class Destinations {
  readonly #doc: PDFDocument
  readonly #pages: Set<PDFRef>
  #named: Map<string, PDFObject> | undefined

  constructor(doc: PDFDocument, pages: Set<PDFRef>) {
    this.#doc = doc
    this.#pages = pages
  }

  /** A destination as an array that begins with a page of the document; undefined for what leads nowhere. */
  of(value: PDFObject | undefined): PDFArray | undefined {
    const { context } = this.#doc
    let found = value && context.lookup(value)
    const called = spelled(found)
    if (called !== undefined) found = context.lookup((this.#named ??= this.#names()).get(called))
    if (found instanceof PDFDict) found = found.lookup(name('D'))
    if (!(found instanceof PDFArray)) return undefined
    const [page, ...view] = found.asArray()
    if (!(page instanceof PDFRef) || !this.#pages.has(page)) return undefined
    const made = PDFArray.withContext(context)
    for (const one of [page, ...view.filter((part) => !(part instanceof PDFRef))]) made.push(one)
    return made
  }

  #names(): Map<string, PDFObject> {
    const { catalog } = this.#doc
    const named = new Map<string, PDFObject>()
    const old = catalog.lookup(name('Dests'))
    if (old instanceof PDFDict) for (const [key, value] of old.entries()) named.set(key.decodeText(), value)
    const names = catalog.lookup(name('Names'))
    const waiting = names instanceof PDFDict ? [names.lookup(name('Dests'))] : []
    for (let seen = 0; seen < most && waiting.length > 0; seen++) {
      const node = waiting.pop()
      if (!(node instanceof PDFDict)) continue
      const [pairs, kids] = [node.lookup(name('Names')), node.lookup(name('Kids'))]
      if (kids instanceof PDFArray) waiting.push(...kids.asArray().map((kid) => this.#doc.context.lookup(kid)))
      const all = pairs instanceof PDFArray ? pairs.asArray() : []
      for (let at = 0; at + 1 < all.length; at += 2) {
        const called = spelled(this.#doc.context.lookup(all[at]))
        const target = all[at + 1]
        if (called !== undefined && target) named.set(called, target)
      }
    }
    return named
  }
}
