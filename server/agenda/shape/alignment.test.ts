import { describe, expect, test } from 'vitest'
import type { RichNode } from '#server/kernel/rich-text.ts'
import { changesOf, gradeOf, textBlocks, uncovered } from './alignment.ts'
import { wordDifference } from '#server/kernel/shape/difference.ts'
import { factsOf } from './facts.ts'
import { mismatchesOf } from './mismatches.ts'

const title = (text: string): RichNode => ({ type: 'doc', content: [paragraph(null, text)] })
function paragraph(id: string | null, text: string, of?: string[], marks?: Array<{ type: string }>): RichNode {
  return {
    type: 'paragraph',
    attrs: { ...(id ? { id } : {}), ...(of ? { of } : {}) },
    content: [{ type: 'text', text, ...(marks ? { marks } : {}) }],
  }
}
const doc = (...content: RichNode[]): RichNode => ({ type: 'doc', content })

describe('the grade of a change', () => {
  const cases: Array<[string, string, string | null]> = [
    ['The SCCP met in Hanoi and agreed.', 'The SCCP met in Hanoi, and agreed.', 'formatting'],
    ['The paper is due on 14 March.', 'The paper is due on 15 March.', 'facts'],
    ['The paper is due on March 14, 2027.', 'The paper is due on 14 March 2027.', 'wording'],
    ['Twenty papers, 20 of them new.', 'Twenty papers, 21 of them new.', 'facts'],
    ['Korea presents.', 'Japan presents.', 'facts'],
    ['Economies are invited to comment.', 'Economies are asked to comment.', 'wording'],
    ['About 1,200 operators.', 'About 1200 operators.', 'formatting'],
    ['Rate of 3.5 per cent', 'Rate of 35 per cent', 'facts'],
    ['the same', 'the same', null],
  ]
  test.each(cases)('%s → %s is %s', (was, now, grade) => {
    expect(gradeOf(paragraph(null, was), paragraph(null, now), 'en')).toBe(grade)
  })
  test('emphasis alone is formatting; another address behind a link is not', () => {
    const link = (href: string) => [{ type: 'link', attrs: { href } }]
    expect(gradeOf(paragraph(null, 'a'), paragraph(null, 'a', undefined, [{ type: 'bold' }]), 'en')).toBe('formatting')
    expect(
      gradeOf(
        paragraph(null, 'a', undefined, link('https://a.example')),
        paragraph(null, 'a', undefined, link('https://b.example')),
        'en',
      ),
    ).toBe('wording')
  })
})

test('a change of one block marks that block alone; added and dropped blocks are told', () => {
  const before = textBlocks(
    title('Opening'),
    doc(paragraph('p1', 'One.'), paragraph('p2', 'Two.'), paragraph('p3', 'Three and four.')),
  )
  const basis = before.map(({ block, hash, json }) => ({ block, hash, content: json }))
  const after = textBlocks(
    title('Opening'),
    doc(paragraph('p1', 'One.'), paragraph('p3', 'Three, and four.'), paragraph('p4', 'New.')),
  )
  expect(changesOf(after, basis, 'en').map((one) => [one.block, one.state, one.grade])).toEqual([
    ['title', 'same', null],
    ['p1', 'same', null],
    ['p3', 'changed', 'formatting'],
    ['p4', 'added', 'wording'],
    ['p2', 'dropped', 'wording'],
  ])
})

test('names of blocks and empty paragraphs are no content', () => {
  const [one] = textBlocks(title('A'), doc()).slice(-1)
  const [other] = textBlocks({ type: 'doc', content: [paragraph('named', 'A')] }, doc(paragraph('e', ''))).slice(-1)
  expect(one?.hash).toBe(other?.hash)
})

test('doubled and missing names are read as one way everywhere, the first keeps its own', () => {
  const twice = doc(paragraph('p', 'One.'), paragraph('p', 'Two.'), paragraph(null, 'Three.'))
  expect(textBlocks(title('A'), twice).map((one) => one.block)).toEqual(['title', 'p', 'p_2', 'at-0'])
})

test('the order of keys is no content either', () => {
  const shuffled: RichNode = { content: [{ content: [{ text: 'A', type: 'text' }], type: 'paragraph' }], type: 'doc' }
  expect(textBlocks(shuffled, doc())[0]?.hash).toBe(textBlocks(title('A'), doc())[0]?.hash)
})

