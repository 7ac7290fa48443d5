import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

/** Rows of ASVS and of known holes that touch what is built; each has to be answered in docs/security.md. */
const owed = `
  1.1.1 1.2.1 1.2.2 1.2.3 1.2.4 1.2.5 1.2.10 1.3.1 1.3.2 1.3.7 1.3.12 1.5.2
  2.1.1 2.1.2 2.2.1 2.2.2 2.3.1 2.3.3 2.3.4 2.4.1
  3.2.1 3.3.1 3.3.2 3.4.1 3.4.2 3.4.3 3.4.4 3.4.5 3.4.6 3.4.8 3.5.1 3.5.2 3.5.3 3.7.2
  4.1.1 4.1.2 4.1.3 4.1.4 4.2.1 4.4.1 4.4.2 4.4.3 4.4.4
  5.4.1
  6.1.1 6.1.2 6.2.1 6.2.2 6.2.3 6.2.4 6.2.11 6.2.12 6.3.1 6.3.2 6.3.8 6.4.1
  7.1.1 7.2.1 7.2.2 7.2.3 7.2.4 7.3.1 7.3.2 7.4.1 7.4.2 7.4.3 7.4.4 7.4.5 7.5.2
  8.1.1 8.1.2 8.2.1 8.2.2 8.2.3 8.3.1 8.3.2 8.3.3 8.4.1
  9.1.1 9.2.2 9.2.3
  11.3.1 11.3.3 11.4.2 11.5.1
  13.2.2 13.2.3 13.3.1 13.4.1 13.4.3 13.4.4 13.4.5
  14.2.1 14.2.2 14.3.1 14.3.2 14.3.3
  15.2.3 15.3.1 15.3.6 15.4.2
  16.2.1 16.3.1 16.4.1 16.4.2 16.5.1 16.5.3 16.5.4
  B1 B2 B3 B4 B5 B6 B7 B8 B9 B10 B11 B17 B18 B20 B21 B22 B23 B24 B25 B26 B27 B28 B29
`
  .trim()
  .split(/\s+/)

const page = readFileSync('docs/security.md', 'utf8')
const rows = [...page.matchAll(/^\| ([^|]+) \| ([^|]+) \| `([^`]+)`: ([^|]+) \|$/gm)].map(
  ([, numbers = '', , file = '', title = '']) => ({ numbers, file, title: title.trim() }),
)

describe('docs/security.md', () => {
  test('misses no row that touches what is built', () => {
    const answered = rows
      .map((row) => row.numbers)
      .join(', ')
      .split(', ')
    expect(owed.filter((row) => !answered.includes(row))).toEqual([])
  })

  test.each(rows)('$numbers is proved in $file', ({ file, title }) => {
    expect(existsSync(file)).toBe(true)
    // a line that names a test or a case of one: a comment that holds the words proves nothing
    const titles = readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => /\b(?:test|it|describe)(?:\.each)?\(|\]\)\(|^\s*\[["']/.test(line))
    expect(titles.filter((line) => line.includes(title))).not.toEqual([])
  })
})
