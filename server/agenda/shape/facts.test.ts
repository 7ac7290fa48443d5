import { describe, expect, test } from 'vitest'
import { gradeOf } from './alignment.ts'
import { factsOf } from './facts.ts'
import { english } from './economy-names.ts'
import { mismatchesOf } from './mismatches.ts'

const paragraph = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] })
const doc = (text: string) => ({ type: 'doc', content: [paragraph(text)] })

describe('dates, ranges and scales are read alike in every language', () => {
  const ranges: Array<[string, string]> = [
    ['en', '23–25 February 2027'],
    ['en', '23 to 25 February 2027'],
    ['en', 'February 23-25, 2027'],
    ['ko', '2027년 2월 23일~25일'],
    ['ko', '2027년 2월 23일부터 25일까지'],
    ['ja', '2027年2月23日～25日'],
    ['zh-Hans', '2027年2月23日至25日'],
    ['zh-Hans', '2027年2月23至25日'],
    ['zh-Hans', '二〇二七年二月二十三日至二十五日'],
    ['es', 'del 23 al 25 de febrero de 2027'],
    ['fr', 'du 23 au 25 février 2027'],
    ['vi', 'từ ngày 23 đến 25 tháng 2 năm 2027'],
    ['th', '๒๓–๒๕ กุมภาพันธ์ ๒๕๗๐'],
    ['th', '23–25 กุมภาพันธ์ พ.ศ. 2570'],
    ['ru', 'с 23 по 25 февраля 2027 года'],
    ['id', '23–25 Februari 2027'],
  ]
  test.each(ranges)('%s: %s', (language, text) => {
    expect(factsOf(text, language)).toEqual({ number: [], date: ['2027-02-23', '2027-02-25'], name: [] })
  })

  const months: Array<[string, string, string[]]> = [
    ['en', 'in March 2027', ['2027-03']],
    ['en', 'in May', ['05']],
    ['en', 'All 21 may attend and may march on.', []],
    ['ko', '3월에', ['03']],
    ['ko', '3개월 안에', []],
    ['ja', '３月に', ['03']],
    ['zh-Hans', '三月', ['03']],
    ['ru', 'в марте 2027 года', ['2027-03']],
    ['th', 'ในเดือนมีนาคม 2570', ['2027-03']],
    ['vi', 'tháng 3 năm 2027', ['2027-03']],
    ['ko', '2027. 3. 15.', ['2027-03-15']],
    ['ru', '15.03.2027', ['2027-03-15']],
  ]
  test.each(months)('%s: %s', (language, text, dates) => expect(factsOf(text, language).date).toEqual(dates))

  const figures: Array<[string, string, string[]]> = [
    ['en', '30,000 items', ['30000']],
    ['ko', '3만 건', ['30000']],
    ['ko', '1억 2천만', ['120000000']],
    ['ko', '제7조', ['7']],
    ['ja', '１２０万件', ['1200000']],
    ['zh-Hans', '1.2亿', ['120000000']],
    ['en', '1.2 million', ['1200000']],
    ['es', '1,2 millones', ['1200000']],
    ['vi', '3 nghìn', ['3000']],
    ['ru', '3 тыс.', ['3000']],
    ['th', 'ปี 2570', ['2027']],
    ['en', '-5 per cent, 2022-2025', ['-5', '2022', '2025']],
  ]
  test.each(figures)('%s: %s', (language, text, numbers) => expect(factsOf(text, language).number).toEqual(numbers))
})

describe('economies are told by their APEC names', () => {
  test('each of the 21 is known in English and in Korean, and no code is ever shown', () => {
    const names = Object.values(english).map(([name = '']) => name)
    expect(names).toHaveLength(21)
    expect(factsOf(names.join('; '), 'en').name).toHaveLength(21)
    const korean =
      '호주; 브루나이 다루살람; 캐나다; 칠레; 중국; 홍콩, 중국; 인도네시아; 일본; 대한민국; 말레이시아; 멕시코; 뉴질랜드; 파푸아뉴기니; 페루; 필리핀; 러시아; 싱가포르; 차이니즈 타이베이; 태국; 미국; 베트남'
    expect(factsOf(korean, 'ko')).toEqual(factsOf(names.join('; '), 'en'))
    expect(factsOf(korean, 'ko').name.every((name) => name.length > 3)).toBe(true)
  })
  test('a word that only begins like a name is none', () => {
    expect(factsOf('ラテンアメリカ', 'ja').name).toEqual([])
    expect(factsOf('한국어판', 'ko').name).toEqual([])
    expect(factsOf('предложение Японии и России', 'ru').name).toEqual(['Japan', 'Russia'])
  })
})

test('what a sign says is no formatting', () => {
  const graded = (was: string, now: string) => gradeOf(paragraph(was), paragraph(now), 'en')
  expect(graded('Fell to 5%', 'Fell to 5')).toBe('wording')
  expect(graded('It was -5 degrees', 'It was 5 degrees')).toBe('facts')
  expect(graded('Agreed.', 'Agreed?')).toBe('wording')
  expect(graded('one-way', 'one way')).toBe('formatting')
})

test('a year said once, a number spelled out and a customs house are no difference; another number is', () => {
  const side = (language: string, text: string) => ({ language, titleDoc: doc(''), annotation: doc(text) })
  const told = (ko: string, en: string) => mismatchesOf(side('en', en), side('ko', ko)).map((one) => one.kind)
  expect(told('2027년 2월 23일부터 3월 2일까지', '23 February to 2 March 2027')).toEqual([])
  expect(told('21개 회원경제체', 'Twenty-one economies')).toEqual([])
  expect(told('세관이 논문을 낸다', 'Customs submits 3 papers')).toEqual(['number'])
  expect(told('세 편을 낸다', '3 papers')).toEqual([])
})

// no timed test: a quadratic reading of these would not end within the test's patience
test.each(['1,1', '1 ', '23–', '3월 ', 'March '])('a long text of %j is read to its end', (piece) => {
  const text = piece.repeat(100_000 / piece.length)
  for (const language of ['en', 'ko'] as const) expect(factsOf(text, language)).toBeTypeOf('object')
})
