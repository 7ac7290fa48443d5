import { expect, test } from 'vitest'
import { slicesFor } from './faces.ts'

const face = (name: string, range: string): string =>
  `@font-face{font-family:'Noto Sans KR';src:url(/fonts/${name}.woff2) format('woff2');unicode-range:${range}}`
const css = [face('one', 'U+AC00-AC10,U+0041'), face('two', 'U+D68C'), face('three', 'U+4E00-9FFF')].join('\n')
const lettersOf = (text: string): Set<number> => new Set(Array.from(text, (letter) => letter.codePointAt(0) ?? 0))

test('of the faces of Han and Hangul those slices are kept whose letters are read', () => {
  expect(slicesFor(css, lettersOf('회'))).toEqual(['/fonts/two.woff2'])
  expect(slicesFor(css, lettersOf('가 회'))).toEqual(['/fonts/one.woff2', '/fonts/two.woff2'])
  expect(slicesFor(css, lettersOf('plain'))).toEqual([])
  expect(slicesFor(css, lettersOf('会'))).toEqual(['/fonts/three.woff2'])
})
