import { economiesIn } from './economies.ts'

/** What a translation must not alter, in a form that is the same in every language. */
export interface Facts {
  /** '1234.5' */
  number: string[]
  /** '2027-03-15', '03-15', '2027-03' */
  date: string[]
  /** codes of economies */
  name: string[]
}

const months = new Map<string, Map<string, number>>()

/** A language's names of the months, as they stand in a date and alone, in small letters. */
function monthsOf(language: string): Map<string, number> {
  const known = months.get(language)
  if (known) return known
  const found = new Map<string, number>()
  const styles: Intl.DateTimeFormatOptions[] = [
    { month: 'long', day: 'numeric' },
    { month: 'long' },
    { month: 'short', day: 'numeric' },
  ]
  for (const style of styles) {
    const format = new Intl.DateTimeFormat(language, { ...style, timeZone: 'UTC' })
    for (let month = 0; month < 12; month++) {
      const part =
        format
          .formatToParts(Date.UTC(2027, month, 15))
          .find((one) => one.type === 'month')
          ?.value.toLowerCase() ?? ''
      if (/\p{L}{3,}/u.test(part) && !/\d/.test(part)) found.set(part.replace(/\.$/, ''), month + 1)
    }
  }
  months.set(language, found)
  return found
}

const two = (value: number): string => String(value).padStart(2, '0')

function dateOf(year: string | undefined, month: number, day: string | undefined): string {
  const written = Number(year)
  // the Buddhist era of Thai dates runs 543 years ahead
  const full = year === undefined ? undefined : String(written > 2400 ? written - 543 : written)
  return [full, two(month), day === undefined ? undefined : two(Number(day))]
    .filter((part) => part !== undefined)
    .join('-')
}

/** One kind of date: its pattern with the groups y, m and d. */
function patternsOf(language: string): RegExp[] {
  const names = [...monthsOf(language).keys()]
    .sort((a, b) => b.length - a.length)
    .map((name) => name.replaceAll('.', '\\.'))
  const named = names.length === 0 ? [] : [names.join('|')]
  return [
    /(?<![\d/-])(?<y>\d{4})-(?<m>\d{1,2})-(?<d>\d{1,2})(?![\d-])/gu,
    /(?:(?<y>\d{4})\s*[年년]\s*)?(?<m>\d{1,2})\s*[月월]\s*(?<d>\d{1,2})\s*[日일号號]/gu,
    /(?<y>\d{4})\s*[年년]\s*(?<m>\d{1,2})\s*[月월]/gu,
    /(?:ngày\s+)?(?<d>\d{1,2})\s+tháng\s+(?<m>\d{1,2})(?:\s+năm\s+(?<y>\d{4}))?/giu,
    /tháng\s+(?<m>\d{1,2})\s+năm\s+(?<y>\d{4})/giu,
    ...named.flatMap((all) => [
      new RegExp(
        `(?<!\\d)(?<d>\\d{1,2})(?:st|nd|rd|th|er|º)?\\.?\\s+(?:de\\s+|of\\s+)?(?<n>${all})\\.?(?!\\p{L})(?:,?\\s+(?:de\\s+|del\\s+)?(?<y>\\d{4}))?`,
        'giu',
      ),
      new RegExp(
        `(?<!\\p{L})(?<n>${all})\\.?\\s+(?<d>\\d{1,2})(?:st|nd|rd|th)?(?![\\d.,]\\d|\\d)(?:,\\s*(?<y>\\d{4}))?`,
        'giu',
      ),
      new RegExp(`(?<!\\p{L})(?<n>${all})\\.?\\s+(?:de\\s+|del\\s+)?(?<y>\\d{4})(?!\\d)`, 'giu'),
    ]),
  ]
}

function takeDates(text: string, language: string, found: string[]): string {
  let rest = text
  for (const pattern of patternsOf(language)) {
    rest = rest.replace(pattern, (...given) => {
      const groups = given.at(-1) as { y?: string; m?: string; d?: string; n?: string }
      const month =
        groups.m === undefined ? (monthsOf(language).get((groups.n ?? '').toLowerCase()) ?? 0) : Number(groups.m)
      if (month < 1 || month > 12 || Number(groups.d ?? 1) > 31) return String(given[0])
      found.push(dateOf(groups.y, month, groups.d))
      return ' '
    })
  }
  return rest
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

function numbersIn(text: string, language: string): string[] {
  const decimal = decimalOf(language)
  const found = text.matchAll(/(?<![\p{Script=Latin}\d])\d+(?:[.,\u00a0\u202f ]\d{3}(?!\d))*(?:[.,]\d+)?/gu)
  return Array.from(found, (match) => figure(match[0], decimal))
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
