import { expect, test } from 'vitest'
import { line } from './log.ts'

test('a name with line breaks, escapes or separators stays within one line that parses', () => {
  const name = 'a\r\n{"level":"info"}\u001b[31m\u2028\u0085\u202e'
  const written = line('warn', { what: 'test', name })
  for (const letter of name.match(/\p{C}|\u2028/gu) ?? []) expect(written).not.toContain(letter)
  expect(JSON.parse(written)).toMatchObject({ level: 'warn', what: 'test', name })
})

test('an error tells its name and message, a bigint its digits', () => {
  expect(JSON.parse(line('error', { error: new TypeError('wrong'), id: 12n }))).toMatchObject({
    error: { name: 'TypeError', message: 'wrong' },
    id: '12',
  })
})
