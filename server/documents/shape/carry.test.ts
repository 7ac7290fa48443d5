import fc from 'fast-check'
import { expect, test } from 'vitest'
import { carry, type Held } from './carry.ts'
import { equalRuns } from './equal-runs.ts'

const words =
  'customs single window certificate origin delegation economies noted welcomed report next year risk'.split(' ')
const sentence = fc
  .array(fc.constantFrom(...words), { minLength: 6, maxLength: 14 })
  .map((list) => `${list.join(' ')}.`)
const texts = fc.uniqueArray(sentence, { minLength: 1, maxLength: 14 })
const held = (list: string[]): Held[] =>
  list.map((text, at) => ({ block: `b${at}`, kind: 'paragraph', text, hash: text }))
const bare = (list: string[]) => list.map((text) => ({ kind: 'paragraph', text, hash: text }))
const fresh = (at: number) => `new-${at}`

test('an unchanged paper keeps every name, and nothing has moved', () => {
  fc.assert(
    fc.property(fc.array(sentence, { maxLength: 20 }), (list) => {
      const { blocks, gone } = carry(held(list), bare(list), fresh)
      expect(blocks).toEqual(list.map((_, at) => ({ block: `b${at}`, state: 'same', moved: false })))
      expect(gone).toEqual([])
    }),
  )
})

test('every name is given once, and each is either the former or fresh', () => {
  fc.assert(
    fc.property(fc.array(sentence, { maxLength: 14 }), fc.array(sentence, { maxLength: 14 }), (was, now) => {
      const { blocks, gone } = carry(held(was), bare(now), fresh)
      const names = blocks.map((one) => one.block)
      expect(names).toHaveLength(now.length)
      expect(new Set(names).size).toBe(names.length)
      const old = new Set(held(was).map((one) => one.block))
      for (const { block, state } of blocks) expect(old.has(block)).toBe(state !== 'new')
      expect([...gone, ...names.filter((name) => old.has(name))].toSorted()).toEqual([...old].toSorted())
    }),
  )
})

test('what is put in or taken out leaves the names of all the rest', () => {
  fc.assert(
    fc.property(texts, fc.nat(), fc.nat(), (list, at, out) => {
      const was = held(list)
      const rest = was.filter((_, n) => n !== out % list.length)
      const place = at % (rest.length + 1)
      const now = rest.map((one) => one.text).toSpliced(place, 0, '전혀 다른 새 문단입니다')
      const { blocks } = carry(was, bare(now), fresh)
      expect(blocks.toSpliced(place, 1).map((one) => one.block)).toEqual(rest.map((one) => one.block))
      expect(blocks.every((one) => !one.moved)).toBe(true)
    }),
  )
})

test('a paper whose paragraphs are in another order keeps their names', () => {
  fc.assert(
    fc.property(
      texts.chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length }))),
      ([list, order]) => {
        const { blocks } = carry(held(list), bare(order), fresh)
        for (const [at, text] of order.entries()) {
          expect(blocks[at]).toMatchObject({ block: `b${list.indexOf(text)}`, state: 'same' })
        }
        expect(blocks.some((one) => one.moved)).toBe(order.some((text, at) => text !== list[at]))
      },
    ),
  )
})

test('a paragraph moved is told apart from those it passed', () => {
  const list = ['one two three four', 'five six seven eight', 'nine ten eleven twelve', 'thirteen fourteen fifteen']
  const { blocks } = carry(held(list), bare([list[3] ?? '', ...list.slice(0, 3)]), fresh)
  expect(blocks.map((one) => one.moved)).toEqual([true, false, false, false])
})

test('a paragraph in other words keeps its name and is changed; what replaces it wholly is new', () => {
  const was = held([
    'Opening of the meeting by the chair.',
    'Economies agreed to meet in March 2027.',
    'Closing words.',
  ])
  const reworded = carry(
    was,
    bare([was[0]?.text ?? '', 'Economies agreed to meet in April 2027.', 'Closing words.']),
    fresh,
  )
  expect(reworded.blocks.map((one) => [one.block, one.state])).toEqual([
    ['b0', 'same'],
    ['b1', 'changed'],
    ['b2', 'same'],
  ])
  const replaced = carry(was, bare([was[0]?.text ?? '', '공급망 연결성 보고', 'Closing words.']), fresh)
  expect(replaced.blocks[1]).toEqual({ block: 'new-1', state: 'new', moved: false })
  expect(replaced.gone).toEqual(['b1'])
})

test('a paragraph both moved and reworded is known again', () => {
  const was = held([
    'The single window was demonstrated to all delegations.',
    'A first item.',
    'A second item.',
    'A third item.',
  ])
  const now = [
    'A first item.',
    'A second item.',
    'A third item.',
    'The single window was demonstrated to most delegations.',
  ]
  expect(carry(was, bare(now), fresh).blocks[3]).toEqual({ block: 'b0', state: 'changed', moved: true })
})

test('runs of equal values ascend on both sides and pair equals only', () => {
  const list = fc.array(fc.constantFrom(...'a b c d e f g h i j'.split(' ')), { maxLength: 60 })
  fc.assert(
    fc.property(list, list, (was, now) => {
      const runs = equalRuns(was, now)
      for (const [n, [i, j]] of runs.entries()) {
        expect(was[i]).toBe(now[j])
        const [b, a] = runs[n - 1] ?? [-1, -1]
        expect(i > b && j > a).toBe(true)
      }
    }),
  )
})

test('ten thousand paragraphs are matched quickly', () => {
  const list = Array.from({ length: 10_000 }, (_, at) => `Paragraph ${at} of the annex, item ${at * 7919}.`)
  const now = list.filter((_, at) => at % 97 !== 0).map((text, at) => (at % 50 === 0 ? `${text} Amended.` : text))
  const began = performance.now()
  const { blocks } = carry(held(list), bare(now), fresh)
  expect(blocks.filter((one) => one.state === 'new')).toHaveLength(0)
  expect(performance.now() - began).toBeLessThan(20_000)
})
