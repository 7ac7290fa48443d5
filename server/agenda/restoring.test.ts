import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { fragmentJson } from '#server/kernel/rich-text/fragment.ts'
import { emptyBin, type FrozenPlace, restoreStructure, restoreWords } from './restoring.ts'
import { annotationDoc, titleDoc } from './sample.ts'
import { readOutline } from './shape/outline.ts'
import { addItem, moveItem, removeItem, restoreItem, setField } from './shape/outline-moves.ts'

const gone = { at: '2027-01-01T00:00:00Z', by: 'secretariat' }
const frozen = (itemId: string, parentId: string | null = null): FrozenPlace => ({
  itemId,
  parentId,
  leads: ['rok'],
  minutes: 15,
  purpose: 'discussion',
  visibility: 'public',
  references: [],
  sessionId: null,
  source: 'en',
})

function agenda(): Y.Doc {
  const doc = new Y.Doc()
  for (const [at, id] of ['a', 'b', 'c'].entries())
    addItem(doc, id, { parent: null, after: ['a', 'b', 'c'][at - 1] ?? null })
  return doc
}

test('an earlier structure comes back: order, parents, fields; what it did not know goes to the bin', () => {
  const doc = agenda()
  moveItem(doc, 'c', { parent: null, after: null })
  addItem(doc, 'new', { parent: null, after: 'c' })
  setField(doc, 'a', 'minutes', 45)
  restoreStructure(doc, [frozen('a'), frozen('b', 'a'), frozen('c'), frozen('lost')], gone)
  const outline = readOutline(doc)
  expect(outline.items.map((item) => [item.label, item.id, item.minutes])).toEqual([
    ['1', 'a', 15],
    ['1.1', 'b', 15],
    ['2', 'c', 15],
    ['3', 'lost', 15],
  ])
  expect(outline.bin.map((item) => item.id)).toEqual(['new'])
  expect(outline.findings).toEqual([])
})

test('bringing back what is there already writes nothing', () => {
  const doc = agenda()
  const all = [frozen('a'), frozen('b'), frozen('c')]
  restoreStructure(doc, all, gone)
  const before = Y.encodeStateVector(doc)
  restoreStructure(doc, all, gone)
  expect(Y.encodeStateVector(doc)).toEqual(before)
})

test('earlier words come back with their block ids, and equal words are not touched', () => {
  const doc = new Y.Doc()
  const texts = [
    { itemId: 'a', titleDoc: titleDoc('Opening'), annotation: annotationDoc([{ id: 'p1', text: 'The chair opens.' }]) },
  ]
  restoreWords(doc, texts)
  const before = Y.encodeStateVector(doc)
  restoreWords(doc, texts)
  expect(Y.encodeStateVector(doc)).toEqual(before)
  doc.getXmlFragment('annotation:a').delete(0, 1)
  restoreWords(doc, texts)
  expect(fragmentJson(doc.getXmlFragment('annotation:a')).content?.[0]).toMatchObject({ attrs: { id: 'p1' } })
})

test('the bin is emptied with its children; what was taken out again stays', () => {
  const doc = agenda()
  addItem(doc, 'child', { parent: 'a', after: null })
  removeItem(doc, 'a', gone)
  removeItem(doc, 'b', gone)
  const lying = new Set(readOutline(doc).bin.map((item) => item.id))
  restoreItem(doc, 'b')
  emptyBin(doc, lying)
  const outline = readOutline(doc)
  expect(outline.items.map((item) => item.id).sort()).toEqual(['b', 'c'])
  expect([outline.bin, outline.findings]).toEqual([[], []])
})
