import { PDFArray, PDFDict, PDFName, PDFRef, type PDFDocument } from '@cantoo/pdf-lib'

const name = (text: string): PDFName => PDFName.of(text)

function refsIn(dict: PDFDict, key: string): PDFRef[] {
  const found = dict.lookup(name(key))
  return found instanceof PDFArray ? found.asArray().filter((one): one is PDFRef => one instanceof PDFRef) : []
}

/** A document's layers, and those of them that are hidden when it opens: they stay hidden in the pack. */
export function layersOf(doc: PDFDocument): { all: PDFRef[]; hidden: PDFRef[] } {
  const properties = doc.catalog.lookup(name('OCProperties'))
  if (!(properties instanceof PDFDict)) return { all: [], hidden: [] }
  const all = refsIn(properties, 'OCGs')
  const usual = properties.lookup(name('D'))
  if (!(usual instanceof PDFDict)) return { all, hidden: [] }
  const off = new Set(refsIn(usual, 'OFF'))
  if (usual.lookup(name('BaseState')) !== name('OFF')) return { all, hidden: all.filter((ref) => off.has(ref)) }
  const on = new Set(refsIn(usual, 'ON'))
  return { all, hidden: all.filter((ref) => !on.has(ref)) }
}
