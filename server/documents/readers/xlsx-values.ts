import type { OfficePackage } from './package.ts'

/** How the values of a workbook are written out. */
export interface Values {
  shared: string[]
  /** whether a cell's format shows a day or a time, by the number of its style */
  dates: boolean[]
  /** the day that counts as 1904-01-01 = 0 */
  since1904: boolean
}

const mostShared = 2_000_000
// the built-in formats that show days and times (ECMA-376 part 1, 18.8.30)
const builtIn = (id: number) =>
  (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58)
const showsDate = (code: string) => /[ymdhs]/i.test(code.replaceAll(/"[^"]*"|\\.|\[[^\]]*\]|general/gi, ''))

async function sharedStrings(file: OfficePackage, part: string): Promise<string[]> {
  const shared: string[] = []
  let words = ''
  let taking = false
  let phonetic = false
  await file.read(part, {
    open: (tag) => {
      if (tag.name === 'si') words = ''
      else if (tag.name === 'rPh') phonetic = true
      else if (tag.name === 't') taking = !phonetic
    },
    text: (piece) => {
      if (taking) words += piece
    },
    close: (name) => {
      if (name === 't') taking = false
      else if (name === 'rPh') phonetic = false
      else if (name === 'si' && shared.length < mostShared) shared.push(escaped(words))
    },
  })
  return shared
}

async function dateStyles(file: OfficePackage, part: string): Promise<boolean[]> {
  const own = new Map<number, boolean>()
  const dates: boolean[] = []
  let cells = false
  await file.read(part, {
    open: (tag) => {
      if (tag.name === 'numFmt') own.set(Number(tag.get('numFmtId')), showsDate(tag.get('formatCode') ?? ''))
      else if (tag.name === 'cellXfs') cells = true
      else if (tag.name === 'xf' && cells) {
        const id = Number(tag.get('numFmtId'))
        dates.push(own.get(id) ?? builtIn(id))
      }
    },
    close: (name) => {
      if (name === 'cellXfs') cells = false
    },
  })
  return dates
}

/** What the cells of a workbook refer to. */
export async function valuesOf(file: OfficePackage, since1904: boolean): Promise<Values> {
  const parts = await file.relations(file.main)
  const part = (type: string) => parts.find((one) => one.type === type && !one.external)?.target ?? ''
  return {
    shared: await sharedStrings(file, part('sharedStrings')),
    dates: await dateStyles(file, part('styles')),
    since1904,
  }
}

/** '_x000D_' stands for a letter that XML cannot hold (ECMA-376 part 1, 22.9.2.19). */
export function escaped(words: string): string {
  return words.replaceAll(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
}

/** A number as the day or time that it counts. */
export function dayOf(value: number, since1904: boolean): string {
  // Excel believes in 29 February 1900
  const days = since1904 ? value + 1462 : value < 60 ? value + 1 : value
  const at = new Date(Math.round((days - 25_569) * 86_400) * 1000)
  if (Number.isNaN(at.getTime())) return String(value)
  const iso = at.toISOString()
  if (value < 1) return iso.slice(11, 16)
  return Number.isInteger(value) ? iso.slice(0, 10) : `${iso.slice(0, 10)} ${iso.slice(11, 16)}`
}

/** The number of a cell's column: 'C7' is 3. */
export function columnOf(reference: string): number {
  let column = 0
  for (const letter of /^[A-Z]{1,3}/.exec(reference)?.[0] ?? '') column = column * 26 + letter.charCodeAt(0) - 64
  return column
}
