import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compareVersions, movedItems, type VersionItem } from './versions.ts'

const paragraph = (id: string, text: string) => ({
  type: 'paragraph',
  attrs: { id },
  content: [{ type: 'text', text }],
})
function item(id: string, label: string, more: Partial<VersionItem> = {}): VersionItem {
  return {
    ...{ item: id, parent: null, label, depth: 0, title: id, language: 'en', details: {} },
    annotation: { type: 'doc', content: [paragraph('p', `About ${id}.`)] },
    ...more,
  }
}
const told = (before: VersionItem[], now: VersionItem[]): string[] =>
  compareVersions(before, now).map(
    (one) => `${one.item} ${one.state}${one.moved ? ' moved' : ''} ${one.from?.label ?? '–'}→${one.to?.label ?? '–'}`,
  )

test('items are added, dropped and moved by their id; who only gets another number has not moved', () => {
  const before = [item('a', '1'), item('b', '2'), item('c', '3'), item('d', '4')]
  const now = [item('d', '1'), item('a', '2'), item('new', '3'), item('c', '4')]
  expect(told(before, now)).toEqual(['d same moved 4→1', 'a same 1→2', 'b dropped 2→–', 'new added –→3', 'c same 3→4'])
})

test('an item that is hung elsewhere has moved, with what hangs under it going along', () => {
  const before = [item('a', '1'), item('b', '2'), item('c', '2.1', { parent: 'b', depth: 1 })]
  const now = [
    item('a', '1'),
    item('b', '1.1', { parent: 'a', depth: 1 }),
    item('c', '1.1.1', { parent: 'b', depth: 2 }),
  ]
  expect(told(before, now)).toEqual(['a same 1→1', 'b same moved 2→1.1', 'c same 2.1→1.1.1'])
})

test('blocks are compared by their id: words put in and taken out, blocks moved, added and dropped', () => {
  const annotation = (...content: Array<ReturnType<typeof paragraph>>) => ({ annotation: { type: 'doc', content } })
  const before = [
    item('a', '1', annotation(paragraph('x', 'Due on 14 March.'), paragraph('y', 'Same.'), paragraph('z', 'Gone.'))),
  ]
  const now = [
    item('a', '1', annotation(paragraph('y', 'Same.'), paragraph('x', 'Due on 15 March.'), paragraph('w', 'New.'))),
  ]
  const blocks = compareVersions(before, now)[0]?.blocks ?? []
  expect(blocks.map((one) => `${one.block} ${one.state}`)).toEqual(['y same', 'z dropped', 'x changed', 'w added'])
  expect(blocks.filter((one) => one.moved)).toHaveLength(1)
  expect(blocks[2]?.pieces).toEqual([
    { kind: 'same', text: 'Due on ' },
    { kind: 'deleted', text: '14' },
    { kind: 'inserted', text: '15' },
    { kind: 'same', text: ' March.' },
  ])
})

test('fields that differ are told with both values, and a changed title word by word', () => {
  const [one] = compareVersions(
    [item('a', '1', { title: 'Smart customs', details: { minutes: '30', purpose: 'discussion' } })],
    [item('a', '1', { title: 'Green customs', details: { minutes: '45', purpose: 'discussion' } })],
  )
  expect(one?.details).toEqual([{ field: 'minutes', was: '30', now: '45' }])
  expect(one?.title.map((piece) => piece.kind)).toEqual(['deleted', 'inserted', 'same'])
})

test('an edition beside itself shows nothing, and every item of both is shown once', () => {
  const names = fc.uniqueArray(fc.constantFrom<string[]>('a', 'b', 'c', 'd', 'e', 'f', 'g'))
  const edition = (ids: string[]) => ids.map((id, at) => item(id, String(at + 1)))
  fc.assert(
    fc.property(names, names, (was, is) => {
      const [before, now] = [edition(was), edition(is)]
      expect(movedItems(now, now).size).toBe(0)
      expect(compareVersions(now, now).every((one) => one.state === 'same' && !one.moved)).toBe(true)
      const shown = compareVersions(before, now).map((one) => one.item)
      expect(shown.toSorted()).toEqual([...new Set([...was, ...is])].toSorted())
      expect(shown.filter((id) => is.includes(id))).toEqual(is)
    }),
  )
})
