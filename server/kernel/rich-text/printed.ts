import { safeHref } from '#server/kernel/rich-text/links.ts'
import type { RichDoc, RichNode } from '#server/kernel/rich-text.ts'
import { cleanText } from '#server/kernel/rich-text/attributes.ts'

/** A run of words with its emphasis, a line break, or a footnote. */
export type Inline =
  | { t: 'text'; s: string; b: boolean; i: boolean; u: boolean; x: boolean; href: string }
  | { t: 'br' }
  | { t: 'note'; s: string }

/** A cell in a table without holes: what stands in it, how far it reaches, whether it is a heading. */
export interface Cell {
  x: number
  colspan: number
  rowspan: number
  head: boolean
  c: Block[]
}

/** Paper's own blocks: heading levels without gaps, tables without holes. `h` counts levels from 1 below the item's heading. */
export type Block =
  | { t: 'p'; c: Inline[] }
  | { t: 'h'; level: number; c: Inline[] }
  | { t: 'ul'; items: Block[][] }
  | { t: 'ol'; start: number; style: string; items: Block[][] }
  | { t: 'quote'; c: Block[] }
  | { t: 'table'; columns: number; heads: number; rows: Cell[][] }

/**
 * A text as DOCX and PDF print it. Empty paragraphs are left out; heading levels never jump (PDF/UA-1 refuses a gap);
 * links are asked again (asvs.md 1.2.2).
 */
export function blocksFrom(doc: RichDoc | null): Block[] {
  const open: number[] = []
  return (doc?.content ?? []).flatMap((node): Block[] => {
    if (node.type !== 'heading') return block(node)
    const c = inline(node)
    if (c.length === 0) return []
    const level = Number(node.attrs?.['level'] ?? 2)
    while ((open.at(-1) ?? 0) >= level) open.pop()
    open.push(level)
    return [{ t: 'h', level: open.length, c }]
  })
}

function block(node: RichNode): Block[] {
  const inner = () => (node.content ?? []).flatMap(block)
  const items = () => (node.content ?? []).map((item) => (item.content ?? []).flatMap(block))
  if (node.type === 'paragraph') {
    const c = inline(node)
    return c.length === 0 ? [] : [{ t: 'p', c }]
  }
  if (node.type === 'bulletList') return [{ t: 'ul', items: items() }]
  if (node.type === 'orderedList')
    return [
      {
        t: 'ol',
        start: Number(node.attrs?.['start'] ?? 1),
        style: String(node.attrs?.['type'] ?? '1'),
        items: items(),
      },
    ]
  if (node.type === 'blockquote') return [{ t: 'quote', c: inner() }]
  return node.type === 'table' ? table(node) : []
}

function inline(node: RichNode): Inline[] {
  return (node.content ?? []).flatMap((one): Inline[] => {
    if (one.type === 'hardBreak') return [{ t: 'br' }]
    const attrs = one.attrs ?? {}
    if (one.type === 'footnote') {
      const s = cleanText(String(attrs['text'] ?? '')).trim()
      return s === '' ? [] : [{ t: 'note', s }]
    }
    const s = cleanText(one.type === 'citation' ? String(attrs['frozen'] ?? '') : (one.text ?? ''))
    if (s === '') return []
    const marks = new Map((one.marks ?? []).map((mark) => [mark.type, mark.attrs ?? {}]))
    const href = safeHref(marks.get('link')?.['href']) ?? ''
    return [
      {
        t: 'text',
        s,
        b: marks.has('bold'),
        i: marks.has('italic'),
        u: marks.has('underline'),
        x: marks.has('strike'),
        href,
      },
    ]
  })
}

/** Puts each cell at its place, cuts what reaches beyond the table, fills holes with empty cells. */
function table(node: RichNode): Block[] {
  const given = (node.content ?? []).filter((row) => row.type === 'tableRow')
  const span = (cell: RichNode, key: string) => Math.max(1, Number(cell.attrs?.[key] ?? 1))
  const columns = Math.min(
    24,
    Math.max(0, ...given.map((row) => (row.content ?? []).reduce((sum, cell) => sum + span(cell, 'colspan'), 0))),
  )
  if (columns === 0) return []
  const header = given.findIndex((row) => (row.content ?? []).some((cell) => cell.type !== 'tableHeader'))
  // a table of headings alone has one row of them
  const heads = header === -1 ? Math.min(1, given.length) : header
  const taken = given.map(() => Array.from({ length: columns }, () => false))
  const rows = given.map((row, y): Cell[] => {
    const line: Cell[] = []
    const place = (cell: RichNode | null, x: number) => {
      let colspan = 1
      const wish = cell === null ? 1 : span(cell, 'colspan')
      while (colspan < wish && x + colspan < columns && !taken[y]?.[x + colspan]) colspan++
      // heading rows repeat on each page: no cell hangs out of them
      const rowspan = cell === null ? 1 : Math.min(span(cell, 'rowspan'), (y < heads ? heads : given.length) - y)
      for (let down = 0; down < rowspan; down++)
        for (let right = 0; right < colspan; right++) (taken[y + down] ?? [])[x + right] = true
      line.push({
        x,
        colspan,
        rowspan,
        head: y < heads || cell?.type === 'tableHeader',
        c: (cell?.content ?? []).flatMap(block),
      })
    }
    const waiting = [...(row.content ?? [])]
    for (let x = 0; x < columns; x++) if (!taken[y]?.[x]) place(waiting.shift() ?? null, x)
    return line
  })
  return [{ t: 'table', columns, heads, rows }]
}
