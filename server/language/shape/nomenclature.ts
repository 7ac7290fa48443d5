import { english, foreign, type Term } from './nomenclature-terms.ts'
import { quotationsIn } from './quotations.ts'

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

const byTerm = new Map(english.map((term) => [term.term.toLowerCase(), term]))
const longestFirst = (terms: readonly { term: string }[]): string =>
  terms
    .map(({ term }) => term)
    .toSorted((a, b) => b.length - a.length)
    .map((term) => term.replaceAll(' ', '\\s{1,8}'))
    .join('|')
const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${longestFirst(english)})(?![\\p{L}\\p{N}]|-\\p{L})`, 'giu')

const capital = /^\p{Lu}/u
const possessive = /['’]\p{L}/uy
const nextWord = /\s{1,8}(\p{L}[\p{L}\p{M}-]{0,60})/uy
const lastWord = /(\p{L}[\p{L}\p{M}-]{0,60})\s{1,8}$/u

// each look to either side has a bound: a text of 100 kB made of nothing but capitals costs no more a word than any other
function wordAfter(text: string, at: number): string {
  nextWord.lastIndex = at
  return nextWord.exec(text)?.[1] ?? ''
}
const wordBefore = (text: string, at: number): string => lastWord.exec(text.slice(Math.max(0, at - 70), at))?.[1] ?? ''

function startsSentence(text: string, at: number): boolean {
  const near = text.slice(Math.max(0, at - 12), at)
  const said = near.trimEnd()
  return said === '' || near.slice(said.length).includes('\n') || /[.!?:;•–—(]$/u.test(said)
}

/** 'National Single Window', 'Bank for International Settlements', 'United Nations': capitals side by side make a name. */
function isInName(text: string, word: string, from: number, to: number): boolean {
  if (!capital.test(word)) return false
  if (capital.test(wordAfter(text, to))) return true
  const near = wordBefore(text, from)
  if (near === 'Member') return false
  // 'League of Nations': a small word joins what has capitals
  const joint = /^(?:of|for)$/u.test(near) ? near.length + 1 : 0
  const before = joint > 0 ? wordBefore(text, from - joint) : near
  if (joint > 0) return capital.test(before)
  return capital.test(before) && !startsSentence(text, from - before.length - 1) && !startsSentence(text, from)
}

function isPossessive(text: string, at: number): boolean {
  possessive.lastIndex = at
  return possessive.test(text)
}

function isAllowed(rule: Term, text: string, word: string, from: number, to: number): boolean {
  switch (rule.except) {
    case 'proper-name':
      // 'a national's passport' means a person; 'each country's ports' means the economy
      return isInName(text, word, from, to) || (rule.term.endsWith('national') && isPossessive(text, to))
    case 'place-in-name':
      return capital.test(wordAfter(text, to))
    case 'followed-by-china':
      return (
        /^\s{0,8}[,(]\s{0,8}China/u.test(text.slice(to, to + 24)) || /^(?!SAR|Special)\p{Lu}/u.test(wordAfter(text, to))
      )
    case 'digitally':
      return text[from - 1] === '-' || /^(?:digital|electronic)ly$/iu.test(wordBefore(text, from))
    case 'none':
      return false
  }
}

function withCapital(replacement: string, word: string): string {
  if (!capital.test(word)) return replacement
  if (word.length > 1 && word === word.toUpperCase()) return replacement.toUpperCase()
  return replacement.charAt(0).toUpperCase() + replacement.slice(1)
}

function inEnglish(text: string): NomenclatureFinding[] {
  return Array.from(text.matchAll(pattern)).flatMap((match) => {
    const [word, from, to] = [match[0], match.index, match.index + match[0].length]
    const rule = byTerm.get(word.replace(/\s+/gu, ' ').toLowerCase())
    if (!rule || isAllowed(rule, text, word, from, to)) return []
    const [replacement = '', ...others] = rule.replacements.map((one) => withCapital(one, word))
    return [{ from, to, word, replacement, others }]
  })
}

// Korean particles change when the new word ends in a vowel and the old one did not
const particles: Readonly<Record<string, string>> = { 은: '는', 이: '가', 을: '를', 과: '와', 으로: '로' }
const endsInConsonant = (word: string): boolean => ((word.codePointAt(word.length - 1) ?? 0) - 0xac00) % 28 > 0

const patterns = new Map<string, Array<{ pattern: RegExp; replacements: string[] }>>()
function patternsOf(language: string): Array<{ pattern: RegExp; replacements: string[] }> {
  const known = patterns.get(language)
  if (known) return known
  const made = (foreign[language] ?? []).map(({ term, replacements, notAfter, notBefore }) => {
    const particle = language === 'ko' ? `(?<particle>(?:${Object.keys(particles).join('|')})(?!\\p{L}))?` : ''
    const source = `${notAfter ? `(?<!${notAfter})` : ''}${term}${notBefore ? `(?!${notBefore})` : ''}${particle}`
    return { pattern: new RegExp(source, 'gu'), replacements }
  })
  patterns.set(language, made)
  return made
}

function inLanguage(text: string, language: string): NomenclatureFinding[] {
  const found = patternsOf(language).flatMap(({ pattern: one, replacements }) =>
    Array.from(text.matchAll(one), (match): NomenclatureFinding => {
      const particle = match.groups?.['particle'] ?? ''
      const [replacement = '', ...others] = replacements.map((name) =>
        endsInConsonant(name) ? name + particle : name + (particles[particle] ?? particle),
      )
      return { from: match.index, to: match.index + match[0].length, word: match[0], replacement, others }
    }),
  )
  return found.toSorted((a, b) => a.from - b.from)
}

/**
 * Words of a text that APEC usage does not allow, in their order, without overlap. Proper names, quotations and other
 * forms of a word ('nationality') do not fire. Linear in the text's length; a language without a list gives none.
 */
export function findNomenclature(text: string, language: string): NomenclatureFinding[] {
  const found = language === 'en' ? inEnglish(text) : inLanguage(text, language)
  if (found.length === 0) return found
  const quotations = quotationsIn(text)
  let at = 0
  return found.filter(({ from, to }) => {
    while ((quotations[at]?.[1] ?? Infinity) <= from) at++
    const around = quotations[at]
    return around === undefined || from < around[0] || to > around[1]
  })
}
