import { globSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { portalLanguages, resourcesOf } from './kernel/words.ts'

const forms = /_(zero|one|two|few|many|other)$/

function flat(words: unknown, path = ''): Array<[key: string, text: string]> {
  if (typeof words === 'string') return [[path, words]]
  return Object.entries(words as Record<string, unknown>).flatMap(([key, value]) =>
    flat(value, path ? `${path}.${key}` : key),
  )
}
const textsOf = (language: string): Map<string, string> => new Map(flat(resourcesOf(language)))
const keysOf = (texts: Map<string, string>): string[] =>
  [...new Set([...texts.keys()].map((key) => key.replace(forms, '')))].toSorted()
const placeholders = (text: string): string[] =>
  [...text.matchAll(/\{\{\s*(\w+)\s*\}\}/g)].map(([, name = '']) => name).toSorted()

const english = textsOf('en')

describe.each(portalLanguages)('the words in %s', (language) => {
  const texts = textsOf(language)

  test('miss no key and have none too many', () => expect(keysOf(texts)).toEqual(keysOf(english)))

  test('hold the plural forms that the language has', () => {
    const needed = new Intl.PluralRules(language).resolvedOptions().pluralCategories
    const plural = new Set([...texts.keys()].filter((key) => forms.test(key)).map((key) => key.replace(forms, '')))
    const missing = [...plural].flatMap((key) =>
      needed.filter((form) => !texts.has(`${key}_${form}`)).map((form) => `${key}_${form}`),
    )
    expect(missing).toEqual([])
  })

  test('fill in what English fills in', () => {
    const other = [...texts].filter(([key, text]) => {
      const source = english.get(key) ?? english.get(key.replace(forms, '_other')) ?? ''
      // a singular may leave its number out
      const [here, there] = [placeholders(text), placeholders(source)].map(
        (names) => new Set(names.filter((name) => name !== 'count')),
      )
      return (
        here !== undefined &&
        there !== undefined &&
        (here.size !== there.size || [...here].some((name) => !there.has(name)))
      )
    })
    expect(other.map(([key]) => key)).toEqual([])
  })

  test('call economies by their names, in full', () => {
    const loose = [...texts].filter(([, text]) =>
      /Taiwan|대만|Hong Kong(?!, China)|홍콩(?!, 중국)|\bcountr(y|ies)\b|국가|회원국/.test(text),
    )
    expect(loose).toEqual([])
  })
})

const pages = globSync('app/**/*.tsx').filter((file) => !file.endsWith('.test.tsx'))

/** Words for people that stand in a component's source: in attributes that are read out, and between tags. */
function literalsIn(component: string): string[] {
  const source = component.replaceAll(/\/\*[\s\S]*?\*\/|(^|\s)\/\/[^\n]*/g, '')
  const attributes = [...source.matchAll(/\b(aria-label|title|placeholder|alt|label)="([^"]*\p{L}[^"]*)"/gu)].map(
    ([, , words = '']) => words,
  )
  const between = [...source.matchAll(/<[a-zA-Z][^<>{}]*>\s*([^<>{}\n]*\p{L}{2}[^<>{}\n]*?)\s*<\//gu)].map(
    ([, words = '']) => words,
  )
  return [...attributes, ...between]
}

/** The keys that a component names in its one namespace; one that speaks in several is left to its walks. */
function keysIn(component: string): string[] {
  const spaces = new Set(
    [...component.matchAll(/\bt\b[^=]*\} = (?:await )?(?:use)?[wW]ords\('([\w-]+)'\)/g)].map(([, name = '']) => name),
  )
  const [space] = spaces
  if (spaces.size !== 1 || space === undefined) return []
  return [...component.matchAll(/(?<![\w.])t\('([\w.-]+)'/g)].map(([, key = '']) => `${space}.${key}`)
}

const components = pages.map((file) => readFileSync(file, 'utf8'))

describe('what people read', () => {
  test('never stands in code', () => {
    expect(literalsIn('<p className="x">Some words</p><img alt="A picture" /><b>{t(1)}</b>')).toEqual([
      'A picture',
      'Some words',
    ])
    expect(components.flatMap(literalsIn)).toEqual([])
  })

  test('every key that a page names exists', () => {
    const known = new Set(keysOf(english))
    const named = components.flatMap(keysIn)
    expect(named.length).toBeGreaterThan(150)
    expect(named.filter((key) => !known.has(key))).toEqual([])
  })
})
