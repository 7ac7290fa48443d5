import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Anchor, anchorOf, type Passage, wholeOf } from './anchor.ts'
import { nearest } from './folded.ts'
import { groundOf, reanchor } from './reanchor.ts'

const words =
  'customs single window certificate origin delegation noted welcomed report year risk 세관 원산지 증명서'.split(' ')
const sentence = fc.array(fc.constantFrom(...words), { minLength: 3, maxLength: 16 }).map((list) => list.join(' '))
const paper = fc.array(sentence, { minLength: 1, maxLength: 10 })
const passages = (texts: string[], page = 1): Passage[] =>
  texts.map((text, at) => ({ block: `b${at}`, page: page + Math.floor(at / 4), text }))

/** A paper and a stretch of it. */
const marked = paper.chain((texts) => {
  const whole = wholeOf(passages(texts))
  const place = fc.nat(whole.text.length - 1)
  return fc
    .tuple(place, fc.integer({ min: 1, max: 120 }))
    .map(([start, length]) => ({ texts, start, end: Math.min(whole.text.length, start + length), whole }))
    .filter(({ start, end }) => whole.text.slice(start, end).trim() !== '')
})
const blankless = (text: string): string => text.replaceAll(/\s/g, '')

describe('a note on a paper', () => {
  test('stands in the same paragraph of the same words in an unchanged version', () => {
    fc.assert(
      fc.property(marked, ({ texts, start, end, whole }) => {
        const anchor = anchorOf(whole, start, end)
        const found = reanchor(groundOf(passages(texts)), anchor)
        expect(blankless(found.anchor.quote)).toBe(blankless(anchor.quote))
        if (/^\S/.test(anchor.quote)) {
          expect(found.outcome).toBe('same')
          expect(found.anchor.block).toBe(anchor.block)
        }
      }),
    )
  })

  test('never throws, and what it finds stands in the text', () => {
    fc.assert(
      fc.property(marked, paper, fc.boolean(), ({ whole, start, end }, other, nameless) => {
        const anchor = { ...anchorOf(whole, start, end), ...(nameless ? { block: null } : {}) }
        const now = passages(other)
        const { outcome, anchor: found } = reanchor(groundOf(now), anchor)
        if (outcome !== 'gone') {
          expect(wholeOf(now).text).toContain(found.quote)
          expect(now.some((one) => one.block === found.block)).toBe(true)
        }
        if (outcome === 'same') expect(blankless(found.quote)).toBe(blankless(anchor.quote))
      }),
    )
  })

  test('is found by its words although another reader gave the blanks and ligatures differently', () => {
    const ground = groundOf(passages(['The of\u00adfi\u00adcial cer tifi cate is kept.', 'Another line.']))
    const anchor: Anchor = { block: null, page: 1, quote: 'oﬃcial certificate', prefix: 'The ', suffix: ' is kept' }
    const found = reanchor(ground, anchor)
    expect(found.outcome).toBe('same')
    expect(found.anchor.quote).toBe('of\u00adfi\u00adcial cer tifi cate')
  })
})

