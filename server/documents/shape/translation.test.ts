import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { citedNumbers, plainNumber } from './citations.ts'
import { compareParagraphs, countChanges } from './comparison.ts'
import { type Aligned, alignTranslation, standingOf } from './translation.ts'

const block = (block: string, text: string, kind = 'paragraph', level = 0): Aligned => ({
  block,
  kind,
  level,
  text,
  hash: text,
})
const original = [
  block('a', 'Background', 'heading', 1),
  block('b', 'At its first meeting in 2026 the Sub-Committee agreed to test the exchange of 12 certificates.'),
  block('c', 'Eighteen economies took part.'),
  block('d', 'Proposal', 'heading', 1),
  block('e', 'Economies are invited to join by 31 March 2027.'),
]
const korean = [
  block('ka', '배경', 'heading', 1),
  block('kb', '2026년 첫 회의에서 소위원회는 증명서 12건의 교환을 시험하기로 합의하였다.'),
  block('kc', '18개 회원경제체가 참여하였다.'),
  block('kd', '제안', 'heading', 1),
  block('ke', '회원경제체는 2027년 3월 31일까지 참여하도록 초청된다.'),
]
const of = (source: Aligned[], target: Aligned[]) => alignTranslation(source, target).map((one) => one.of.join(' '))

describe('a translation beside its original', () => {
  test('is aligned heading by heading and paragraph by paragraph', () => {
    expect(of(original, korean)).toEqual(['a', 'b', 'c', 'd', 'e'])
  })

  test('keeps its order when a paragraph was left out or added', () => {
    expect(of(original, korean.toSpliced(2, 1))).toEqual(['a', 'b', 'd', 'e'])
    const added = korean.toSpliced(
      3,
      0,
      block('kx', '역자 주: 공식 번역이 아님을 밝히며 원문이 우선한다는 점을 알려 둔다. 문의는 사무국에 한다.'),
    )
    expect(of(original, added)).toEqual(['a', 'b', 'c', '', 'd', 'e'])
  })

  test('a paragraph that was split renders the same original twice', () => {
    const halves = [
      block('k1', '2026년 첫 회의에서 소위원회는 다음을 합의하였다.'),
      block('k2', '곧 증명서 12건의 교환을 시험한다.'),
    ]
    expect(of(original, korean.toSpliced(1, 1, ...halves))).toEqual(['a', 'b', 'b', 'c', 'd', 'e'])
  })

  test('any text renders itself, and each paragraph of any two is read in order', () => {
    const any = fc.array(fc.record({ text: fc.string({ minLength: 1, maxLength: 80 }), heading: fc.boolean() }), {
      maxLength: 12,
    })
    const made = (list: Array<{ text: string; heading: boolean }>, name: string): Aligned[] =>
      list.map((one, at) => block(`${name}${at}`, one.text, one.heading ? 'heading' : 'paragraph', one.heading ? 1 : 0))
    fc.assert(
      fc.property(any, any, (one, other) => {
        const [source, target] = [made(one, 's'), made(other, 't')]
        expect(of(source, made(one, 's'))).toEqual(source.map((each) => each.block))
        const places = alignTranslation(source, target).flatMap((each) => each.of.map((name) => Number(name.slice(1))))
        expect(places).toEqual(places.toSorted((a, b) => a - b))
        for (const each of alignTranslation(source, target)) expect(each.basis).toHaveLength(each.of.length)
      }),
    )
  })
})

describe('after the original was revised', () => {
  const rendered = korean.map((one, at) => ({ ...one, ...alignTranslation(original, korean)[at] })) as Array<
    Aligned & { of: string[]; basis: string[] }
  >
  const revised = original
    .map((one) => (one.block === 'e' ? block('e', 'Economies are invited to join by 30 June 2027.') : one))
    .filter((one) => one.block !== 'c')
    .concat(block('f', 'A new closing paragraph.'))

  test('the paragraphs that are behind, whose original is gone, and that lack are told', () => {
    expect(standingOf(original, rendered)).toEqual({ standings: Array.from(korean, () => 'current'), missing: [] })
    expect(standingOf(revised, rendered)).toEqual({
      standings: ['current', 'current', 'dropped', 'current', 'behind'],
      missing: ['f'],
    })
  })

  test('a translation given anew is behind where its words stayed though the original changed', () => {
    const again = korean.filter((one) => one.block !== 'kc')
    const kept = alignTranslation(revised, again, rendered)
    expect(standingOf(revised, kept).standings).toEqual(['current', 'current', 'current', 'behind'])
    const mended = again.map((one) =>
      one.block === 'ke' ? block('ke', '회원경제체는 2027년 6월 30일까지 참여하도록 초청된다.') : one,
    )
    const fresh = standingOf(revised, alignTranslation(revised, mended, rendered))
    expect(fresh.standings).toEqual(['current', 'current', 'current', 'current'])
  })

  test('two versions are compared by name: words marked, what moved shown as moved', () => {
    const now = [revised[4], ...revised.slice(0, 4)].flatMap((one) => one ?? [])
    const told = compareParagraphs(original, now, 'en')
    expect(told.map((one) => [one.block, one.state, one.moved])).toEqual([
      ['f', 'added', false],
      ['a', 'same', false],
      ['b', 'same', false],
      ['c', 'dropped', false],
      ['d', 'same', false],
      ['e', 'changed', false],
    ])
    expect(told[5]?.pieces.filter((one) => one.kind !== 'same').map((one) => one.text.trim())).toEqual([
      '31',
      '30',
      'March',
      'June',
    ])
    const turned = [original[4], ...original.slice(0, 4)].flatMap((one) => one ?? [])
    expect(
      compareParagraphs(original, turned, 'en')
        .filter((one) => one.moved)
        .map((one) => one.block),
    ).toEqual(['e'])
    expect(countChanges(original, now)).toEqual({ changed: 1, added: 1, dropped: 1, moved: 0 })
    expect(countChanges(original, turned).moved).toBe(1)
  })

  test('both versions can be read out of a comparison', () => {
    const texts = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 30 }), { maxLength: 8 })
    const made = (list: string[]) => list.map((text) => block(`n${text.length}-${text.slice(0, 1)}`, text))
    fc.assert(
      fc.property(texts, texts, (one, other) => {
        const lone = (list: Aligned[]) => [...new Map(list.map((each) => [each.block, each])).values()]
        const [before, now] = [lone(made(one)), lone(made(other))]
        const told = compareParagraphs(before, now, 'en')
        const read = (side: 'deleted' | 'inserted') =>
          told.flatMap((each) => {
            const own = each.pieces.filter((piece) => piece.kind === 'same' || piece.kind === side)
            return own.length > 0 ? [own.map((piece) => piece.text).join('')] : []
          })
        expect(read('inserted')).toEqual(now.map((each) => each.text))
        expect(read('deleted').toSorted()).toEqual(before.map((each) => each.text).toSorted())
      }),
    )
  })
})

test('numbers of papers are found in a text, without revisions, each once', () => {
  const text =
    'See 2026/SOM1/SCCP/014rev2, 2026/SOM1/SCCP/014 and (2003/SOM3/CTI3/SCCP2/002); not 12026/SOM1/SCCP/015, 2026/1/2 or 2026/SOM1/SCCP/0145. ２０１６/CSOM/012app15'
  expect(citedNumbers(text)).toEqual(['2026/SOM1/SCCP/014', '2003/SOM3/CTI3/SCCP2/002', '2016/CSOM/012'])
  expect(plainNumber('2026/SOM1/SCCP/014rev2')).toBe('2026/SOM1/SCCP/014')
})
