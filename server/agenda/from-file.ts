import { randomBytes } from 'node:crypto'
import type { UploadReading } from '#server/documents/service.ts'
import { limits, parseRichText, plainText, type RichNode } from '#server/kernel/rich-text.ts'
import type { RichDoc } from './schema.ts'
import { levels } from './shape/outline.ts'
import { type Loss, type LossCode, lossCode, type TakeKind } from './shape/take-in.ts'

type Block = UploadReading['blocks'][number]

/** An item as a file has it: where it hangs among the others, its words, and what follows it. */
export interface FileItem {
  /** the place of its parent in the list; null at the top */
  parent: number | null
  depth: number
  label: string
  title: string
  annotation: RichDoc
  /** paragraphs, lists and tables that follow it */
  blocks: number
}

/** What a file would bring into an agenda, and what it would lose on the way. */
export interface FileOutline {
  take: TakeKind
  found: { headings: number; numbers: number }
  items: FileItem[]
  losses: Loss[]
}

// the portal gives its own numbers: '2.', '2.1', '2.1.', '2)', 'Item 2:' typed before a title would be told twice
const figures = String.raw`\d{1,2}(?:\.\d{1,2})`
const typed = [
  new RegExp(String.raw`^(?:agenda )?item\s+(${figures}*)\s*[.):–—-]*\s+(?=\S)`, 'i'),
  new RegExp(String.raw`^(${figures}+|\d{1,2}(?=[.)]))[.)]?\s+(?=\S)`),
]

const typedIn = (text: string): RegExpExecArray | null =>
  typed.map((one) => one.exec(text)).find((found) => found !== null) ?? null
const isOrdered = (block: Block): boolean => block.kind === 'list' && block.content?.type === 'orderedList'
const depthOf = (number: string): number => number.split('.').length

/** The level of a block that is numbered, by its list or by figures typed before it; null for every other. */
function numberOf(block: Block): number | null {
  if (isOrdered(block)) return block.level
  const found = block.kind === 'paragraph' ? typedIn(block.text)?.[1] : undefined
  return found === undefined ? null : depthOf(found)
}

/** The rank of what becomes an item, smaller for what stands above; null for what does not. */
function rankOf(block: Block, take: TakeKind): number | null {
  if (block.kind === 'heading') return take === 'numbers' ? null : block.level
  const number = take === 'headings' ? null : numberOf(block)
  return number === null ? null : take === 'both' ? 10 + number : number
}

/** The words in a block: its own nodes, or those of its list's one item. */
function wordsIn(block: Block): RichNode[] {
  const { content } = block
  if (content === null) return [{ type: 'text', text: block.text }]
  const own = block.kind === 'list' ? content.content?.[0]?.content?.[0] : content
  return own?.content ?? []
}

const wordsOf = (nodes: RichNode[]): string => nodes.map(plainText).join('')

/** A title's words on one line without a typed number, and what a title cannot hold. */
function titleOf(block: Block, place: string): { title: string; long: boolean; losses: Loss[] } {
  const nodes = wordsIn(block)
  const footnotes = nodes.filter((node) => node.type === 'footnote')
  const links = nodes.flatMap((node) => node.marks?.filter((mark) => mark.type === 'link') ?? [])
  const words = wordsOf(nodes.filter((node) => node.type !== 'footnote'))
  const line = words.replaceAll(/\s+/gu, ' ').trim()
  const plain = line.slice(typedIn(line)?.[0].length ?? 0)
  const signs = Array.from(plain)
  const long = signs.length > limits.title
  const losses: Loss[] = [
    ...footnotes.map((note): Loss => ({ code: 'FOOTNOTE_OF_TITLE', place, text: String(note.attrs?.['text'] ?? '') })),
    ...links.map((mark): Loss => ({ code: 'LINK_OF_TITLE', place, text: String(mark.attrs?.['href'] ?? '') })),
    ...(long ? [{ code: 'TITLE_LONG' as const, place, text: signs.slice(limits.title).join('') }] : []),
  ]
  return { title: signs.slice(0, limits.title).join(''), long, losses }
}

/** Lists of one item each that follow each other, as lists within lists. */
function listsOf(run: Block[]): RichNode[] {
  const found: RichNode[] = []
  for (let at = 0; at < run.length;) {
    const own = run[at]
    // no list in a text goes deeper than the schema reads
    const level = Math.min(own?.level ?? 1, 8)
    let end = at + 1
    while (end < run.length && Math.min(run[end]?.level ?? 1, 8) > level) end += 1
    const type = own?.content?.type ?? 'bulletList'
    const paragraph = { type: 'paragraph', content: own ? wordsIn(own) : [] }
    const item = { type: 'listItem', content: [paragraph, ...listsOf(run.slice(at + 1, end))] }
    const last = found.at(-1)
    if (last?.type === type) last.content?.push(item)
    else found.push({ type, content: [item] })
    at = end
  }
  return found
}

/** Blocks that become one node: the items of lists, the rows of one table. */
function together(a: Block | undefined, b: Block): boolean {
  if (a?.kind !== b.kind) return false
  return b.kind === 'list' || (b.kind === 'cell' && a.level === b.level)
}

