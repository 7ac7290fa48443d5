import type { Anchor } from '#server/documents/shape/anchor.ts'
import { findRanges } from './page-text.ts'

/** Something that is marked on the page: a note in its colour, a comment, or what one looks at. */
export interface Mark {
  id: string
  /** names the rule in _ui/reading.css */
  look: string
  anchor: Anchor
}

/** Where the marks stand on the page now. */
export type Painted = Array<{ id: string; range: Range }>

const looks = ['yellow', 'green', 'blue', 'pink', 'comment', 'active']
const nameOf = (look: string): string => `reading-${look}`

/** Whether this browser can mark words without touching the page; where it cannot, the panel still leads to them. */
const able = (): boolean => typeof Highlight !== 'undefined' && 'highlights' in CSS

/** Marks the words on the parts of the page that are shown: a page of a PDF takes its own, a text takes all. */
export function paint(roots: Iterable<Element>, marks: Mark[], active: string | null): Painted {
  const painted: Painted = []
  const ranges = new Map<string, Range[]>()
  for (const root of roots) {
    const page = root.getAttribute('data-page')
    const own = marks.filter((mark) => page === null || mark.anchor.page === Number(page))
    const found =
      own.length > 0
        ? findRanges(
            root,
            own.map((mark) => mark.anchor),
          )
        : []
    for (const [at, { id, look }] of own.entries()) {
      const range = found[at]
      if (!range) continue
      painted.push({ id, range })
      for (const name of id === active ? [look, 'active'] : [look])
        ranges.set(name, [...(ranges.get(name) ?? []), range])
    }
  }
  if (able()) for (const look of looks) CSS.highlights.set(nameOf(look), new Highlight(...(ranges.get(look) ?? [])))
  return painted
}

/** Takes all marks off. */
export function unpaint(): void {
  if (able()) for (const look of looks) CSS.highlights.delete(nameOf(look))
}

/** Which mark somebody points at. */
export function markAt(painted: Painted, x: number, y: number): string | null {
  const over = painted.find(({ range }) =>
    Array.from(range.getClientRects()).some(
      (box) => x >= box.left && x <= box.right && y >= box.top && y <= box.bottom,
    ),
  )
  return over?.id ?? null
}
