import { english, own } from './economy-names.ts'

interface Known {
  name: string
  /** the first name of the English table without its article: what people are shown, never a code */
  apec: string
  pattern: RegExp
}
const lists = new Map<string, Known[]>()

const apecNames: Readonly<Record<string, string>> = { CN: 'China', KR: 'Korea', US: 'The United States', RU: 'Russia' }

function regionName(code: string, language: string): string[] {
  if (code === 'TW' || code === 'HK') return []
  const name = new Intl.DisplayNames(language, { type: 'region', fallback: 'none' }).of(code)
  return name ? [name] : []
}

/** A name stands alone where its script writes blanks; a Russian stem may have an ending, a kana name is no part of another. */
function patternOf(name: string): RegExp {
  const plain = name.replaceAll(/[.()]/g, String.raw`\$&`)
  if (/\p{Script=Latin}/u.test(name)) return new RegExp(`(?<!\\p{L})${plain}(?!\\p{L})`, 'gu')
  if (/\p{Script=Cyrillic}/u.test(name)) return new RegExp(`(?<!\\p{L})${plain}[а-яё]{0,3}(?!\\p{L})`, 'gu')
  const kana = '[\\p{Script=Katakana}ー]'
  if (/\p{Script=Katakana}/u.test(name)) return new RegExp(`(?<!${kana})${plain}(?!${kana})`, 'gu')
  // the Korean for a language, and tyres, are no economies
  return new RegExp(`${plain}(?!어(?![가-힣])|어로|어판)${name === '타이' ? '(?![가-힣])' : ''}`, 'gu')
}

/** All names of a language with the English ones, the longest first, so that 'Hong Kong, China' is not read as two. */
function namesOf(language: string): Known[] {
  const known = lists.get(language)
  if (known) return known
  const found = Object.entries(english).flatMap(([code, names]) =>
    [...new Set([...names, ...(own[language]?.[code] ?? []), ...regionName(code, language)])].map((name) => ({
      name,
      apec: apecNames[code] ?? names[0] ?? code,
      pattern: patternOf(name),
    })),
  )
  found.sort((a, b) => b.name.length - a.name.length)
  lists.set(language, found)
  return found
}

/** Which economies a text names, by their APEC names, each once, and the text without them. */
export function economiesIn(text: string, language: string): { names: string[]; rest: string } {
  const names = new Set<string>()
  let rest = text
  for (const { name, apec, pattern } of namesOf(language)) {
    if (!rest.includes(name)) continue
    rest = rest.replace(pattern, () => {
      names.add(apec)
      return ' '
    })
  }
  return { names: [...names], rest }
}