/** What follows an item as one text. */
function nodesOf(blocks: Block[]): RichNode[] {
  const groups: Block[][] = []
  for (const block of blocks) {
    if (together(groups.at(-1)?.[0], block)) groups.at(-1)?.push(block)
    else groups.push([block])
  }
  return groups.flatMap((group): RichNode[] => {
    const [first] = group
    if (!first) return []
    if (first.kind === 'list') return listsOf(group)
    if (first.kind === 'cell') return [{ type: 'table', content: group.flatMap((row) => row.content ?? []) }]
    if (first.kind === 'heading') return first.content ? [first.content] : []
    return [{ type: 'paragraph', content: wordsIn(first) }]
  })
}

/** Every paragraph and heading gets the name by which comments and translations find it. */
function named(node: RichNode): RichNode {
  const content = node.content?.map(named)
  const own = node.type === 'paragraph' || node.type === 'heading'
  return {
    ...node,
    ...(own ? { attrs: { ...node.attrs, id: randomBytes(9).toString('base64url') } } : {}),
    ...(content ? { content } : {}),
  }
}

interface Opened {
  block: Block
  /** its place in the file, from 1 on */
  at: number
  rank: number
  following: Block[]
}

function annotationOf(opened: Opened, long: boolean): { annotation: RichDoc; losses: Loss[] } {
  const whole: Block[] = long ? [{ ...opened.block, kind: 'paragraph', content: null }] : []
  const blocks = [...whole, ...opened.following]
  const nodes = nodesOf(blocks)
  const { doc, findings } = parseRichText({ type: 'doc', content: nodes.map(named) }, 'annotation')
  const place = `paragraph ${opened.at + 1}`
  const kept = doc.content?.length ?? 0
  const losses = findings.map(({ code, text }): Loss => {
    if (code !== 'TOO_LONG') return { code: 'UNFIT', place, text }
    const rest = nodes.slice(kept).map(plainText).join('\n')
    return { code: 'ANNOTATION_LONG', place, text: rest.slice(0, 500) }
  })
  return { annotation: doc, losses }
}

/** Parts the blocks of a file at what becomes an item. */
function openedIn(blocks: Block[], take: TakeKind): { before: Block[]; opened: Opened[] } {
  const before: Block[] = []
  const opened: Opened[] = []
  for (const [at, block] of blocks.entries()) {
    const rank = rankOf(block, take)
    const last = opened.at(-1)
    if (rank !== null) opened.push({ block, at: at + 1, rank, following: [] })
    else if (last) last.following.push(block)
    else before.push(block)
  }
  return { before, opened }
}

/** Where each item hangs: under the nearest one before it that ranks above it; what would hang too deep hangs as deep as can be. */
function hang(opened: Opened[]): Array<Pick<FileItem, 'parent' | 'depth' | 'label'>> {
  const above: Array<{ at: number; rank: number; count: number; label: string }> = []
  let count = 0
  return opened.map(({ rank }, at) => {
    while (above.length > 0 && (above.at(-1)?.rank ?? 0) >= rank) above.pop()
    if (above.length > levels) above.length = levels
    const parent = above.at(-1)
    const n = parent ? (parent.count += 1) : (count += 1)
    const label = parent ? `${parent.label}.${n}` : String(n)
    const depth = above.length
    above.push({ at, rank, count: 0, label })
    return { parent: parent?.at ?? null, depth, label }
  })
}

const known = new Set<string>(lossCode.options)

/** What stands in a file beside the words that become items. */
function lossesOf({ findings, beside }: UploadReading, before: Block[]): Loss[] {
  const told = [...findings, ...beside].filter(({ code }) => known.has(code))
  return [
    ...told.map(({ code, place, text }): Loss => ({ code: code as LossCode, place, text })),
    ...before.map(({ text }, at): Loss => ({
      code: 'BEFORE_FIRST',
      place: `paragraph ${at + 1}`,
      text: text.slice(0, 500),
    })),
  ]
}

/**
 * A file as an agenda: its headings, or its numbered paragraphs, become items with their levels, what follows each its annotation; and
 * whatever does not come along, with its place and words. `take` null: headings where there are any, else numbered paragraphs.
 */
export function outlineOf(reading: UploadReading, wanted: TakeKind | null): FileOutline {
  const { blocks } = reading
  const headings = blocks.filter((block) => block.kind === 'heading').length
  const numbers = blocks.filter((block) => numberOf(block) !== null).length
  const take = wanted ?? (headings > 0 ? 'headings' : 'numbers')
  const { before, opened } = openedIn(blocks, take)
  const losses = lossesOf(reading, before)
  const places = hang(opened)
  const items = opened.flatMap((one, at): FileItem[] => {
    const place = places[at]
    if (!place) return []
    const titled = titleOf(one.block, `paragraph ${one.at}`)
    const { annotation, losses: cut } = annotationOf(one, titled.long)
    losses.push(...titled.losses, ...cut)
    return [{ ...place, title: titled.title, annotation, blocks: one.following.length }]
  })
  return { take, found: { headings, numbers }, items, losses }
}
