import fc from 'fast-check'
import { expect, test } from 'vitest'
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
} from './outline-moves.ts'

test('3 replicas, 200 random moves, single updates in any order and twice: the same tree, no item lost, no cycle', () => {
  const step = fc.record({
    who: fc.nat(2),
    act: fc.nat(10),
    a: fc.nat(11),
    b: fc.nat(11),
    deliver: fc.array(fc.record({ to: fc.nat(2), which: fc.nat(10_000) }), { maxLength: 4 }),
  })
  fc.assert(
    fc.property(fc.array(step, { minLength: 200, maxLength: 200 }), (steps) => {
      const docs = Array.from({ length: 3 }, () => new Y.Doc())
      const seed = new Y.Doc()
      const ids = Array.from({ length: 12 }, (_, i) => `i${i}`)
      for (const id of ids) addItem(seed, id, { parent: null, after: null })
      for (const doc of docs) Y.applyUpdate(doc, Y.encodeStateAsUpdate(seed))
      const sent: Uint8Array[] = []
      const undos = docs.map(
        (doc) => new Y.UndoManager(itemsOf(doc), { trackedOrigins: new Set([ownMove]), captureTimeout: 0 }),
      )
      for (const doc of docs)
        doc.on('update', (update: Uint8Array, origin: unknown) => {
          if (origin !== 'wire') sent.push(update)
        })
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
          () => moveItem(doc, x, { parent: null, after: y }),
          () => undos[who]?.undo(),
        ]
        acts[act]?.()
        // one update alone, any of those ever sent: late, early, or again
        for (const { to, which } of deliver) {
          const update = sent[which % sent.length]
          if (update) Y.applyUpdate(docs[to] as Y.Doc, update, 'wire')
        }
      }
      for (const doc of docs) for (const update of sent.toReversed()) Y.applyUpdate(doc, update, 'wire')
      const read = docs.map((doc) => readOutline(doc))
      expect(read[1]).toEqual(read[0])
      expect(read[2]).toEqual(read[0])
      const all = [...(read[0]?.items ?? []), ...(read[0]?.bin ?? [])]
      expect(all.map((item) => item.id).toSorted()).toEqual(ids.toSorted())
      const parents = new Map(all.map((item) => [item.id, item.parent]))
      for (const id of ids) {
        let steps = 0
        for (let at: string | null = id; at !== null; at = parents.get(at) ?? null)
          expect(steps++).toBeLessThan(ids.length)
      }
    }),
    { numRuns: 10 },
  )
})
