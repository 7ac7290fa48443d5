import { expect, test } from 'vitest'
import { notesName, parseDocumentName, structureName, wordsName } from './documents.ts'

test('the three names are read back', () => {
  expect(parseDocumentName(structureName(42))).toEqual({ kind: 'structure', meeting: 42 })
  expect(parseDocumentName(wordsName(42, 'zh-Hans'))).toEqual({ kind: 'words', meeting: 42, language: 'zh-Hans' })
  expect(parseDocumentName(notesName(42, 'rok'))).toEqual({ kind: 'notes', meeting: 42, party: 'rok' })
})

test.each([
  '',
  'agenda',
  'agenda:',
  'agenda:042',
  'agenda:42:',
  'agenda: 42',
  'agenda:42:en:x',
  'other:42',
  'notes:42',
  'notes:42:ROK',
  'agenda:42\0',
  'agenda:42\n',
  'AGENDA:42',
  'agenda:99999999999',
  'agenda:-1',
  'agenda:4２',
  'agenda:42:EN',
  'agenda:42:zh-hans',
  'agenda:42:en-',
  'agenda:42:e',
  'agenda:42:en\n',
  'notes:42:rok:x',
  'notes:42:-rok',
  ' agenda:42',
  'agenda:4.2',
  'agenda:1e3',
])('the name %j is nobody’s', (name) => expect(parseDocumentName(name)).toBeNull())
