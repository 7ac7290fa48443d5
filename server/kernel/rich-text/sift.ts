import { type ContentMatch, Fragment, type NodeType, type Schema } from '@tiptap/pm/model'
import { attributesOf, cleanText } from './attributes.ts'

/** A mark in ProseMirror JSON. */
export interface RichMark {
  type: string
  attrs?: Record<string, unknown>
}

/** A node in ProseMirror JSON. */
export interface RichNode {
  type: string
  attrs?: Record<string, unknown>
  content?: RichNode[]
  marks?: RichMark[]
  text?: string
}

/** What was out of shape: a stable code, where it stood ('0/2/1' = positions from the top), the first words of what was dropped. */
export interface Finding {
  code:
    | 'NOT_A_TEXT'
    | 'NODE_UNKNOWN'
    | 'NODE_MISPLACED'
    | 'MARK_UNKNOWN'
    | 'LINK_UNSAFE'
    | 'ATTRIBUTE_INVALID'
    | 'TEXT_UNCLEAN'
    | 'TOO_DEEP'
    | 'TOO_LONG'
  path: string
  text: string
}

const deepest = 24
const mostFindings = 100

/** Whether it is a plain object and no list. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

interface Sieve {
  schema: Schema
  note: (code: Finding['code'], path: string, piece: unknown) => void
}

/** What of the JSON holds to the schema, or null; everything else becomes a finding. */
export function sift(schema: Schema, json: Record<string, unknown>, findings: Finding[]): RichNode | null {
  const note: Sieve['note'] = (code, path, piece) => {
    if (findings.length < mostFindings) findings.push({ code, path, text: wordsOf(piece, 0).slice(0, 80) })
  }
  return node({ schema, note }, json, '', 0)
}

/** The first words in a piece of unknown shape; for a person to recognise what was dropped. */
function wordsOf(piece: unknown, depth: number): string {
  if (!isRecord(piece) || depth > deepest) return typeof piece === 'string' ? cleanText(piece.slice(0, 80)) : ''
  if (typeof piece['text'] === 'string') return cleanText(piece['text'].slice(0, 80))
  let found = ''
  if (Array.isArray(piece['content'])) {
    for (const child of piece['content'].slice(0, 80)) {
      found += wordsOf(child, depth + 1)
      if (found.length > 80) break
    }
  }
  return found
}

function refused(sieve: Sieve, code: Finding['code'], path: string, piece: unknown): null {
  sieve.note(code, path, piece)
  return null
}

function node(sieve: Sieve, json: unknown, path: string, depth: number): RichNode | null {
  if (depth > deepest) return refused(sieve, 'TOO_DEEP', path, json)
  const name = isRecord(json) && typeof json['type'] === 'string' ? json['type'] : ''
  const type = Object.hasOwn(sieve.schema.nodes, name) ? sieve.schema.nodes[name] : undefined
  if (!isRecord(json) || type === undefined) return refused(sieve, 'NODE_UNKNOWN', path, json)
  if (type.isText) return text(sieve, json, path)
  const { attrs, wrong } = attributesOf(name, type.spec.attrs ?? {}, json['attrs'])
  for (const one of wrong) sieve.note('ATTRIBUTE_INVALID', path === '' ? one : `${path}@${one}`, json)
  const made: RichNode = { type: name }
  if (Object.keys(attrs).length > 0) made.attrs = attrs
  if (type.isLeaf) {
    const carried = type.isInline ? marks(sieve, json, path) : []
    if (carried.length > 0) made.marks = carried
    return made
  }
  const content = children(sieve, type, json['content'], path, depth)
  if (content === null) return refused(sieve, 'NODE_MISPLACED', path, json)
  if (content.length > 0) made.content = content
  return made
}

function text(sieve: Sieve, json: Record<string, unknown>, path: string): RichNode | null {
  if (typeof json['text'] !== 'string') return refused(sieve, 'NODE_UNKNOWN', path, json)
  const clean = cleanText(json['text'])
  if (clean !== json['text']) sieve.note('TEXT_UNCLEAN', path, clean)
  if (clean === '') return null
  const carried = marks(sieve, json, path)
  return carried.length > 0 ? { type: 'text', marks: carried, text: clean } : { type: 'text', text: clean }
}

