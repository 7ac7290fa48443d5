import { type Anchor, contextLength } from '#server/documents/shape/anchor.ts'
import { folded } from '#server/documents/shape/folded.ts'
import { hitsOf } from '#server/documents/shape/hits.ts'

/** The words that stand in a part of the page, and in which text nodes. */
interface PageText {
  text: string
  nodes: Array<{ node: Text; start: number }>
}

const aside = '[data-aside]'

/** Reads the words below an element; what only says something about them (data-aside) is left out. */
function pageText(root: Element): PageText {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT)
  const nodes: PageText['nodes'] = []
  let text = ''
  let block: Element | null = null
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node instanceof Element) {
      if (node.tagName === 'BR') text += '\n'
      continue
    }
    if (!(node instanceof Text) || node.parentElement?.closest(aside)) continue
    const own = node.parentElement?.closest('[data-block]') ?? null
    if (text !== '' && own !== block) text += '\n'
    block = own
    nodes.push({ node, start: text.length })
    text += node.data
  }
  return { text, nodes }
}

/** A stretch of the words as a range of the page. */
function rangeOf({ nodes }: PageText, start: number, end: number): Range | null {
  const holding = (place: number) => nodes.findLast((one) => one.start <= place)
  const [first, last] = [holding(start), holding(Math.max(start, end - 1))]
  if (!first || !last) return null
  const range = document.createRange()
  range.setStart(first.node, Math.min(start - first.start, first.node.length))
  range.setEnd(last.node, Math.min(end - last.start, last.node.length))
  return range
}

/** Finds marked words on the page: among equal ones those in the same paragraph, then in the same context. */
export function findRanges(root: Element, anchors: Anchor[]): Array<Range | null> {
  const page = pageText(root)
  const { text, at } = folded(page.text)
  return anchors.map((anchor) => {
    const ranges = hitsOf(text, anchor)
      .toSorted((a, b) => b.context - a.context)
      .map((hit) => rangeOf(page, at[hit.start] ?? 0, (at[hit.end - 1] ?? 0) + 1))
    const inBlock = ranges.find((range) => blockOf(range?.startContainer) === anchor.block)
    return inBlock ?? ranges[0] ?? null
  })
}

const elementOf = (node: Node | null | undefined): Element | null =>
  node instanceof Element ? node : (node?.parentElement ?? null)

function blockOf(node: Node | null | undefined): string | null {
  return elementOf(node)?.closest('[data-block]')?.getAttribute('data-block') ?? null
}

const pageOf = (node: Node): number => Number(elementOf(node)?.closest('[data-page]')?.getAttribute('data-page') ?? 1)

/** The place of a selection among the words of an element; null when nothing of it is selected. */
export function anchorOfRange(root: Element, range: Range): Anchor | null {
  const page = pageText(root)
  const held = page.nodes.filter((one) => range.intersectsNode(one.node))
  const [first, last] = [held[0], held.at(-1)]
  if (!first || !last) return null
  let start = first.start + (first.node === range.startContainer ? range.startOffset : 0)
  let end = last.start + (last.node === range.endContainer ? range.endOffset : last.node.length)
  while (start < end && /\s/.test(page.text[start] ?? '')) start++
  while (end > start && /\s/.test(page.text[end - 1] ?? '')) end--
  if (end <= start) return null
  const begin = rangeOf(page, start, end)?.startContainer ?? first.node
  return { ...stretch(page.text, start, end), block: blockOf(begin), page: pageOf(begin) }
}

/** The longest quote that is kept. */
const longest = 2000

/** A stretch of a text with its context. */
function stretch(text: string, start: number, end: number): Pick<Anchor, 'quote' | 'prefix' | 'suffix'> {
  return {
    quote: text.slice(start, Math.min(end, start + longest)),
    prefix: text.slice(Math.max(0, start - contextLength), start),
    suffix: text.slice(end, end + contextLength),
  }
}

/** A paragraph or a page as a whole, whose words can then be chosen with the keyboard. */
export interface Passage {
  text: string
  block: string | null
  page: number
}

/** The passage that an element shows. */
export function passageOf(element: Element): Passage {
  return { text: pageText(element).text.trim(), block: blockOf(element), page: pageOf(element) }
}

/** The place of some of a passage's words, from `start` up to `end`; nothing chosen means all of it. */
export function anchorIn({ text, block, page }: Passage, start: number, end: number): Anchor {
  const all = end <= start
  return { ...stretch(text, all ? 0 : start, all ? text.length : end), block, page }
}
