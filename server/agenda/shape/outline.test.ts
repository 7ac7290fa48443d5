import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { itemsOf, readOutline } from './outline.ts'
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

  test('3 replicas, 200 random moves, random delivery: the same tree, no item lost, no cycle', () => {
    const step = fc.record({
      who: fc.nat(2),
      act: fc.nat(8),
      a: fc.nat(11),
      b: fc.nat(11),
      deliver: fc.array(fc.record({ from: fc.nat(2), to: fc.nat(2), old: fc.boolean() }), { maxLength: 2 }),
    })
    fc.assert(
      fc.property(fc.array(step, { minLength: 200, maxLength: 200 }), (steps) => {
        const docs = replicas(3)
        const seed = new Y.Doc()
        const ids = Array.from({ length: 12 }, (_, i) => `i${i}`)
        for (const id of ids) addItem(seed, id, { parent: null, after: null })
        for (const doc of docs) Y.applyUpdate(doc, Y.encodeStateAsUpdate(seed))
        for (const { who, act, a, b, deliver } of steps) {
          const doc = docs[who] as Y.Doc
          const [x, y] = [`i${a}`, `i${b}`]
          const acts = [
            () => moveItem(doc, x, { parent: y, after: null }),
            () => placeItem(doc, x, y, 'before'),
            () => placeItem(doc, x, y, 'into'),
            () => moveUp(doc, x),
            () => moveDown(doc, x),
            () => indent(doc, x),
            () => outdent(doc, x),
            () => removeItem(doc, x, { at: '2027-01-01', by: 'x' }),
            () => restoreItem(doc, x),
          ]
          acts[act]?.()
          for (const { from, to, old } of deliver) {
            const [source, target] = [docs[from] as Y.Doc, docs[to] as Y.Doc]
            // a whole state again is a duplicate; a difference against nothing known arrives out of order
            Y.applyUpdate(
              target,
              old ? Y.encodeStateAsUpdate(source) : Y.encodeStateAsUpdate(source, Y.encodeStateVector(target)),
            )
          }
        }
        sync(docs)
        const read = docs.map((doc) => readOutline(doc))
        expect(read[1]).toEqual(read[0])
        expect(read[2]).toEqual(read[0])
        const all = [...(read[0]?.items ?? []), ...(read[0]?.bin ?? [])].map((item) => item.id)
        expect(all.toSorted()).toEqual(ids.toSorted())
      }),
      { numRuns: 25 },
    )
  })
})
