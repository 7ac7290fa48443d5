import { expect, test, vi } from 'vitest'
import { adoptConsole, line } from './log.ts'

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

test('what a library prints in many lines is one entry, without colours', () => {
  const kept = { ...console }
  const written: string[] = []
  const write = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    written.push(String(text))
    return true
  })
  try {
    adoptConsole()
    const { error: print } = console
    print('\u001b[31mError\u001b[0m: %s\n    at somewhere', 'a\n{"level":"info"}')
  } finally {
    write.mockRestore()
    Object.assign(console, kept)
  }
  expect(written).toHaveLength(1)
  expect(written[0]?.trimEnd()).not.toContain('\n')
  const text = 'Error: a\n{"level":"info"}\n    at somewhere'
  expect(JSON.parse(written[0] ?? '')).toMatchObject({ level: 'error', what: 'console', text })
})
