import { PDFDict, PDFName, type PDFContext, type PDFObject } from '@cantoo/pdf-lib'
import type { Destinations } from './destinations.ts'

const name = (text: string): PDFName => PDFName.of(text)
const names = (words: string): PDFName[] => words.split(' ').map(name)

// what is drawn on a page or leads from it; what plays, runs, carries a file or opens a window stays behind
const kinds = new Set(
  'Text Link FreeText Line Square Circle Polygon PolyLine Highlight Underline Squiggly StrikeOut Stamp Caret Ink Widget'.split(
    ' ',
  ),
)
const drawn = names(
  'Type Subtype Rect Contents NM M F AP AS Border C BS BE QuadPoints InkList L LE Vertices IC DA Q CL RD T CA OC Name H MK IT Subj',
)
// of a stream: files outside or beside it, and what belongs to its document as a whole
const beside = names('F FFilter FDecodeParms Metadata PieceInfo AF OPI Ref StructParent StructParents LastModified')
const link = /^(?:https?:|mailto:)/i

/** What an annotation's action comes to: a place in the same document, or an address; everything else does nothing. */
function ledTo(dict: PDFDict, destinations: Destinations): [key: string, value: PDFObject] | undefined {
  const direct = destinations.of(dict.get(name('Dest')))
  if (direct) return ['Dest', direct]
  const action = dict.lookup(name('A'))
  if (!(action instanceof PDFDict)) return undefined
  const kind = action.lookup(name('S'))
  if (kind === name('GoTo')) {
    const place = destinations.of(action.get(name('D')))
    return place && ['Dest', place]
  }
  const address = action.lookup(name('URI'))
  const said = address && 'decodeText' in address ? (address as { decodeText(): string }).decodeText() : ''
  if (kind !== name('URI') || !address || !link.test(said)) return undefined
  const made = PDFDict.withContext(dict.context)
  made.set(name('S'), name('URI'))
  made.set(name('URI'), address)
  return ['A', made]
}

/** An annotation that draws or leads somewhere and does nothing else; undefined for all other kinds. */
export function safeAnnotation(context: PDFContext, one: PDFObject, destinations: Destinations): PDFDict | undefined {
  const dict = context.lookup(one)
  if (!(dict instanceof PDFDict)) return undefined
  const kind = dict.lookup(name('Subtype'))
  if (!(kind instanceof PDFName) || !kinds.has(kind.decodeText())) return undefined
  const made = PDFDict.withContext(context)
  for (const key of drawn) {
    const value = dict.get(key)
    if (value) made.set(key, value)
  }
  const led = ledTo(dict, destinations)
  if (led) made.set(name(led[0]), led[1])
  return made
}

/** A stream's dictionary without files beside it and without what belongs to its old document. */
export function safeStream(dict: PDFDict): PDFDict {
  const made = PDFDict.withContext(dict.context)
  for (const [key, value] of dict.entries()) if (!beside.includes(key)) made.set(key, value)
  return made
}
