import { expect, test } from 'vitest'
import { databaseFolder, databaseName } from './classification.ts'

test("a paper's name in the meeting document database is year, forum and number", () => {
  expect(databaseName({ year: 2027, ordinal: 1 }, 14)).toBe('27_sccp1_014')
  expect(databaseName({ year: 2009, ordinal: 2 }, 1)).toBe('09_sccp2_001')
  expect(databaseFolder({ year: 2016, ordinal: 1 })).toBe('Documents/2016/SCCP/SCCP1')
})
