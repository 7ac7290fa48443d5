import { type Extensions, getSchema } from '@tiptap/core'
import { Blockquote } from '@tiptap/extension-blockquote'
import { Bold } from '@tiptap/extension-bold'
import { Document } from '@tiptap/extension-document'
import { HardBreak } from '@tiptap/extension-hard-break'
import { Heading } from '@tiptap/extension-heading'
import { Italic } from '@tiptap/extension-italic'
import { BulletList, ListItem, OrderedList } from '@tiptap/extension-list'
import { Paragraph } from '@tiptap/extension-paragraph'
import { Table, TableCell, TableHeader, TableRow } from '@tiptap/extension-table'
import { Text } from '@tiptap/extension-text'
import { BlockNames, Citation, Footnote, SafeLink, Strike, Underline } from './rich-text/nodes.ts'
import { type Finding, isRecord, type RichNode, sift } from './rich-text/sift.ts'

export type { Finding, RichNode } from './rich-text/sift.ts'

/** Which of the three texts it is; each has its schema and its limit. */
export type RichKind = 'annotation' | 'title' | 'note'

/** A whole text: ProseMirror JSON that holds to the schema of its kind. */
export type RichDoc = RichNode

/** The most that a text may hold: a title in characters, the others in bytes of their JSON (issue 7, 'Walls'). */
export const limits: Record<RichKind, number> = { title: 500, annotation: 200_000, note: 200_000 }

// lists and quotations hold no tables and cells no tables: every output can show that
const flow = '(paragraph | bulletList | orderedList)+'
const cell = () => ({
  colspan: { default: 1 },
  rowspan: { default: 1 },
  colwidth: { default: null },
})

const words: Extensions = [Paragraph, Text, HardBreak, Bold, Italic, Underline, Strike, SafeLink, Citation, BlockNames]
const lists: Extensions = [
  BulletList,
  OrderedList,
  ListItem.extend({ content: 'paragraph (paragraph | bulletList | orderedList)*' }),
]

/** What an annotation may hold; the editor, the projection, DOCX and PDF read this one list. */
export const annotationExtensions: Extensions = [
  Document,
  ...words,
  ...lists,
  Heading.configure({ levels: [2, 3, 4] }),
  Blockquote.extend({ content: flow }),
  Table.configure({ resizable: false }),
  TableRow,
  TableHeader.extend({ content: flow, addAttributes: cell }),
  TableCell.extend({ content: flow, addAttributes: cell }),
  Footnote,
]

/** A title is words alone. Two first writers may leave two paragraphs behind: the schema lets them, reading joins them. */
export const titleExtensions: Extensions = [Document.extend({ content: 'paragraph+' }), Paragraph, Text, BlockNames]

/** What a delegation's private note may hold. */
export const noteExtensions: Extensions = [Document, ...words, ...lists]

/** The schemas of the three lists. */
export const schemas = {
  annotation: getSchema(annotationExtensions),
  title: getSchema(titleExtensions),
  note: getSchema(noteExtensions),
}

/** How much of its limit a text uses: characters of a title, bytes of the others. The editor stops where this says. */
export function sizeOf(kind: RichKind, doc: RichDoc): number {
  if (kind === 'title') return Array.from(plainText(doc)).length
  return new TextEncoder().encode(JSON.stringify(doc)).length
}

/** An empty text of that kind. */
function emptyDoc(): RichDoc {
  return { type: 'doc', content: [{ type: 'paragraph' }] }
}

/**
 * Reads what claims to be a text. Gives one that holds to the schema and to its limit, and a finding
 * for each piece that had to be dropped or mended; never throws, whatever arrives.
 */
export function parseRichText(json: unknown, kind: RichKind = 'annotation'): { doc: RichDoc; findings: Finding[] } {
  const findings: Finding[] = []
  const doc = isRecord(json) && json['type'] === 'doc' ? sift(schemas[kind], json, findings) : null
  if (doc === null) {
    findings.unshift({ code: 'NOT_A_TEXT', path: '', text: '' })
    return { doc: emptyDoc(), findings }
  }
  return { doc: kind === 'title' ? titled(doc, findings) : bounded(doc, kind, findings), findings }
}

/** One paragraph, one line, at most 500 characters. */
function titled(doc: RichDoc, findings: Finding[]): RichDoc {
  const text = plainText(doc).replaceAll(/\s+/gu, ' ').trim()
  const signs = Array.from(text)
  if (signs.length > limits.title)
    findings.push({ code: 'TOO_LONG', path: '', text: signs.slice(limits.title, limits.title + 80).join('') })
  const kept = signs.slice(0, limits.title).join('')
  const first = doc.content?.[0]
  const attrs = first?.attrs === undefined ? {} : { attrs: first.attrs }
  return {
    type: 'doc',
    content: [{ type: 'paragraph', ...attrs, ...(kept === '' ? {} : { content: [{ type: 'text', text: kept }] }) }],
  }
}

/** Whole blocks up to the limit; the rest stays where it was written and is named in a finding. */
function bounded(doc: RichDoc, kind: RichKind, findings: Finding[]): RichDoc {
  const kept: RichNode[] = []
  let size = 27
  for (const [at, block] of (doc.content ?? []).entries()) {
    size += new TextEncoder().encode(JSON.stringify(block)).length + 1
    if (size > limits[kind]) {
      findings.push({ code: 'TOO_LONG', path: String(at), text: plainText(block).slice(0, 80) })
      break
    }
    kept.push(block)
  }
  return kept.length === 0 ? emptyDoc() : { type: 'doc', content: kept }
}

/** The words alone: a line for each block; a footnote in square brackets where it hangs. */
export function plainText(node: RichNode): string {
  if (node.type === 'text') return node.text ?? ''
  if (node.type === 'hardBreak') return '\n'
  if (node.type === 'footnote') return ` [${String(node.attrs?.['text'] ?? '')}]`
  if (node.type === 'citation') return String(node.attrs?.['frozen'] ?? '')
  const block = node.type === 'paragraph' || node.type === 'heading'
  return (node.content ?? []).map(plainText).join(block ? '' : '\n')
}

/** A block of text: its name, the source blocks it translates, itself, its words, and where it stands. */
export interface Block {
  id: string | null
  of: string[]
  node: RichNode
  text: string
  path: number[]
}

/** The blocks of text in reading order: paragraphs and headings, also those in lists, quotations and cells. */
export function blocksOf(doc: RichDoc): Block[] {
  const found: Block[] = []
  const walk = (node: RichNode, path: number[]) => {
    if (node.type === 'paragraph' || node.type === 'heading') {
      const { id, of } = node.attrs ?? {}
      found.push({
        id: typeof id === 'string' ? id : null,
        of: Array.isArray(of) ? of.filter((one): one is string => typeof one === 'string') : [],
        node,
        text: plainText(node),
        path,
      })
      return
    }
    for (const [at, child] of (node.content ?? []).entries()) walk(child, [...path, at])
  }
  walk(doc, [])
  return found
}