function marks(sieve: Sieve, carrier: Record<string, unknown>, path: string): RichMark[] {
  const json = carrier['marks']
  if (json === undefined || json === null) return []
  if (!Array.isArray(json)) sieve.note('MARK_UNKNOWN', path, carrier)
  const kept = new Map<string, RichMark>()
  for (const one of Array.isArray(json) ? json.slice(0, 20) : []) {
    const name = isRecord(one) && typeof one['type'] === 'string' ? one['type'] : ''
    const type = Object.hasOwn(sieve.schema.marks, name) ? sieve.schema.marks[name] : undefined
    if (!isRecord(one) || type === undefined) {
      sieve.note('MARK_UNKNOWN', path, name)
      continue
    }
    const { attrs, wrong } = attributesOf(name, type.spec.attrs ?? {}, one['attrs'])
    // without its address a link is plain words
    if (name === 'link' && typeof attrs['href'] !== 'string') sieve.note('LINK_UNSAFE', path, carrier)
    else {
      for (const at of wrong) sieve.note('ATTRIBUTE_INVALID', `${path}@${at}`, name)
      kept.set(name, Object.keys(attrs).length > 0 ? { type: name, attrs } : { type: name })
    }
  }
  // the order of the schema, so that equal texts have equal JSON
  const rank = Object.keys(sieve.schema.marks)
  return [...kept.values()].sort((a, b) => rank.indexOf(a.type) - rank.indexOf(b.type))
}

/** The children that fit, words without a paragraph wrapped in one, what is missing filled in; null when nothing fits. */
function children(sieve: Sieve, type: NodeType, json: unknown, path: string, depth: number): RichNode[] | null {
  const kept: RichNode[] = []
  let match: ContentMatch = type.contentMatch
  if (json !== undefined && json !== null && !Array.isArray(json)) sieve.note('NODE_MISPLACED', path, json)
  for (const [at, one] of (Array.isArray(json) ? json : []).entries()) {
    const place = path === '' ? String(at) : `${path}/${at}`
    const child = node(sieve, one, place, depth + 1)
    const kind = child === null ? undefined : sieve.schema.nodes[child.type]
    if (child === null || kind === undefined) continue
    const next = match.matchType(kind)
    const wrapping = next === null ? match.findWrapping(kind) : null
    const outer = wrapping?.[0]
    const after = outer === undefined ? next : match.matchType(outer)
    if (after === null || (next === null && outer === undefined)) {
      sieve.note('NODE_MISPLACED', place, one)
      continue
    }
    if (outer !== undefined) sieve.note('NODE_MISPLACED', place, '')
    match = after
    const wrapped = (wrapping ?? [])
      .toReversed()
      .reduce<RichNode>((inner, around) => ({ type: around.name, content: [inner] }), child)
    kept.push(wrapped)
  }
  return finished(sieve, match, kept, path, depth)
}

/** Fills in what the schema asks for, and joins neighbouring words of the same emphasis. */
function finished(sieve: Sieve, match: ContentMatch, kept: RichNode[], path: string, depth: number): RichNode[] | null {
  if (!match.validEnd) {
    const filling = match.fillBefore(Fragment.empty, true)
    if (filling === null) return null
    filling.forEach((one) => {
      const filled = node(sieve, one.toJSON(), path, depth + 1)
      if (filled !== null) kept.push(filled)
    })
  }
  const joined: RichNode[] = []
  for (const one of kept) {
    const before = joined.at(-1)
    if (one.type === 'text' && before?.type === 'text' && JSON.stringify(one.marks) === JSON.stringify(before.marks)) {
      joined[joined.length - 1] = { ...before, text: `${before.text ?? ''}${one.text ?? ''}` }
    } else joined.push(one)
  }
  return joined
}
