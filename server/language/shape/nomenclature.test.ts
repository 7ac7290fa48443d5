import { expect, test } from 'vitest'
import { findNomenclature } from './nomenclature.ts'

/** A text, and the words expected to fire with what stands there instead. */
const cases: Array<[string, string]> = [
  ['Each country reports once a year.', 'country→economy'],
  ['Country reports are due in May.', 'Country→Economy'],
  ['All countries agreed.', 'countries→economies'],
  ['Countries agreed.', 'Countries→Economies'],
  ['The nation with the shortest release time.', 'nation→economy'],
  ['A national programme was shown.', 'national→economy-wide'],
  ['National programmes differ.', 'National→Economy-wide'],
  ['A nationwide survey.', 'nationwide→economy-wide'],
  ['Nationwide, 40 ports took part.', 'Nationwide→Economy-wide'],
  ['Taiwan presented its programme.', 'Taiwan→Chinese Taipei'],
  ['Papers by Japan, Taiwan and Peru.', 'Taiwan→Chinese Taipei'],
  ['Hong Kong and Singapore shared practice.', 'Hong Kong→Hong Kong, China'],
  ['Hong Kong, Singapore and Peru.', 'Hong Kong→Hong Kong, China'],
  ['The host is Vietnam.', 'Vietnam→Viet Nam'],
  ['Vietnam, Japan and Korea lead.', 'Vietnam→Viet Nam'],
  ['Every member state was asked.', 'member state→member economy'],
  ['Every Member State was asked.', 'Member State→Member economy'],
  ['A member country may opt out.', 'member country→member economy'],
  ['An international transit scheme.', 'international→cross-border'],
  ['International trade grows.', 'International→Cross-border'],
  ['The arrangement was signed in 2012.', 'signed→endorsed'],
  ['Signed in Hanoi.', 'Signed→Endorsed'],
  ['A country and a nation.', 'country→economy nation→economy'],
  ['the COUNTRY of origin', 'COUNTRY→ECONOMY'],
  ['in each country, and by each member country', 'country→economy member country→member economy'],
  ['member\n state', 'member\n state→member economy'],
  ['(country) of export', 'country→economy'],
  ['country/region of origin', 'country→economy'],
  ['Results: National laws differ.', 'National→Economy-wide'],
  ['It rained. Country reports came late.', 'Country→Economy'],
  ['Vietnam’s ports', 'Vietnam→Viet Nam'],
  ['each country’s ports', 'country→economy'],
  ['the nations of the region', 'nations→economies'],
  ['All member states and Member Countries', 'member states→member economies Countries→Economies'],
  ['Hong Kong SAR', 'Hong Kong→Hong Kong, China'],
  ['a digitally signed certificate', ''],
  ['a co-signed letter', ''],
  ['the World Customs Organization and the International Chamber of Commerce', ''],
  ['the combination, in 2027', ''],
  ['A National Single Window opened.', ''],
  ['National Single Window', ''],
  ['the ASEAN National Single Windows', ''],
  ['the International Maritime Organization', ''],
  ['the Bank for International Settlements', ''],
  ['the International Convention on Harmonized Systems', ''],
  ['the United Nations', ''],
  ['the League of Nations and the Nation Branding Index', ''],
  ['the Country Programme of UNEP', ''],
  ['the Papua New Guinea National Agriculture Agency', ''],
  ['Hong Kong, China presented.', ''],
  ['Hong Kong (China) presented.', ''],
  ['Hong Kong Customs and Excise Department', ''],
  ['Viet Nam hosts.', ''],
  ['Vietnam Airlines flies there.', ''],
  ['Chinese Taipei presented.', ''],
  ['the Taiwan Relations Act', ''],
  ['the report “each country decides” was quoted', ''],
  ['the report "national plan" was quoted', ''],
  ['le texte « chaque country »', ''],
  ['a book titled ‘The nation and its customs’', ''],
  ['their nationality', ''],
  ['nationals of an economy', ''],
  ['done internationally', ''],
  ['the countryside', ''],
  ['designed and assigned', ''],
  ['a countersigned form', ''],
  ['the signing of a form', ''],
  ['a national’s passport', ''],
  ['the country-wide survey', ''],
  ['economies and member economies', ''],
  ['', ''],
]

test('the table holds at least 60 cases', () => expect(cases.length).toBeGreaterThanOrEqual(60))

test.each(cases)('%s', (text, expected) => {
  const found = findNomenclature(text, 'en')
  expect(found.map((one) => `${one.word}→${one.replacement}`).join(' ')).toBe(expected)
  for (const one of found) expect(text.slice(one.from, one.to)).toBe(one.word)
})

test('other languages have no list', () => {
  expect(findNomenclature('country', 'fr')).toEqual([])
})

const others: Array<[string, string, string]> = [
  ['ko', '회원국은 국가별로 보고한다.', '회원국은→회원경제체는 국가→경제체'],
  ['ko', '국가표준과 국가 단일창구, 국가정보', ''],
  ['ko', '대만이 발표한다', '대만이→차이니즈 타이베이가'],
  ['ko', '홍콩이 발표한다; 홍콩, 중국; 중국 홍콩; 홍콩세관', '홍콩이→홍콩, 중국이'],
  ['ko', '“국가”라는 말', ''],
  ['ja', '加盟国と台湾、中国香港、香港（中国）', '加盟国→参加エコノミー 台湾→チャイニーズ・タイペイ'],
  ['ja', '「各国」', ''],
  ['zh-Hans', '各国和香港、中国香港、香港海关', '各国→各经济体 香港→中国香港'],
  ['zh-Hant', '臺灣、會員國', '臺灣→中華台北 會員國→會員經濟體'],
  ['es', 'Cada país y Hong Kong, China; Hong Kong participa', 'país→economía Hong Kong→Hong Kong, China'],
  ['es', 'el paisaje y los Países Bajos', ''],
  ['th', 'ประเทศสมาชิกและจีนฮ่องกง', 'ประเทศสมาชิก→เขตเศรษฐกิจสมาชิก'],
  ['vi', 'các quốc gia thành viên', 'quốc gia thành viên→nền kinh tế thành viên'],
]
test.each(others)('%s: %s', (language, text, expected) => {
  const found = findNomenclature(text, language)
  expect(found.map((one) => `${one.word}→${one.replacement}`).join(' ')).toBe(expected)
})

test.each([
  ['en', '“country '],
  ['en', 'National '],
  ['en', '‘a’b Country. '],
  ['en', 'member      '],
  ['en', '. \n'],
  ['en', 'Hong Kong ,'],
  ['ko', '“국가 „'],
  ['zh-Hans', '香港各国'],
])('%s: a long hostile text of %j is read to its end', (language, piece) => {
  // no timed test: a quadratic reading would not end within the test's patience
  const text = piece.repeat(Math.ceil(100_000 / piece.length))
  expect(Array.isArray(findNomenclature(text, language))).toBe(true)
})
