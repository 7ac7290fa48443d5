import { expect, test } from 'vitest'
import { paperNumber, seriesPrefix } from './numbering.ts'

test('a number is year, meeting, forum, three digits, and its revision', () => {
  const first = seriesPrefix({ year: 2027, som: 'SOM1', ordinal: 1 })
  expect(first).toBe('2027/SOM1/SCCP')
  expect(paperNumber(first, 1, 0)).toBe('2027/SOM1/SCCP/001')
  expect(paperNumber(first, 1, 2)).toBe('2027/SOM1/SCCP/001rev2')
  expect(paperNumber(seriesPrefix({ year: 2006, som: 'SOM3', ordinal: 2 }), 60, 0)).toBe('2006/SOM3/SCCP2/060')
  expect(paperNumber(first, 1000, 0)).toBe('2027/SOM1/SCCP/1000')
})
