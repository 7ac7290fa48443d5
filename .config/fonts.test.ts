import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { sampleWords } from '#server/agenda/formats/sample-words.ts'
import { makeFonts } from './fonts.ts'

const root = join(import.meta.dirname, '..')

/** Each slice's file and the letters it holds. */
function slices(css: string) {
  return [...css.matchAll(/url\(([^)]+)\)[^}]*unicode-range:([^}]+)\}/g)].map(([, url = '', ranges = '']) => ({
    url,
    ranges: ranges.split(',').map((range) => {
      const [from = '', to = from] = range.trim().slice(2).split('-')
      return [Number.parseInt(from, 16), Number.parseInt(to, 16)] as const
    }),
  }))
}

it('serves every letter of every language from the house', () => {
  makeFonts()
  const base = slices(readFileSync(join(root, 'app/_ui/fonts.css'), 'utf8'))
  for (const [language, words] of Object.entries(sampleWords)) {
    const own = join(root, 'public/fonts', `${language}.css`)
    const all = [...base, ...(existsSync(own) ? slices(readFileSync(own, 'utf8')) : [])]
    for (const { url } of all) {
      expect(url).toMatch(/^\/fonts\/[a-z0-9./-]+\.woff2$/)
      expect(existsSync(join(root, 'public', url)), url).toBe(true)
    }
    const letters = new Set(Object.values(words).join('').normalize('NFC'))
    const missing = [...letters].filter((letter) => {
      const code = letter.codePointAt(0) ?? 0
      return !all.some(({ ranges }) => ranges.some(([from, to]) => from <= code && code <= to))
    })
    expect(missing, language).toEqual([])
  }
})
