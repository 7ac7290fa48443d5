import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { updatePieces } from './update-pieces.ts'

/** Several writers, deletions in between, and a text that needs more than one piece. */
function document(): Y.Doc {
  const doc = new Y.Doc()
  for (let writer = 0; writer < 5; writer++) {
    const other = new Y.Doc()
    Y.applyUpdate(other, Y.encodeStateAsUpdate(doc))
    for (let i = 0; i < 40; i++) {
      const fragment = other.getXmlFragment(`title:${i % 7}`)
      const paragraph = new Y.XmlElement('paragraph')
      paragraph.insert(0, [new Y.XmlText(`${writer} ${i} ${'words '.repeat(30)}`)])
      fragment.insert(0, [paragraph])
      if (fragment.length > 3) fragment.delete(1, 1)
    }
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(other))
  }
  return doc
}

describe('pieces of an update', () => {
  it('leaves a small update as it is', () => {
    const bytes = Y.encodeStateAsUpdate(document())
    expect(updatePieces(bytes)).toEqual([bytes])
  })

  it('gives the same document, each piece below the limit, whatever the limit', () => {
    const doc = document()
    const bytes = Y.encodeStateAsUpdate(doc)
    for (const limit of [400, 1000, 5000]) {
      const pieces = updatePieces(bytes, limit)
      expect(pieces.length).toBeGreaterThan(1)
      for (const piece of pieces) expect(piece.length).toBeLessThanOrEqual(limit + 400)
      const copy = new Y.Doc()
      for (const piece of pieces) Y.applyUpdate(copy, piece)
      expect(copy.store.pendingStructs).toBeNull()
      expect(Y.encodeStateAsUpdate(copy)).toEqual(bytes)
    }
  })

  it('cuts what is missing since a state as well', () => {
    const doc = document()
    const before = Y.encodeStateVector(doc)
    const old = new Y.Doc()
    Y.applyUpdate(old, Y.encodeStateAsUpdate(doc))
    for (let i = 0; i < 100; i++) doc.getXmlFragment('title:1').insert(0, [new Y.XmlText('later '.repeat(20))])
    for (const piece of updatePieces(Y.encodeStateAsUpdate(doc, before), 700)) Y.applyUpdate(old, piece)
    expect(Y.encodeStateVector(old)).toEqual(Y.encodeStateVector(doc))
  })
})
