import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { englishIn } from '#tests/labels.ts'
import { csvLine, guarded, unguarded } from '#server/kernel/csv.ts'
import { agendaLanguages } from '#server/meetings/schema.ts'
import { csvOf } from './csv.ts'
import { sampleEdition } from './sample.ts'

/** A strict reader of RFC 4180, for the tests alone. */
function read(text: string): string[][] {
  const rows: string[][] = [[]]
  let rest = text.replace(/^\ufeff/, '')
  while (rest !== '') {
    const quoted = /^"((?:[^"]|"")*)"/.exec(rest) ?? /^()(?=[,\r])/.exec(rest) ?? /^([^",\r\n]+)/.exec(rest)
    if (quoted === null) throw new Error(`out of shape: ${rest.slice(0, 20)}`)
    rows.at(-1)?.push((quoted[1] ?? '').replaceAll('""', '"'))
    rest = rest.slice(quoted[0].length)
    if (rest.startsWith('\r\n')) {
      rest = rest.slice(2)
      if (rest !== '') rows.push([])
    } else if (rest.startsWith(',')) rest = rest.slice(1)
    else if (rest !== '') throw new Error(`out of shape: ${rest.slice(0, 20)}`)
  }
  return rows
}

describe('CSV', () => {
  it('runs no formula', () => {
    for (const attack of ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', ' =1', '\u0000=1', '＝1', "'=1"])
      expect(guarded(attack)).toBe(`'${attack}`)
    for (const plain of ['Opening', "'quoted'", '2027-02-22', 'a=b', '']) expect(guarded(plain)).toBe(plain)
  })
  it('reads back as it was, cell by cell', () => {
    const words = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('=1', "'=1", "''=1", '"', ',', '\r\n'))
    fc.assert(
      fc.property(fc.array(fc.array(words, { minLength: 1 }), { minLength: 1 }), (rows) => {
        const back = read(rows.map((row) => csvLine(row)).join('')).map((row) => row.map(unguarded))
        expect(back).toEqual(rows)
        for (const one of read(rows.map((row) => csvLine(row)).join('')).flat()) expect(one).not.toMatch(/^[=+\-@\t]/)
      }),
    )
  })
  it('holds an edition: a line for each item, numbers as numbers, in the words of its language', () => {
    const edition = sampleEdition('ko', (view) => {
      for (const item of view.items) if (item.label === '2') item.title = '=HYPERLINK("https://example.org","x")'
    })
    const rows = read(csvOf(edition))
    expect(csvOf(edition).startsWith('\ufeff"번호"')).toBe(true)
    expect(csvOf(edition, { bom: false }).startsWith('"번호"')).toBe(true)
    expect(rows).toHaveLength(edition.items.length + 1)
    expect(new Set(rows.map((row) => row.length))).toEqual(new Set([12]))
    expect(rows[2]).toEqual([
      '1.1',
      '2',
      '주최 경제체 관세당국 대표의 환영사',
      'Viet Nam',
      '정보 공유',
      '15',
      '2027-02-22',
      '09:00',
      '09:15',
      '',
      '',
      'ko',
    ])
    expect(rows[3]?.[2]).toBe('\'=HYPERLINK("https://example.org","x")')
    expect(csvOf(edition)).toContain('"정보 공유",15,"2027-02-22"')
  })
  it.each(agendaLanguages)('has its heads in %s', (language) => {
    const edition = sampleEdition(language)
    const { number, level, item, lead, purpose, duration, day, from, to, references, annotation } = edition.labels
    const heads = [number, level, item, lead, purpose, duration, day, from, to, references, annotation]
    expect(read(csvOf(edition))[0]).toEqual([...heads, edition.labels.language])
    expect(edition.labelLanguage).toBe(language)
    if (language !== 'en')
      expect(englishIn(csvOf({ ...edition, items: [] }).replaceAll(/[",]/g, ' '), edition)).toEqual([])
  })
})
