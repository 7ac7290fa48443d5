import { takeDates } from './dates.ts'
import { economiesIn } from './economies.ts'
import { writtenOut } from './scales.ts'

/** What a translation must not alter, in a form that is the same in every language. */
export interface Facts {
  /** '1234.5' */
  number: string[]
  /** '2027-03-15', '03-15', '2027-03', '03' */
  date: string[]
  /** economies by their APEC names */
  name: string[]
}

/** Digits of every script as 0 to 9. */
function plainDigits(text: string): string {
  return text.normalize('NFKC').replace(/[๐-๙]/gu, (digit) => String((digit.codePointAt(0) ?? 0xe50) - 0xe50))
}

function decimalOf(language: string): string {
  return new Intl.NumberFormat(language).formatToParts(1.5).find((part) => part.type === 'decimal')?.value ?? '.'
}

/** A figure as written in a language, without marks between thousands and with a point. */
function figure(written: string, decimal: string): string {
  const grouped = decimal === ',' ? /[.\s\u00a0\u202f](?=\d{3}(?!\d))/gu : /[,\s\u00a0\u202f](?=\d{3}(?!\d))/gu
  const whole = written.replace(grouped, '').replace(decimal, '.')
  return whole
    .replace(/^0+(?=\d)/, '')
    .replace(/(\.\d*?)0+$/, '$1')
    .replace(/\.$/, '')
}

const written = /(?<![\p{Script=Latin}\p{Script=Cyrillic}\d])\d{1,40}(?:[.,\u00a0\u202f ]\d{3}(?!\d))*(?:[.,]\d+)?/gu
// a sign before a figure is part of it where nothing stands before that it could join: not in '2-3', '2022-2025'
const minus = /(?:^|[\s(])[-−–]$/u

function numbersIn(text: string, language: string): string[] {
  const decimal = decimalOf(language)
  return Array.from(writtenOut(text, language, decimal).matchAll(written), (match) => {
    const value = figure(match[0], decimal)
    if (language === 'th' && /^2[4-6]\d\d$/.test(match[0]) && Number(value) > 2480) return String(Number(value) - 543)
    return minus.test(match.input.slice(Math.max(0, match.index - 2), match.index)) ? `-${value}` : value
  })
}

/** The numbers, dates and economies' names of a text, each list sorted. */
export function factsOf(text: string, language: string): Facts {
  const date: string[] = []
  const { names, rest: unnamed } = economiesIn(plainDigits(text), language)
  const rest = takeDates(unnamed, language, date)
  return { number: numbersIn(rest, language).sort(), date: date.sort(), name: names.sort() }
}

/** Whether two texts of one language state the same facts. */
export function sameFacts(before: Facts, after: Facts): boolean {
  return (['number', 'date', 'name'] as const).every((kind) => before[kind].join('|') === after[kind].join('|'))
}
