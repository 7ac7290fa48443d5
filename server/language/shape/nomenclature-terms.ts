/** Where a word may stand after all. */
type Exception = 'proper-name' | 'place-in-name' | 'followed-by-china' | 'digitally' | 'none'

/** A word that APEC usage replaces. */
export interface Term {
  term: string
  /** the first is offered, the others are named beside it */
  replacements: string[]
  except: Exception
}

/** A word of another language than English, with what must not stand beside it (as patterns of bounded length). */
interface ForeignTerm {
  term: string
  replacements: string[]
  notAfter?: string
  notBefore?: string
}

// APEC's nomenclature guides, in own words, as gathered in the project's nomenclature.tsv (12 rows); plurals are ours
export const english: readonly Term[] = [
  { term: 'member state', replacements: ['member economy'], except: 'none' },
  { term: 'member states', replacements: ['member economies'], except: 'none' },
  { term: 'member country', replacements: ['member economy'], except: 'none' },
  { term: 'country', replacements: ['economy'], except: 'proper-name' },
  { term: 'countries', replacements: ['economies'], except: 'proper-name' },
  { term: 'nation', replacements: ['economy'], except: 'proper-name' },
  { term: 'nations', replacements: ['economies'], except: 'proper-name' },
  { term: 'national', replacements: ['economy-wide', 'domestic'], except: 'proper-name' },
  { term: 'nationwide', replacements: ['economy-wide'], except: 'proper-name' },
  { term: 'international', replacements: ['cross-border', 'among economies'], except: 'proper-name' },
  { term: 'signed', replacements: ['endorsed'], except: 'digitally' },
  { term: 'Taiwan', replacements: ['Chinese Taipei'], except: 'place-in-name' },
  { term: 'Hong Kong', replacements: ['Hong Kong, China'], except: 'followed-by-china' },
  { term: 'Vietnam', replacements: ['Viet Nam'], except: 'place-in-name' },
]

const alone = { notAfter: '\\p{L}', notBefore: '\\p{L}' }
const latinHongKong = (china: string): ForeignTerm => ({
  term: 'Hong Kong',
  replacements: [`Hong Kong, ${china}`],
  notAfter: '\\p{L}',
  notBefore: `\\p{L}|\\s?[,(]\\s?${china}|\\s\\p{Lu}`,
})

/** The same usage in other languages, only where the word is safe to mark: ours [A], by the names that ministries use for APEC. */
export const foreign: Readonly<Record<string, readonly ForeignTerm[]>> = {
  ko: [
    { term: '회원국', replacements: ['회원경제체'] },
    // 국가표준, 국가 단일창구: names of institutions and instruments
    {
      term: '국가',
      replacements: ['경제체'],
      notAfter: '\\p{L}',
      notBefore:
        '(?!(?:는|가|를|의|에|와|로|도|들[은이을의과]?|별로?|간의?|에서|에게|마다|만)(?![\\p{L}]))\\p{L}|\\s?(?:단일창구|싱글윈도|표준)',
    },
    { term: '대만', replacements: ['차이니즈 타이베이'], notAfter: '\\p{L}' },
    { term: '타이완', replacements: ['차이니즈 타이베이'], notAfter: '\\p{L}' },
    {
      term: '홍콩',
      replacements: ['홍콩, 중국'],
      notAfter: '\\p{L}|중국\\s',
      notBefore: '\\s?[,(]\\s?중국|\\s?(?:세관|해관)',
    },
  ],
  ja: [
    { term: '加盟国', replacements: ['参加エコノミー'] },
    { term: '参加国', replacements: ['参加エコノミー'] },
    { term: '各国', replacements: ['各エコノミー'], notAfter: '\\p{Script=Han}' },
    { term: '台湾', replacements: ['チャイニーズ・タイペイ'] },
    { term: '香港', replacements: ['中国香港'], notAfter: '中国', notBefore: '\\s?[,、(（]\\s?中国|(?:税関|海関)' },
  ],
  'zh-Hans': [
    { term: '成员国', replacements: ['成员经济体'] },
    { term: '各国', replacements: ['各经济体'] },
    { term: '台湾', replacements: ['中国台北', '中华台北'] },
    { term: '香港', replacements: ['中国香港'], notAfter: '中国', notBefore: '海关' },
  ],
  'zh-Hant': [
    { term: '成員國', replacements: ['成員經濟體'] },
    { term: '會員國', replacements: ['會員經濟體'] },
    { term: '各國', replacements: ['各經濟體'] },
    { term: '台灣', replacements: ['中華台北'] },
    { term: '臺灣', replacements: ['中華台北'] },
    { term: '香港', replacements: ['中國香港'], notAfter: '中國', notBefore: '海關' },
  ],
  es: [
    { term: 'país', replacements: ['economía'], ...alone },
    { term: 'países', replacements: ['economías'], ...alone },
    { term: 'Estado miembro', replacements: ['economía miembro'], ...alone },
    { term: 'Estados miembros', replacements: ['economías miembros'], ...alone },
    { term: 'Taiwán', replacements: ['Taipei Chino'], ...alone },
    { term: 'Vietnam', replacements: ['Viet Nam'], ...alone },
    latinHongKong('China'),
  ],
  fr: [
    { term: 'État membre', replacements: ['économie membre'], ...alone },
    { term: 'États membres', replacements: ['économies membres'], ...alone },
    { term: 'Taïwan', replacements: ['Taipei chinois'], ...alone },
    latinHongKong('Chine'),
  ],
  vi: [
    { term: 'quốc gia thành viên', replacements: ['nền kinh tế thành viên'], ...alone },
    { term: 'nước thành viên', replacements: ['nền kinh tế thành viên'], ...alone },
    { term: 'Đài Loan', replacements: ['Đài Bắc Trung Hoa'], ...alone },
  ],
  th: [
    { term: 'ประเทศสมาชิก', replacements: ['เขตเศรษฐกิจสมาชิก'] },
    { term: 'ไต้หวัน', replacements: ['จีนไทเป'] },
    { term: 'ฮ่องกง', replacements: ['จีนฮ่องกง'], notAfter: 'จีน' },
  ],
  id: [
    { term: 'negara anggota', replacements: ['ekonomi anggota'], ...alone },
    { term: 'Taiwan', replacements: ['Chinese Taipei'], ...alone },
  ],
  ms: [
    { term: 'negara anggota', replacements: ['ekonomi anggota'], ...alone },
    { term: 'Taiwan', replacements: ['Chinese Taipei'], ...alone },
  ],
  ru: [
    { term: 'Тайвань', replacements: ['Китайский Тайбэй'], ...alone },
    { term: 'Гонконг', replacements: ['Гонконг, Китай'], notAfter: '\\p{L}', notBefore: '\\p{L}|\\s?[,(]\\s?Кита' },
  ],
}
