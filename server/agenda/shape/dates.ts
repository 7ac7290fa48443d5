import { monthsOf } from './months.ts'

interface Groups {
  y?: string
  m?: string
  d?: string
  n?: string
  /** the first day of '23–25 February' */
  f?: string
  /** the last day of '2月23日～25日' */
  l?: string
}

const two = (value: number): string => String(value).padStart(2, '0')

// the Buddhist era of Thai dates runs 543 years ahead
const common = (year: number): number => (year > 2400 && year < 2700 ? year - 543 : year)

function dateOf(year: string | undefined, month: number, day: string | undefined): string {
  const parts = [year && String(common(Number(year))), two(month), day && two(Number(day))]
  return parts.filter(Boolean).join('-')
}

const range = String.raw`\s?(?:[–—~〜～-]|to|and|y|al?|e|et|au|и|по|đến|và|ถึง|และ|sampai|hingga|dan|至|到|부터|에서|から|と|和|및|와|、|,)\s?`
const first = `(?:(?<f>\\d{1,2})(?:st|nd|rd|th)?${range})?`
const year = String.raw`(?:,?\s{0,2}(?:de\s|del\s|năm\s|พ\.?ศ\.?\s?|ค\.?ศ\.?\s?)?(?<y>\d{4})(?!\d))?`

const eastern = [
  new RegExp(
    `(?:(?<y>\\d{4})\\s?[年년]\\s?)?(?<m>\\d{1,2})\\s?[月월]\\s?(?:(?<f>\\d{1,2})\\s?[日일号號]?(?:${range}))?(?<d>\\d{1,2})\\s?[日일号號](?:${range}(?<l>\\d{1,2})\\s?[日일号號])?`,
    'gu',
  ),
  /(?<y>\d{4})\s?[年년]\s?(?<m>\d{1,2})\s?[月월]/gu,
  /(?<!\d)(?<m>\d{1,2})\s?[月월](?!\p{L}?간|間|间)/gu,
]
const vietnamese = [
  new RegExp(`(?:ngày\\s)?${first}(?:ngày\\s)?(?<d>\\d{1,2})\\stháng\\s(?<m>\\d{1,2})${year}`, 'giu'),
  /tháng\s(?<m>\d{1,2})(?:(?:\snăm\s|\/)(?<y>\d{4}))?(?!\d)/giu,
]
const iso = /(?<![\d/.-])(?<y>\d{4})[-/.]\s?(?<m>\d{1,2})[-/.]\s?(?<d>\d{1,2})(?:\.(?!\d))?(?![\d/-])/gu
const western = /(?<![\d/.-])(?<d>\d{1,2})[/.](?<m>\d{1,2})[/.](?<y>\d{4})(?![\d/-])/gu

function named(language: string): RegExp[] {
  const names = [...monthsOf(language).keys()]
    .toSorted((a, b) => b.length - a.length)
    .map((name) => name.replaceAll('.', '\\.'))
  if (names.length === 0) return []
  const all = names.join('|')
  // Thai writes no blanks between words
  const [begins, ends] = language === 'th' ? ['', ''] : ['(?<!\\p{L})', '(?!\\p{L})']
  return [
    new RegExp(
      `(?<!\\d)${first}(?<d>\\d{1,2})(?:st|nd|rd|th|er|º)?\\.?\\s{0,2}(?:de\\s|of\\s|เดือน\\s?)?(?<n>${all})\\.?${ends}${year}`,
      'giu',
    ),
    new RegExp(
      `${begins}(?<n>${all})\\.?\\s(?:(?<f>\\d{1,2})${range})?(?<d>\\d{1,2})(?:st|nd|rd|th)?(?![\\d.,]\\d|\\d)(?:,\\s?(?<y>\\d{4})(?!\\d))?`,
      'giu',
    ),
    new RegExp(`${begins}(?<n>${all})\\.?${ends}${year}`, 'giu'),
  ]
}

const patterns = new Map<string, RegExp[]>()
function patternsOf(language: string): RegExp[] {
  const known = patterns.get(language)
  if (known) return known
  const own = language === 'vi' ? vietnamese : named(language)
  const made = [iso, western, ...eastern, ...own]
  patterns.set(language, made)
  return made
}

const numerals = '〇零一二三四五六七八九'
/** A Chinese numeral of a date: '二〇二七', '十四', '三十一'. */
function numeral(written: string): string {
  const digit = (sign: string): number => Math.max(numerals.indexOf(sign) - 1, 0)
  const tens = written.indexOf('十')
  if (tens < 0) return Array.from(written, digit).join('')
  const [before, after] = [written.slice(0, tens), written.slice(tens + 1)]
  return String((before === '' ? 1 : digit(before)) * 10 + (after === '' ? 0 : digit(after)))
}
const han =
  /(?:[〇零一二三四五六七八九]{4}年)?[一二三四五六七八九十]{1,2}月(?:[一二三四五六七八九十]{1,3}[日号號](?:[至到和、–—~～-][一二三四五六七八九十]{1,3}[日号號])?)?/gu

/** An English month that is also a word counts with its capital, and May alone only behind 'in', 'by' and the like. */
function isMonth(written: string, groups: Groups, before: string): boolean {
  if (!/^\p{Lu}/u.test(written)) return false
  const bare = groups.y === undefined && groups.d === undefined
  return (
    !bare ||
    !/^(?:may|march)$/iu.test(written) ||
    /\b(?:in|by|of|until|since|from|to|late|early|mid|end)[\s-]$/iu.test(before)
  )
}

function daysOf({ f, d, l }: Groups): Array<string | undefined> {
  return d === undefined ? [undefined] : [f, d, l].filter((day) => day !== undefined)
}

/** Takes the dates out of a text (its digits are plain already) into `found`, as '2027-03-15', '03-15', '2027-03' or '03'; gives what is left. */
export function takeDates(text: string, language: string, found: string[]): string {
  let rest = /^(?:ja|zh)/.test(language)
    ? text.replace(han, (date) => date.replace(/[〇零一二三四五六七八九十]+/gu, numeral))
    : text
  for (const pattern of patternsOf(language)) {
    rest = rest.replace(pattern, (...given) => {
      const groups = given.at(-1) as Groups
      const [written, at, whole] = [String(given[0]), Number(given.at(-3)), String(given.at(-2))]
      const month = Number(groups.m ?? monthsOf(language).get((groups.n ?? '').toLowerCase()))
      const days = daysOf(groups)
      if (!(month >= 1 && month <= 12) || days.some((day) => Number(day ?? 1) > 31)) return written
      if (language === 'en' && groups.n && !isMonth(groups.n, groups, whole.slice(Math.max(0, at - 8), at)))
        return written
      for (const day of days) found.push(dateOf(groups.y, month, day))
      return ' '
    })
  }
  return rest
}
