import { globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type Spoken, spokenIn } from '#tests/spoken.ts'
import { languagesOfWords, portalLanguages, resourcesOf } from './kernel/words.ts'
import { findNomenclature } from './language/shape/nomenclature.ts'
import { agendaLanguages } from './meetings/schema.ts'
import { noticeKinds } from './notices/schema.ts'

const forms = /_(zero|one|two|few|many|other)$/

function flat(words: unknown, path = ''): Array<[key: string, text: string]> {
  if (typeof words === 'string') return [[path, words]]
  return Object.entries(words as Record<string, unknown>).flatMap(([key, value]) =>
    flat(value, path ? `${path}.${key}` : key),
  )
}
const textsOf = (language: string, part = ''): Map<string, string> =>
  new Map(flat(resourcesOf(language)).filter(([key]) => key.startsWith(part)))
const keysOf = (texts: Map<string, string>): string[] =>
  [...new Set([...texts.keys()].map((key) => key.replace(forms, '')))].toSorted()
const placeholders = (text: string): string[] =>
  [...text.matchAll(/\{\{?\s*(\w+)\s*\}?\}/g)].map(([, name = '']) => name).toSorted()

// what an agenda prints around its text is told in every language that agendas are written in, the portal itself in its own
const all = portalLanguages.map((language) => ({ what: 'the words', language, part: '' }))
const ofExports = agendaLanguages.map((language) => ({ what: 'the words of exports', language, part: 'export.' }))

describe.each([...all, ...ofExports])('$what in $language', ({ language, part }) => {
  const texts = textsOf(language, part)
  const english = textsOf('en', part)

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
    if (part === '') return
    expect([...texts].filter(([, text]) => findNomenclature(text, language).length > 0)).toEqual([])
  })
})

test('exports speak the languages of agendas, and no language stands in a folder that nothing reads', () => {
  expect(languagesOfWords('export').toSorted()).toEqual([...agendaLanguages].toSorted())
  const folders = globSync('locales/*').map((path) => path.replaceAll('\\', '/').slice('locales/'.length))
  expect(folders.toSorted()).toEqual([...agendaLanguages].toSorted())
})

const files = globSync(['app/**/*.{ts,tsx}', 'server/**/*.ts'])
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => !/\.test\.ts$/.test(file))
const spoken = new Map<string, Spoken>(files.map((file) => [file, spokenIn(readFileSync(file, 'utf8'))]))
const shown = [...spoken].filter(([file]) => file.startsWith('app/'))

const known = keysOf(textsOf('en'))
const plain = (text: string): string => text.replaceAll(/[.?*+^$()[\]{}|\\]/g, String.raw`\$&`)
/** 'status.*' as a pattern */
const like = (pattern: string): RegExp => new RegExp(`^${pattern.split('*').map(plain).join('.+')}$`)

/** Everything in app/ that a file brings along. */
function alongWith(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen
  seen.add(file)
  for (const name of spoken.get(file)?.imports ?? []) {
    const path = name.startsWith('#app/') ? name.slice(1) : join(dirname(file), name).replaceAll('\\', '/')
    if (spoken.has(path)) alongWith(path, seen)
  }
  return seen
}
const layoutsOf = (page: string): string[] =>
  page
    .split('/')
    .slice(0, -1)
    .map((_, at, folders) => `${folders.slice(0, at + 1).join('/')}/layout.tsx`)
    .filter((layout) => spoken.has(layout))

describe('what people read', () => {
  test('never stands in code', () => {
    const planted = `const a = <p className="x" title={b ? 'One' : t('two')}>Three {c && 'four'}</p>`
    expect(spokenIn(planted).literals.toSorted()).toEqual(['One', 'Three', 'four'])
    expect(shown.flatMap(([file, { literals }]) => literals.map((text) => `${file}: ${text}`))).toEqual([])
  })

  test('has a key in its namespace wherever one is named', () => {
    const planted = spokenIn(
      "const { t: say } = await words('frame'); say('skip'); say(`capacity.${c}`); words(x).t('no')",
    )
    expect(planted.keys).toEqual([
      { space: 'frame', pattern: 'skip' },
      { space: 'frame', pattern: 'capacity.*' },
      { space: null, pattern: 'no' },
    ])
    const named = [...spoken].flatMap(([file, { keys }]) => keys.map((key) => ({ file, ...key })))
    expect(named.length).toBeGreaterThan(500)
    const lost = named.filter(({ space, pattern }) => {
      const wanted = like(`${space ?? '*'}.${pattern}`)
      return !known.some((key) => wanted.test(key))
    })
    expect(lost).toEqual([])
  })

  test('is given to every client part that asks for it', () => {
    const entries = shown.map(([file]) => file).filter((file) => /\/(page|layout|error|not-found)\.tsx$/.test(file))
    expect(entries.length).toBeGreaterThan(15)
    const lost = entries.flatMap((entry) => {
      const around = [entry, ...layoutsOf(entry)].flatMap((file) => [...alongWith(file)])
      const given = new Set(around.flatMap((file) => spoken.get(file)?.gives ?? []))
      const needed = [...alongWith(entry)].flatMap((file) => spoken.get(file)?.needs ?? [])
      return [...new Set(needed)].filter((space) => !given.has(space)).map((space) => `${entry}: ${space}`)
    })
    expect(lost).toEqual([])
  })

  test('is said somewhere', () => {
    const texts = new Set([...spoken.values()].flatMap((one) => one.texts))
    const patterns = [...texts].filter((one) => /^[\w.*]*[a-zA-Z]{2}[\w.*]*$/.test(one) && one.includes('*')).map(like)
    // told by ids: parties as they are called, notices by their kind and what happened
    const byId = new RegExp(`^(parties|notices\\.(${noticeKinds.join('|')}))\\.`)
    const silent = known.filter((key) => {
      const inside = key.slice(key.indexOf('.') + 1)
      return !byId.test(key) && !texts.has(inside) && !patterns.some((pattern) => pattern.test(inside))
    })
    expect(silent).toEqual([])
  })
})
