import { digest } from 'lib0/hash/sha256'
import { blocksOf, plainText, type RichNode } from '#server/kernel/rich-text.ts'
import { repairs } from './block-ids.ts'
import { factsOf, sameFacts } from './facts.ts'

/** How far a block has moved: facts are numbers, dates and names. */
export type Grade = 'facts' | 'wording' | 'formatting'

/** A block of a text by its id; the title is one of them, named 'title'. */
export interface TextBlock {
  block: string
  /** source blocks that it translates */
  of: string[]
  hash: string
  /** the block without its names, so that equal content is equal */
  json: RichNode
  plain: string
}

/** One block of a source beside what it said when a translation was made from it. */
export interface BlockChange {
  block: string
  state: 'same' | 'changed' | 'added' | 'dropped'
  grade: Grade | null
  fromHash: string | null
  toHash: string | null
  was: RichNode | null
  now: RichNode | null
}

const hex = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')

/** JSON with its keys in order: the database gives them back in an order of its own. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value ?? null)
  const fields = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${fields.map(([key, held]) => `${JSON.stringify(key)}:${canonical(held)}`).join(',')}}`
}

/** SHA-256 of a block's content, in browser and server alike. */
function hashOf(json: RichNode): string {
  return hex(digest(new TextEncoder().encode(canonical(json))))
}

function nameless(node: RichNode): RichNode {
  const { id: _, of: __, ...attrs } = node.attrs ?? {}
  const bare: RichNode = { type: node.type }
  if (Object.keys(attrs).length > 0) bare.attrs = attrs
  if (node.content) bare.content = node.content
  return bare
}

/** The title and the blocks of an annotation that hold words, in reading order. */
export function textBlocks(titleDoc: RichNode, annotation: RichNode): TextBlock[] {
  const head = titleDoc.content?.[0] ?? { type: 'paragraph' }
  const title = { block: 'title', of: ['title'], node: head, plain: plainText(titleDoc).trim() }
  const found = blocksOf(annotation)
  // a doubled name that no editor has repaired yet is read as the editor will write it
  let count = 0
  const named = new Map(
    repairs(
      found.map(({ id }, at) => ({ at, id })),
      () => `at-${count++}`,
    ).map(({ at, id }) => [at, id]),
  )
  const words = found.map(({ id, of, node, text }, at) => ({
    block: named.get(at) ?? id ?? '',
    of,
    node,
    plain: text,
  }))
  return [title, ...words.filter((one) => one.plain.trim() !== '')].map(({ block, of, node, plain }) => {
    const json = nameless(node)
    return { block, of, hash: hashOf(json), json, plain }
  })
}

/** The words without the signs that only part them, and without blanks; '%', '?' and the like say something. Marks within a figure are asked about as facts. */
function wordsAlone(text: string): string {
  const figures = text.normalize('NFC').replace(/(?<=\d)[.,\s](?=\d)/gu, '')
  return figures
    .split(/(?:(?![%％‰?？¿&/@#§])[\p{P}\p{Z}\s])+/u)
    .filter(Boolean)
    .join(' ')
}

function addresses(node: RichNode): string[] {
  const own = (node.marks ?? [])
    .filter((mark) => mark.type === 'link')
    .map((mark) => String(mark.attrs?.['href'] ?? ''))
  return [...own, ...(node.content ?? []).flatMap(addresses)]
}

/** How far a block has moved between two contents; null when they are one. Signs, blanks, emphasis are formatting. */
export function gradeOf(was: RichNode, now: RichNode, language: string): Grade | null {
  const [before, after] = [plainText(was), plainText(now)]
  if (before !== after) {
    if (!sameFacts(factsOf(before, language), factsOf(after, language))) return 'facts'
    if (wordsAlone(before) !== wordsAlone(after)) return 'wording'
    return 'formatting'
  }
  if (addresses(was).join(' ') !== addresses(now).join(' ')) return 'wording'
  return canonical(was) === canonical(now) ? null : 'formatting'
}

/** The blocks of a source as they stand to what a translation was made from, in reading order, what was dropped at the end. */
export function changesOf(
  source: TextBlock[],
  basis: Array<{ block: string; hash: string; content: RichNode }>,
  language: string,
): BlockChange[] {
  const made = new Map(basis.map((row) => [row.block, row]))
  const present = new Set(source.map((one) => one.block))
  const now = source.map((one): BlockChange => {
    const before = made.get(one.block)
    const both = { block: one.block, toHash: one.hash, now: one.json }
    if (!before) return { ...both, state: 'added', grade: 'wording', fromHash: null, was: null }
    const grade = before.hash === one.hash ? null : gradeOf(before.content, one.json, language)
    return { ...both, state: grade === null ? 'same' : 'changed', grade, fromHash: before.hash, was: before.content }
  })
  const dropped = basis
    .filter((row) => !present.has(row.block))
    .map((row): BlockChange => ({
      block: row.block,
      state: 'dropped',
      grade: 'wording',
      fromHash: row.hash,
      toHash: null,
      was: row.content,
      now: null,
    }))
  return [...now, ...dropped]
}

/** Source blocks that no block of the translation renders; none when the translation names no source blocks at all. */
export function uncovered(source: TextBlock[], target: TextBlock[]): string[] {
  const named = new Set(target.filter((one) => one.block !== 'title').flatMap((one) => one.of))
  if (named.size === 0) return []
  return source.map((one) => one.block).filter((block) => block !== 'title' && !named.has(block))
}
