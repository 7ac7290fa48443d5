import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { englishIn } from '#tests/labels.ts'
import { icsOf } from './ics.ts'
import { sampleEdition } from './sample.ts'
import { zoneRules } from '#server/kernel/zone-rules.ts'

const source = { host: 'portal.example', url: 'https://portal.example/meetings/7/agenda/editions/2' }

/** The properties of a calendar, unfolded: component, name, value. */
function read(text: string): { in: string; name: string; value: string }[] {
  const open: string[] = []
  const lines = text
    .replaceAll(/\r\n[ \t]/g, '')
    .replace(/\r\n$/, '')
    .split('\r\n')
  const found = lines.map((line) => {
    const [head = '', value = ''] = line.split(/:(.*)/s)
    const name = head.split(';', 1)[0] ?? ''
    if (name === 'BEGIN') open.push(value)
    const one = { in: open.join('/'), name, value }
    if (name === 'END') expect(open.pop()).toBe(value)
    return one
  })
  expect(open).toEqual([])
  return found
}
const all = (text: string, name: string) =>
  read(text)
    .filter((one) => one.name === name && one.in.endsWith('VEVENT'))
    .map((one) => one.value)

describe('a calendar', () => {
  it('holds sessions and items on the clocks of the host, with ids that stay', () => {
    const first = icsOf(sampleEdition('en'), source)
    expect(all(first, 'UID')).toEqual([
      'session-s1@portal.example',
      'session-s2@portal.example',
      ...['11', '02', '03', '04'].map((end) => `item-0198f000-0000-7000-8000-0000000000${end}@portal.example`),
    ])
    expect(first).toContain('DTSTART;TZID=Asia/Ho_Chi_Minh:20270222T090000\r\n')
    expect(first).toContain('BEGIN:VTIMEZONE\r\nTZID:Asia/Ho_Chi_Minh\r\n')
    expect(new Set(all(first, 'DTSTAMP'))).toEqual(new Set(['20270203T020000Z']))
    expect(new Set(all(first, 'STATUS'))).toEqual(new Set(['CONFIRMED']))
    const later = icsOf(
      sampleEdition('en', (view) => {
        if (view.edition !== null) view.edition.n = 3
      }),
      source,
    )
    expect(all(later, 'UID')).toEqual(all(first, 'UID'))
    expect(new Set(all(later, 'SEQUENCE'))).toEqual(new Set(['3']))
  })
  it('cancels a withdrawn edition', () => {
    const text = icsOf(
      sampleEdition('en', (view) => {
        Object.assign(view.edition ?? {}, {
          withdrawnAt: new Date(Date.UTC(2027, 1, 5)),
          withdrawnReason: 'Wrong venue',
        })
      }),
      source,
    )
    expect(text).toContain('METHOD:CANCEL\r\n')
    expect(new Set(all(text, 'STATUS'))).toEqual(new Set(['CANCELLED']))
    expect(all(text, 'DESCRIPTION')[0]).toContain('Wrong venue')
  })
  it('says when summer time ends', () => {
    const rules = zoneRules('America/Santiago', { from: Date.UTC(2027, 1, 1), to: Date.UTC(2027, 5, 1) })
    expect(rules).toContain('BEGIN:STANDARD\r\nDTSTART:20270404T000000\r\nTZOFFSETFROM:-0300\r\nTZOFFSETTO:-0400\r\n')
    expect(zoneRules('Mars/Base', { from: 0, to: 1 })).toBeNull()
  })
  it('grows no property out of anybody’s words', () => {
    const evil = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        'x\r\nATTENDEE:mailto:a@example.org',
        'x\nEND:VEVENT',
        'a\u2028b',
        '\u0085BEGIN:VALARM',
        '\\',
        ';',
        '\\nX:1',
      ),
    )
    const shape = (text: string) => read(text).map((one) => `${one.in} ${one.name}`)
    const plain = shape(icsOf(sampleEdition('en'), source))
    fc.assert(
      fc.property(evil, evil, evil, (one, two, three) => {
        const text = icsOf(
          sampleEdition('en', (view) => {
            Object.assign(view.meeting, { name: one, hostName: two, city: three, ordinal: 9 })
            Object.assign(view.edition ?? {}, { number: one })
            for (const item of view.items)
              Object.assign(item, {
                id: `${two}${item.id}`,
                title: one || 'x',
                leads: [{ party: 'x', name: three || 'x' }],
                references: [two],
              })
          }),
          { host: two, url: one },
        )
        const allowed = new Set(plain)
        for (const property of shape(text)) expect(allowed).toContain(property)
        expect(all(text, 'UID')).toHaveLength(6)
        expect(all(text, 'SUMMARY')).toHaveLength(6)
      }),
    )
  })

  it.each(['th', 'ja', 'es', 'zh-Hans', 'ru'] as const)('is told in %s', (language) => {
    const edition = sampleEdition(language)
    const text = icsOf(edition, source)
    expect(all(text, 'SUMMARY')[0]).toContain(edition.sessions[0]?.label)
    const told = read(text).filter(({ name }) => ['SUMMARY', 'DESCRIPTION', 'X-WR-CALNAME', 'NAME'].includes(name))
    expect(englishIn(told.map(({ value }) => value).join(' '), edition)).toEqual([])
  })
})
