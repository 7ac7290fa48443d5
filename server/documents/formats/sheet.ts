import type { SetPages } from '#server/kernel/press-worker.ts'
import { type Block, blocksFrom } from '#server/kernel/rich-text/printed.ts'
import type { RichNode } from '#server/kernel/rich-text.ts'
import { voiceOf } from '#server/kernel/voices.ts'

/** A paragraph of a file as its reader found it. */
export interface SheetBlock {
  kind: string
  level: number
  text: string
  content: RichNode | null
}

/** A paper of which a pack cannot take the pages: its cover sheet, why, where it lies, and its words where there are some. */
export interface Sheet {
  number: string
  title: string
  /** of the words, and of the labels around them */
  language: string
  labelLanguage: string
  forum: string
  meeting: string
  rows: Array<{ label: string; value: string }>
  note: string
  link: { label: string; address: string }
  /** 'Page {page} of {pages}' */
  page: string
  blocks: SheetBlock[]
  at: Date
}

const text = (words: string): RichNode[] =>
  words === ''
    ? []
    : words
        .split('\n')
        .flatMap((line, at) => [
          ...(at > 0 ? [{ type: 'hardBreak' }] : []),
          ...(line === '' ? [] : [{ type: 'text', text: line }]),
        ])
const paragraph = (words: string): RichNode => ({ type: 'paragraph', content: text(words) })
const rowOf = ({ content, text: words }: SheetBlock): RichNode =>
  content ?? {
    type: 'tableRow',
    content: words.split('\t').map((cell) => ({ type: 'tableCell', content: [paragraph(cell)] })),
  }

function nodeOf(block: SheetBlock): RichNode {
  if (block.kind === 'heading') return { type: 'heading', attrs: { level: block.level }, content: text(block.text) }
  return block.content ?? paragraph(block.text)
}

/** Paragraphs as one text: rows that follow each other are a table, items of one kind a list. */
function docOf(blocks: SheetBlock[]): RichNode[] {
  const nodes: RichNode[] = []
  let before: SheetBlock | undefined
  for (const block of blocks) {
    const last = nodes.at(-1)
    const together = last?.content && before?.kind === block.kind && before.level === block.level
    if (block.kind === 'cell') {
      if (together) last.content = [...(last.content ?? []), rowOf(block)]
      else nodes.push({ type: 'table', content: [rowOf(block)] })
    } else {
      const node = nodeOf(block)
      if (together && block.kind === 'list' && node.type === last.type)
        last.content = [...(last.content ?? []), ...(node.content ?? [])]
      else nodes.push({ ...node })
    }
    before = block
  }
  return nodes
}

const printed = (blocks: SheetBlock[]): Block[] => blocksFrom({ type: 'doc', content: docOf(blocks) })

/** A sheet set by Typst; called in the press. */
export function sheetPdf(sheet: Sheet, set: SetPages): Uint8Array<ArrayBuffer> {
  const { at, blocks, ...words } = sheet
  const tags = new Set([sheet.language, sheet.labelLanguage])
  const data = {
    ...words,
    labels: {},
    voices: Object.fromEntries([...tags].map((tag) => [tag, voiceOf(tag)])),
    blocks: printed(blocks),
  }
  return set({ template: 'server/documents/formats/sheet.typ', data, at })
}
