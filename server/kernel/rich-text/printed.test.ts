import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hostileLinks } from '#tests/hostile-links.ts'
import type { RichNode } from '#server/kernel/rich-text.ts'
import { type Block, blocksFrom } from './printed.ts'

const heading = (level: number): RichNode => ({
  type: 'heading',
  attrs: { level },
  content: [{ type: 'text', text: 'H' }],
})
const cell = fc.record({
  type: fc.constantFrom('tableCell', 'tableHeader'),
  attrs: fc.record({ colspan: fc.integer({ min: 1, max: 50 }), rowspan: fc.integer({ min: 1, max: 500 }) }),
  content: fc.constant<RichNode[]>([{ type: 'paragraph', content: [{ type: 'text', text: 'x' }] }]),
})
const table = fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 6 })

describe('the blocks of paper', () => {
  it('never jump a heading level', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 2, max: 4 })), (levels) => {
        let before = 0
        for (const one of blocksFrom({ type: 'doc', content: levels.map(heading) })) {
          const level = (one as Extract<Block, { t: 'h' }>).level
          expect(level).toBeLessThanOrEqual(before + 1)
          before = level
        }
      }),
    )
  })
  it('fill each place of a table exactly once, whatever the cells claim', () => {
    fc.assert(
      fc.property(table, (rows) => {
        const content: RichNode[] = [
          { type: 'table', content: rows.map((row) => ({ type: 'tableRow', content: row })) },
        ]
        const [made] = blocksFrom({ type: 'doc', content })
        if (made?.t !== 'table') throw new Error('a table stays one')
        expect(made.rows).toHaveLength(rows.length)
        const places = made.rows.flatMap((row, y) =>
          row.flatMap((one) =>
            Array.from({ length: one.rowspan }, (_, down) =>
              Array.from({ length: one.colspan }, (_, right) => `${y + down}/${one.x + right}`),
            ).flat(),
          ),
        )
        expect(new Set(places).size).toBe(places.length)
        expect(places).toHaveLength(made.columns * rows.length)
        // no heading cell hangs out of the rows that repeat on each page
        for (const [y, row] of made.rows.slice(0, made.heads).entries())
          for (const one of row) expect(y + one.rowspan).toBeLessThanOrEqual(made.heads)
      }),
    )
  })
  it('drop a hostile address that was stored unchecked and keep its words', () => {
    for (const href of hostileLinks) {
      const content: RichNode[] = [
        { type: 'paragraph', content: [{ type: 'text', text: 'here', marks: [{ type: 'link', attrs: { href } }] }] },
      ]
      expect(blocksFrom({ type: 'doc', content }), href).toMatchObject([{ t: 'p', c: [{ s: 'here', href: '' }] }])
    }
  })
})
