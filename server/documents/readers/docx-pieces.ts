import type { RichNode } from '#server/kernel/rich-text.ts'
import type { Styles } from './docx-styles.ts'
import type { Block, FileFinding, Gathering } from './reading.ts'

type RichMark = NonNullable<RichNode['marks']>[number]

/** What the scan of one part needs to know of the others. */
export interface Surroundings {
  gathering: Gathering
  styles: Styles
  /** addresses of links, by relation */
  links: Map<string, string>
  /** footnotes' words, by 'footnote 3' */
  notes: Map<string, string>
  /** words and author of comments, by their id */
  comments: Map<string, string>
  /** 'header', 'footnote' …; undefined for the document itself, whose paragraphs become blocks */
  part?: string
}

/** How a run of words is set. */
export interface Look {
  bold?: boolean
  italic?: boolean
  underline?: boolean
  strike?: boolean
  hidden?: boolean
  href?: string | null
}

/** A paragraph while it is read. */
export interface Paragraph {
  kind: 'paragraph'
  nodes: RichNode[]
  style?: string
  outline?: number
  list?: { id: string; level: number }
  /** hidden words that have not been told yet */
  hidden: string
}
export interface Cell {
  kind: 'cell'
  nodes: RichNode[]
  text: string[]
  span: number
}
export interface Row {
  kind: 'row'
  cells: Cell[]
  header: boolean
  table: number
}
/** What is open at the moment, from the outermost on. */
export type Frame = Paragraph | Cell | Row | { kind: 'table'; at: number } | { kind: 'box'; text: string[] }

/** Elements whose content is another version of what stands beside them, or no text of the reader's. */
export const passedOver =
  /^(Fallback|rPrChange|pPrChange|sectPrChange|tblPrChange|trPrChange|tcPrChange|tblGridChange|rt)$/
/** Elements that mark a tracked change. */
export const changes: Record<string, FileFinding['code']> = {
  ins: 'INSERTION',
  moveTo: 'INSERTION',
  cellIns: 'INSERTION',
  del: 'DELETION',
  moveFrom: 'DELETION',
  cellDel: 'DELETION',
}
/** Properties of a run, by the element that switches them. */
export const looks: Record<string, keyof Omit<Look, 'href'>> = {
  b: 'bold',
  i: 'italic',
  strike: 'strike',
  dstrike: 'strike',
  vanish: 'hidden',
}

function marksOf(look: Look): RichMark[] {
  const marks: RichMark[] = (['bold', 'italic', 'underline', 'strike'] as const)
    .filter((name) => look[name])
    .map((type) => ({ type }))
  return look.href ? [...marks, { type: 'link', attrs: { href: look.href } }] : marks
}

/** Adds words to a paragraph; those set alike become one node. */
export function write(paragraph: Paragraph, words: string, look: Look): void {
  if (words === '') return
  const marks = marksOf(look)
  const last = paragraph.nodes.at(-1)
  if (last?.type === 'text' && JSON.stringify(last.marks ?? []) === JSON.stringify(marks)) last.text += words
  else paragraph.nodes.push({ type: 'text', text: words, ...(marks.length > 0 ? { marks } : {}) })
}

/** The words of a paragraph; a footnote's in square brackets where it hangs. */
export function wordsOf(nodes: RichNode[]): string {
  return nodes
    .map((node) => {
      if (node.type === 'hardBreak') return '\n'
      return node.type === 'footnote' ? ` [${String(node.attrs?.['text'])}]` : (node.text ?? '')
    })
    .join('')
}

/** A paragraph as a node; without words it has no content. */
export function paragraphNode(nodes: RichNode[]): RichNode {
  return nodes.length > 0 ? { type: 'paragraph', content: nodes } : { type: 'paragraph' }
}

/** A list of one: who shows it joins those that follow each other. */
export function listNode(nodes: RichNode[], ordered: boolean): RichNode {
  const item = { type: 'listItem', content: [paragraphNode(nodes)] }
  return { type: ordered ? 'orderedList' : 'bulletList', content: [item] }
}

/** Whether the words alone say all. */
function isPlain(nodes: RichNode[]): boolean {
  return nodes.every((node) => node.type === 'text' && !node.marks)
}

/** A table's row as a block. */
export function rowBlock(row: Row): Block {
  const content = row.cells.map((cell) => ({
    type: row.header ? 'tableHeader' : 'tableCell',
    ...(cell.span > 1 ? { attrs: { colspan: Math.min(cell.span, 50) } } : {}),
    content: cell.nodes.length > 0 ? cell.nodes : [{ type: 'paragraph' }],
  }))
  const text = row.cells.map((cell) => cell.text.join('\n')).join('\t')
  return { kind: 'cell', level: row.table, page: 1, text, content: { type: 'tableRow', content } }
}

/** What a paragraph is by its own properties and its style's: a heading of a level, an item of a list, or neither. */
export function roleOf(paragraph: Paragraph, styles: Styles) {
  const style = styles.of(paragraph.style)
  const level = paragraph.outline ?? style.outline ?? 0
  const heading = level >= 1 && level <= 9
  const name = style.name || (paragraph.style ?? '')
  const given = paragraph.list ?? style.list
  const list = given && given.id !== '0' && given.id !== '' && !heading ? given : undefined
  return {
    heading: heading ? level : undefined,
    /** by the program's own style or by its own level; a style made out of a heading's is none in the count */
    counted: paragraph.outline ? heading : /^heading\s?[1-9]$/i.test(name),
    list: list && { level: list.level + 1, ordered: styles.format(list.id, list.level) !== 'bullet' },
  }
}

/** A paragraph that stands in no table as a block. */
export function paragraphBlock(nodes: RichNode[], text: string, { heading, list }: ReturnType<typeof roleOf>): Block {
  if (heading) {
    const attrs = { level: Math.min(4, heading + 1) }
    return { kind: 'heading', level: heading, page: 1, text, content: { type: 'heading', attrs, content: nodes } }
  }
  if (list) return { kind: 'list', level: list.level, page: 1, text, content: listNode(nodes, list.ordered) }
  return { kind: 'paragraph', level: 0, page: 1, text, content: isPlain(nodes) ? null : paragraphNode(nodes) }
}