test('source blocks that no translated block renders are uncovered', () => {
  const source = textBlocks(title('A'), doc(paragraph('p1', 'One.'), paragraph('p2', 'Two.')))
  expect(uncovered(source, textBlocks(title('가'), doc(paragraph('k1', '하나.', ['p1']))))).toEqual(['p2'])
  expect(uncovered(source, textBlocks(title('가'), doc(paragraph('k1', '하나 둘.', ['p1', 'p2']))))).toEqual([])
})

describe('facts are the same in every language', () => {
  const dates: Array<[string, string]> = [
    ['en', 'on 15 March 2027'],
    ['en', 'on March 15, 2027'],
    ['en', 'on 2027-03-15'],
    ['ko', '2027년 3월 15일에'],
    ['ja', '2027年3月15日に'],
    ['zh-Hans', '2027年3月15日'],
    ['es', 'el 15 de marzo de 2027'],
    ['fr', 'le 15 mars 2027'],
    ['id', 'pada 15 Maret 2027'],
    ['ms', 'pada 15 Mac 2027'],
    ['vi', 'ngày 15 tháng 3 năm 2027'],
    ['th', '15 มีนาคม 2570'],
    ['ru', '15 марта 2027 года'],
  ]
  test.each(dates)('%s: %s', (language, text) => {
    expect(factsOf(text, language)).toEqual({ number: [], date: ['2027-03-15'], name: [] })
  })
  test('figures by their language, names in full', () => {
    expect(factsOf('1,234.5 tonnes', 'en').number).toEqual(['1234.5'])
    expect(factsOf('1.234,5 toneladas', 'es').number).toEqual(['1234.5'])
    expect(factsOf('Hong Kong, China; Viet Nam', 'en').name).toEqual(['Hong Kong, China', 'Viet Nam'])
    expect(factsOf('홍콩, 중국과 베트남', 'ko').name).toEqual(['Hong Kong, China', 'Viet Nam'])
    expect(factsOf('チャイニーズ・タイペイと韓国', 'ja').name).toEqual(['Chinese Taipei', 'Korea'])
    expect(factsOf('SCCP1 and SOM1', 'en').number).toEqual([])
  })
})

test('what differs between the languages of one text is marked at its block, and spelled numbers are no difference', () => {
  const source = {
    language: 'en',
    titleDoc: title('Report of Japan'),
    annotation: doc(paragraph('p1', 'Three papers are due on 15 March.'), paragraph('p2', 'There are 20.')),
  }
  const target = {
    language: 'ko',
    titleDoc: title('한국 보고'),
    annotation: doc(paragraph('k1', '논문 3편은 3월 14일까지.', ['p1']), paragraph('k2', '20건이 있다.', ['p2'])),
  }
  expect(mismatchesOf(source, target)).toEqual([
    { kind: 'name', block: 'title', source: ['Japan'], target: ['Korea'] },
    { kind: 'date', block: 'p1', source: ['03-15'], target: ['03-14'] },
  ])
})

describe('the difference of two texts', () => {
  const told = (was: string, now: string, language?: string) =>
    wordDifference(was, now, language)
      .map(({ kind, text }) => (kind === 'same' ? text : kind === 'deleted' ? `[-${text}-]` : `[+${text}+]`))
      .join('')
  test('is told word by word', () => {
    expect(told('due on 14 March', 'due on 15 March')).toBe('due on [-14-][+15+] March')
    expect(told('', 'new')).toBe('[+new+]')
    expect(told('same', 'same')).toBe('same')
    expect(told('通关手续', '通关新手续', 'zh-Hans')).toContain('[+新+]')
  })
  test('puts together gives both texts again', () => {
    const [was, now] = ['one two three four five', 'zero two four three five six']
    const pieces = wordDifference(was, now)
    expect(
      pieces
        .filter((piece) => piece.kind !== 'inserted')
        .map((piece) => piece.text)
        .join(''),
    ).toBe(was)
    expect(
      pieces
        .filter((piece) => piece.kind !== 'deleted')
        .map((piece) => piece.text)
        .join(''),
    ).toBe(now)
  })
})
