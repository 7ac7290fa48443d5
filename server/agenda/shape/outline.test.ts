import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { itemsOf, levels, readOutline } from './outline.ts'
import {
  addItem,
  indent,
  moveDown,
  moveItem,
  moveUp,
  outdent,
  ownMove,
  placeItem,
  removeItem,
  restoreItem,
  setField,
  splitTime,
} from './outline-moves.ts'

function replicas(count: number): Y.Doc[] {
  return Array.from({ length: count }, (_, i) => {
    const doc = new Y.Doc()
    doc.clientID = i + 1
    return doc
  })
}

function sync(docs: Y.Doc[]): void {
  for (const from of docs)
    for (const to of docs) Y.applyUpdate(to, Y.encodeStateAsUpdate(from, Y.encodeStateVector(to)))
}

const shape = (doc: Y.Doc): string =>
  readOutline(doc)
    .items.map((item) => `${item.label} ${item.id}`)
    .join('\n')

function sample(): Y.Doc {
  const doc = new Y.Doc()
  for (const id of ['a', 'b', 'c', 'd'])
    addItem(doc, id, { parent: null, after: readOutline(doc).items.at(-1)?.id ?? null })
  return doc
}

describe('the outline', () => {
  test('items are numbered by their place', () => {
    const doc = sample()
    indent(doc, 'b')
    indent(doc, 'c')
    moveUp(doc, 'c')
    expect(shape(doc)).toBe('1 a\n1.1 c\n1.2 b\n2 d')
    outdent(doc, 'c')
    moveDown(doc, 'c')
    placeItem(doc, 'd', 'a', 'before')
    expect(shape(doc)).toBe('1 d\n2 a\n2.1 b\n3 c')
  })

  test('A under B while B goes under A ends the same everywhere, and neither is lost', () => {
    const [one, two] = replicas(2) as [Y.Doc, Y.Doc]
    Y.applyUpdate(one, Y.encodeStateAsUpdate(sample()))
    sync([one, two])
    moveItem(one, 'a', { parent: 'b', after: null })
    moveItem(two, 'b', { parent: 'a', after: null })
    sync([one, two])
    expect(shape(one)).toBe(shape(two))
    expect(readOutline(one).items).toHaveLength(4)
  })

  test('what hangs under a removed item goes with it and returns with it; what was moved out stays', () => {
    const doc = sample()
    indent(doc, 'b')
    indent(doc, 'c')
    removeItem(doc, 'a', { at: '2027-01-01', by: 'x' })
    expect(shape(doc)).toBe('1 d')
    expect(readOutline(doc).bin.map((item) => item.id)).toEqual(['a', 'b', 'c'])
    moveItem(doc, 'c', { parent: null, after: 'd' })
    restoreItem(doc, 'b')
    expect(shape(doc)).toBe('1 d\n2 c\n3 b')
    restoreItem(doc, 'a')
    expect(shape(doc)).toBe('1 a\n2 d\n3 c\n4 b')
  })

  test('undo takes back the own move and leaves the others', () => {
    const [one, two] = replicas(2) as [Y.Doc, Y.Doc]
    Y.applyUpdate(one, Y.encodeStateAsUpdate(sample()))
    sync([one, two])
    const undo = new Y.UndoManager(itemsOf(one), { trackedOrigins: new Set([ownMove]), captureTimeout: 0 })
    moveItem(one, 'd', { parent: null, after: null })
    setField(two, 'b', 'minutes', 25)
    sync([one, two])
    undo.undo()
    sync([one, two])
    expect(shape(two)).toBe('1 a\n2 b\n3 c\n4 d')
    expect(readOutline(two).items[1]?.minutes).toBe(25)
  })

  test('time is split with a new item right behind', () => {
    const doc = sample()
    setField(doc, 'b', 'minutes', 45)
    splitTime(doc, 'b', 'e')
    expect(readOutline(doc).items.map((item) => [item.id, item.minutes])).toEqual([
      ['a', null],
      ['b', 23],
      ['e', 22],
      ['c', null],
      ['d', null],
    ])
  })

  test('what arrives out of shape is a finding at its field and hides rather than shows', () => {
    const doc = sample()
    const a = itemsOf(doc).get('a') as Y.Map<unknown>
    a.set('visibility', 'everybody')
    a.set('minutes', -3)
    a.set('place', 'nowhere')
    itemsOf(doc).set('z', 'not an item')
    const { items, findings } = readOutline(doc)
    expect(items.find((item) => item.id === 'a')).toMatchObject({
      visibility: 'secretariat',
      minutes: null,
      parent: null,
    })
    expect(findings.map((finding) => `${finding.item}.${finding.field}`).toSorted()).toEqual([
      'a.minutes',
      'a.place',
      'a.visibility',
      'z.item',
    ])
  })

  test('a third item goes between two that were added at once, and undo takes that back whole', () => {
    const [one, two] = replicas(2) as [Y.Doc, Y.Doc]
    addItem(one, 'x', { parent: null, after: null })
    addItem(two, 'y', { parent: null, after: null })
    sync([one, two])
    expect(new Set(readOutline(one).items.map((item) => item.order)).size).toBe(1)
    const undo = new Y.UndoManager(itemsOf(one), { trackedOrigins: new Set([ownMove]), captureTimeout: 0 })
    addItem(one, 'between', { parent: null, after: 'x' })
    expect(shape(one)).toBe('1 x\n2 between\n3 y')
    undo.undo()
    expect(shape(one)).toBe('1 x\n2 y')
  })

  test('a key that no page of ours makes is renewed by the next move', () => {
    const doc = sample()
    ;(itemsOf(doc).get('b') as Y.Map<unknown>).set('place', { parent: null, order: '!' })
    moveItem(doc, 'd', { parent: null, after: 'b' })
    expect(shape(doc)).toBe('1 b\n2 d\n3 a\n4 c')
  })

  test('an id that is taken is not added again, and nothing goes under what is gone or unknown', () => {
    const doc = sample()
    addItem(doc, 'a', { parent: null, after: 'd' }, { minutes: 5 })
    removeItem(doc, 'c', { at: '2027-01-01', by: 'x' })
    moveItem(doc, 'a', { parent: 'c', after: null })
    moveItem(doc, 'a', { parent: 'nobody', after: null })
    expect(shape(doc)).toBe('1 a\n2 b\n3 d')
  })

  test('ten thousand items one under the other are read without a throw, and are one finding', () => {
    const doc = new Y.Doc()
    doc.transact(() => {
      for (let n = 0; n < 10_000; n++)
        itemsOf(doc).set(
          `i${n}`,
          new Y.Map<unknown>([['place', { parent: n === 0 ? null : `i${n - 1}`, order: 'a0' }]]),
        )
    })
    const { items, findings } = readOutline(doc)
    expect(items).toHaveLength(10_000)
    expect(Math.max(...items.map((item) => item.label?.length ?? 0))).toBeLessThan(40)
    expect(findings).toEqual([{ item: 'i8', field: 'place', code: 'OUT_OF_SHAPE' }])
  })

  test('no move makes an agenda deeper than it may be', () => {
    const doc = new Y.Doc()
    for (let n = 0; n < 12; n++) addItem(doc, `i${n}`, { parent: null, after: n === 0 ? null : `i${n - 1}` })
    for (let round = 0; round < 12; round++) for (let n = 1; n < 12; n++) indent(doc, `i${n}`)
    const outline = readOutline(doc)
    expect(Math.max(...outline.items.map((item) => item.depth))).toBe(levels)
    expect(outline.findings).toEqual([])
  })

  test('control signs and halves of letters are out of shape', () => {
    const doc = sample()
    for (const value of ['a\0', 'a\u{d800}']) {
      expect(setField(doc, 'a', 'session', value)).toBe(false)
      expect(setField(doc, 'a', 'references', [value])).toBe(false)
    }
  })
})
