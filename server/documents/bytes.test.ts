import { expect, test } from 'vitest'
import { disposition, rangeOf } from './bytes.ts'

test.each([
  ['bytes=0-99', { start: 0, end: 99 }],
  ['bytes=900-', { start: 900, end: 999 }],
  ['bytes=900-5000', { start: 900, end: 999 }],
  ['bytes=-10', { start: 990, end: 999 }],
  ['bytes=-5000', { start: 0, end: 999 }],
  ['bytes=1000-', 'none'],
  ['bytes=-0', 'none'],
  // several parts, another unit, nonsense: the whole
  ['bytes=0-1,5-6', undefined],
  ['pages=1-2', undefined],
  ['bytes=9-3', undefined],
  ['bytes=-', undefined],
  [undefined, undefined],
])('%s of a thousand bytes', (range, part) => {
  expect(rangeOf(1000, '"x"', range)).toEqual(part)
})

test('a part of what the reader had before is given only while it is the same', () => {
  expect(rangeOf(10, '"x"', 'bytes=5-', '"x"')).toEqual({ start: 5, end: 9 })
  expect(rangeOf(10, '"x"', 'bytes=5-', '"y"')).toBeUndefined()
})

test('a name is spelled so that every program reads it and none is misled', () => {
  const long = `${'報'.repeat(250)}.docx`
  const header = disposition('attachment', long, 'docx')
  expect(decodeURIComponent(header.split("filename*=UTF-8''")[1] ?? '')).toBe(long)
  // oxlint-disable-next-line no-control-regex
  expect(header).toMatch(/^[\u0020-\u007e]*$/)
  expect(disposition('inline', 'It\'s "my" (paper)*.pdf', 'pdf')).toBe(
    'inline; filename="It_s _my_ _paper__.pdf"; filename*=UTF-8\'\'It%27s%20%22my%22%20%28paper%29%2A.pdf',
  )
  expect(disposition('attachment', 'x.html', 'pdf')).toContain('filename="x.html.pdf"')
  expect(disposition('attachment', '\ud800.pdf', 'pdf')).toContain('%EF%BF%BD.pdf')
})
