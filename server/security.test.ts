import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

/** Rows of ASVS and of known holes that touch what is built; each has to be answered in docs/security.md. */
const owed = [
  ...[
    '1.2.2',
    '1.2.4',
    '1.2.10',
    '1.3.1',
    '1.3.7',
    '2.1.1',
    '2.3.1',
    '2.3.4',
    '3.3.1',
    '3.4.1',
    '3.4.3',
    '3.5.1',
    '3.7.2',
    '4.1.3',
    '4.1.4',
    '4.4.1',
    '4.4.3',
  ],
  ...[
    '6.2.1',
    '6.3.1',
    '6.3.2',
    '6.3.8',
    '6.4.1',
    '7.2.1',
    '7.4.1',
    '7.4.2',
    '8.1.1',
    '8.3.1',
    '11.4.2',
    '13.2.2',
    '13.4.1',
    '14.2.2',
    '14.3.1',
    '16.2.1',
  ],
  ...[
    'B1',
    'B2',
    'B3',
    'B4',
    'B6',
    'B7',
    'B8',
    'B9',
    'B10',
    'B11',
    'B17',
    'B18',
    'B20',
    'B21',
    'B22',
    'B23',
    'B24',
    'B25',
    'B26',
    'B27',
    'B28',
    'B29',
  ],
]

const page = readFileSync('docs/security.md', 'utf8')
const rows = [...page.matchAll(/^\| ([^|]+) \| ([^|]+) \| `([^`]+)`: ([^|]+) \|$/gm)].map(
  ([, numbers = '', , file = '', title = '']) => ({ numbers, file, title: title.trim() }),
)

describe('docs/security.md', () => {
  test('misses no row that touches what is built', () => {
    const answered = rows
      .map((row) => row.numbers)
      .join(', ')
      .split(/, | to /)
    expect(owed.filter((row) => !answered.includes(row))).toEqual([])
  })

  test.each(rows)('$numbers is proved in $file', ({ file, title }) => {
    expect(existsSync(file)).toBe(true)
    expect(readFileSync(file, 'utf8')).toContain(title)
  })
})
