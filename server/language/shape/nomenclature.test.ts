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
  ['Vietnam’s', ''],
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
