/** A word that APEC usage replaces, at its place in a text. */
export interface NomenclatureFinding {
  from: number
  to: number
  word: string
  /** what stands there instead, with the word's capital */
  replacement: string
  /** further words that may fit better */
  others: string[]
}

type Exception = 'proper-name' | 'place-in-name' | 'followed-by-china' | 'none'
interface Rule {
  term: string
  replacements: string[]
  /** where the word is allowed */
  except: Exception
}

// APEC's nomenclature guides, in own words (../shared/data/nomenclature.tsv of the project's material)
const rules: Rule[] = [
  { term: 'member state', replacements: ['member economy'], except: 'none' },
  { term: 'member country', replacements: ['member economy'], except: 'none' },
  { term: 'country', replacements: ['economy'], except: 'proper-name' },
  { term: 'countries', replacements: ['economies'], except: 'proper-name' },
  { term: 'nation', replacements: ['economy'], except: 'proper-name' },
  { term: 'national', replacements: ['economy-wide', 'domestic'], except: 'proper-name' },
  { term: 'nationwide', replacements: ['economy-wide'], except: 'proper-name' },
  { term: 'international', replacements: ['cross-border', 'among economies'], except: 'proper-name' },
  { term: 'signed', replacements: ['endorsed'], except: 'none' },
  { term: 'Taiwan', replacements: ['Chinese Taipei'], except: 'place-in-name' },
  { term: 'Hong Kong', replacements: ['Hong Kong, China'], except: 'followed-by-china' },
  { term: 'Vietnam', replacements: ['Viet Nam'], except: 'place-in-name' },
]

const quoted = /“[^”]*”|"[^"]*"|«[^»]*»|„[^“”]*[“”]|(?<!\p{L})‘[^’]*’(?!\p{L})/gu
const pattern = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${rules.map((rule) => rule.term.replace(' ', '\\s+')).join('|')})(?![\\p{L}\\p{N}]|['’]\\p{L}|-\\p{L})`,
  'giu',
)
const capital = /^\p{Lu}/u
const sentenceEnd = /(?:^|[.!?:;•–—\n(]\s*|^\s+)$/u

/** The next word when only blanks stand between. */
const wordAfter = (text: string, at: number): string => /^\s+(\p{L}[\p{L}\p{M}-]*)/u.exec(text.slice(at))?.[1] ?? ''
const wordBefore = (text: string, at: number): string => /(\p{L}[\p{L}\p{M}-]*)\s+$/u.exec(text.slice(0, at))?.[1] ?? ''

function startsSentence(text: string, at: number): boolean {
  return sentenceEnd.test(text.slice(0, at))
}

/** 'National Single Window', 'Bank for International Settlements', 'United Nation': capitals side by side make a name. */
function isInName(text: string, word: string, from: number, to: number): boolean {
  if (!capital.test(word)) return false
  if (capital.test(wordAfter(text, to))) return true
  const before = wordBefore(text, from)
  return capital.test(before) && !startsSentence(text, from - before.length - 1) && !startsSentence(text, from)
}

function isAllowed(rule: Rule, text: string, word: string, from: number, to: number): boolean {
  switch (rule.except) {
    case 'proper-name':
      return isInName(text, word, from, to)
    case 'place-in-name':
      return capital.test(wordAfter(text, to))
    case 'followed-by-china':
      return /^\s*[,(]\s*China/u.test(text.slice(to)) || capital.test(wordAfter(text, to))
    case 'none':
      return false
  }
}

function withCapital(replacement: string, word: string): string {
  if (!capital.test(word)) return replacement
  if (word.length > 1 && word === word.toUpperCase()) return replacement.toUpperCase()
  return replacement.charAt(0).toUpperCase() + replacement.slice(1)
}

/**
 * Words of an English text that APEC usage does not allow, in their order. Proper names, quotations and other forms
 * of a word ('nationality') do not fire; other languages have no list.
 */
export function findNomenclature(text: string, language: string): NomenclatureFinding[] {
  if (language !== 'en') return []
  const quotations = Array.from(text.matchAll(quoted), (match) => [match.index, match.index + match[0].length] as const)
  return Array.from(text.matchAll(pattern)).flatMap((match) => {
    const [word, from, to] = [match[0], match.index, match.index + match[0].length]
    const term = word.replace(/\s+/gu, ' ').toLowerCase()
    const rule = rules.find((one) => one.term.toLowerCase() === term)
    if (!rule || quotations.some(([start, end]) => start <= from && to <= end) || isAllowed(rule, text, word, from, to))
      return []
    const [replacement = '', ...others] = rule.replacements.map((one) => withCapital(one, word))
    return [{ from, to, word, replacement, others }]
  })
}
