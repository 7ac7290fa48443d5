import fc from 'fast-check'
import { expect, test } from 'vitest'
import { repairs } from './block-ids.ts'

let count = 0
const fresh = (): string => `n${count++}`

test('a split paragraph leaves its name to the first half', () => {
  expect(
    repairs(
      [
        { at: 0, id: 'a' },
        { at: 5, id: 'a' },
        { at: 9, id: 'b' },
        { at: 12, id: 'a' },
      ],
      fresh,
    ),
  ).toEqual([
    { at: 5, id: 'a_2' },
    { at: 12, id: 'a_3' },
  ])
})

test('two replicas that repair the same text agree', () => {
  const blocks = [
    { at: 0, id: 'x' },
    { at: 3, id: 'x' },
    { at: 6, id: 'x_2' },
  ]
  expect(repairs(blocks, fresh)).toEqual(repairs(blocks, fresh))
})

test('afterwards every block has a name of its own', () => {
  fc.assert(
    fc.property(
      fc.array(fc.option(fc.constantFrom('a', 'b', 'a_2', 'b_2', 'c'), { nil: null }), { maxLength: 30 }),
      (ids) => {
        const blocks = ids.map((id, at) => ({ at, id }))
        const mended = new Map(repairs(blocks, fresh).map(({ at, id }) => [at, id]))
        const names = blocks.map(({ at, id }) => mended.get(at) ?? id)
        expect(new Set(names).size).toBe(names.length)
        expect(names).not.toContain(null)
      },
    ),
  )
})