describe('after a revision', () => {
  const before = [
    'The first paragraph opens the paper.',
    'Economies are invited to pilot the exchange of certificates by March 2027.',
    'The closing paragraph thanks the host.',
  ]
  const whole = wholeOf(passages(before))
  const mark = (words: string): Anchor => {
    const at = whole.text.indexOf(words)
    return anchorOf(whole, at, at + words.length)
  }
  const named = (pairs: Array<[string, string]>): Passage[] => pairs.map(([block, text]) => ({ block, text, page: 1 }))

  test('words that stay where they were are the same, also behind something new', () => {
    const now = named([
      ['x', 'A new beginning.'],
      ['b0', before[0] ?? ''],
      ['b1', before[1] ?? ''],
      ['b2', before[2] ?? ''],
    ])
    expect(reanchor(groundOf(now), mark('pilot the exchange'))).toMatchObject({
      outcome: 'same',
      anchor: { block: 'b1' },
    })
  })

  test('words that went to another paragraph have moved, and so have those of a paragraph that moved', () => {
    const now = named([
      ['b0', before[0] ?? ''],
      ['x', `In short: ${before[1]}`],
      ['b2', before[2] ?? ''],
    ])
    expect(reanchor(groundOf(now), mark('pilot the exchange of certificates'))).toMatchObject({
      outcome: 'moved',
      anchor: { block: 'x' },
    })
    const turned = named([
      ['b1', before[1] ?? ''],
      ['b0', before[0] ?? ''],
      ['b2', before[2] ?? ''],
    ])
    expect(reanchor(groundOf(turned, new Set(['b1'])), mark('pilot the exchange'))).toMatchObject({
      outcome: 'moved',
      anchor: { block: 'b1' },
    })
  })

  test('words that were rewritten have changed, and the new ones are told', () => {
    const now = named([
      ['b0', before[0] ?? ''],
      ['b1', 'Economies are invited to pilot an exchange of digital certificates by June 2027.'],
      ['b2', before[2] ?? ''],
    ])
    const found = reanchor(groundOf(now), mark('pilot the exchange of certificates by March'))
    expect(found).toMatchObject({ outcome: 'changed', anchor: { block: 'b1' } })
    expect(found.anchor.quote).toBe('pilot an exchange of digital certificates by')
  })

  test('words of a paragraph that is known again may have changed a good deal', () => {
    const now = named([
      ['b0', before[0] ?? ''],
      ['b1', 'Economies are invited to join the wider pilot by 30 June 2027.'],
    ])
    const anchor = {
      block: 'b1',
      page: 1,
      quote: 'join the pilot by 31 March',
      prefix: 'invited to ',
      suffix: ' 2027.',
    }
    expect(reanchor(groundOf(now), anchor)).toMatchObject({
      outcome: 'changed',
      anchor: { quote: 'join the wider pilot by 30' },
    })
  })

  test('words that were taken out are gone, and their paragraph is told where it remains', () => {
    const now = named([
      ['b0', before[0] ?? ''],
      ['b1', 'Deleted.'],
      ['b2', before[2] ?? ''],
    ])
    expect(reanchor(groundOf(now), mark('exchange of certificates'))).toMatchObject({
      outcome: 'gone',
      anchor: { block: 'b1' },
    })
    const without = named([
      ['b0', before[0] ?? ''],
      ['b2', before[2] ?? ''],
    ])
    expect(reanchor(groundOf(without), mark('exchange of certificates'))).toMatchObject({
      outcome: 'gone',
      anchor: { block: null },
    })
  })

  test('of several equal words the one in the same context is taken', () => {
    const texts = ['one may not', 'two may go', 'three may come']
    const here = wholeOf(passages(texts))
    const at = here.text.indexOf('may', here.text.indexOf('two'))
    const anchor = { ...anchorOf(here, at, at + 3), block: null }
    const shifted = passages(['nothing may be', ...texts])
    expect(reanchor(groundOf(shifted), anchor).anchor.block).toBe('b2')
  })

  test('a short word alone is not found again in a foreign place', () => {
    const now = named([['x', 'They may all go.']])
    expect(
      reanchor(groundOf(now), { block: 'b9', page: 1, quote: 'may', prefix: 'one ', suffix: ' not' }).outcome,
    ).toBe('gone')
  })
})

test('the nearest stretch differs by no more letters than any other', () => {
  const short = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 9 })
  const distance = (a: string, b: string): number => {
    if (a === '' || b === '') return a.length + b.length
    const rest = distance(a.slice(1), b.slice(1)) + (a[0] === b[0] ? 0 : 1)
    return a[0] === b[0] ? rest : Math.min(rest, distance(a.slice(1), b) + 1, distance(a, b.slice(1)) + 1)
  }
  fc.assert(
    fc.property(
      short,
      short.filter((one) => one.length < 5),
      (text, wanted) => {
        const found = nearest(text, wanted)
        let least = wanted.length
        for (let from = 0; from < text.length; from++) {
          for (let to = from + 1; to <= text.length; to++)
            least = Math.min(least, distance(text.slice(from, to), wanted))
        }
        expect(found.distance).toBe(least)
      },
    ),
    { numRuns: 60 },
  )
})
