import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { fillFragment, fragmentJson } from '#server/kernel/rich-text/fragment.ts'
import { find, replace } from './find.ts'

const options = { caseSensitive: false, wholeWord: false }

function sample(): Y.Doc {
  const doc = new Y.Doc()
  const bold = { type: 'text', text: 'Customs', marks: [{ type: 'bold' }] }
  fillFragment(doc.getXmlFragment('title:a'), {
    type: 'doc',
    content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Smart customs' }] }],
  })
  fillFragment(doc.getXmlFragment('annotation:a'), {
    type: 'doc',
    content: [
      {
        type: 'paragraph',
        attrs: { id: 'p' },
        content: [bold, { type: 'text', text: ' and customs houses; accustomed' }],
      },
    ],
  })
  return doc
}

test('finds in titles and annotations, whole words if wished', () => {
  expect(find(sample(), ['a'], 'customs', options).map((hit) => `${hit.field}@${hit.from}`)).toEqual([
    'title@6',
    'annotation@0',
    'annotation@12',
  ])
  expect(find(sample(), ['a'], 'custom', { ...options, wholeWord: true })).toEqual([])
  expect(find(sample(), ['a'], 'Customs', { ...options, caseSensitive: true })).toHaveLength(1)
  expect(find(sample(), ['a'], '', options)).toEqual([])
})

test('replaces in place, keeps the marks, and leaves alone what changed meanwhile', () => {
  const doc = sample()
  const hits = find(doc, ['a'], 'customs', options)
  doc.getXmlFragment('title:a').delete(0, 1)
  expect(replace(doc, hits, 'border', 'own')).toBe(2)
  expect(fragmentJson(doc.getXmlFragment('annotation:a')).content?.[0]?.content).toEqual([
    { type: 'text', text: 'border', marks: [{ type: 'bold' }] },
    { type: 'text', text: ' and border houses; accustomed' },
  ])
})
