/** APEC's 21 by ISO code (technical only, never shown), with the English names that agendas use. */
const english: Record<string, string[]> = {
  AU: ['Australia'],
  BN: ['Brunei Darussalam', 'Brunei'],
  CA: ['Canada'],
  CL: ['Chile'],
  CN: ["People's Republic of China", 'China'],
  HK: ['Hong Kong, China', 'Hong Kong'],
  ID: ['Indonesia'],
  JP: ['Japan'],
  KR: ['Republic of Korea', 'Korea'],
  MY: ['Malaysia'],
  MX: ['Mexico'],
  NZ: ['New Zealand'],
  PG: ['Papua New Guinea'],
  PE: ['Peru'],
  PH: ['The Philippines', 'Philippines'],
  RU: ['The Russian Federation', 'Russian Federation', 'Russia'],
  SG: ['Singapore'],
  TW: ['Chinese Taipei'],
  TH: ['Thailand'],
  US: ['The United States of America', 'The United States', 'United States'],
  VN: ['Viet Nam', 'Vietnam'],
}

/** Names where the general list of regions does not say what APEC says (domain.md, Words), or says it otherwise. */
const own: Record<string, Record<string, string[]>> = {
  ko: {
    AU: ['호주'],
    TW: ['중화 타이베이', '차이니스 타이베이'],
    HK: ['홍콩, 중국', '중국 홍콩', '홍콩'],
    KR: ['대한민국', '한국'],
    US: ['미합중국', '미국'],
    BN: ['브루나이 다루살람', '브루나이'],
  },
  ja: {
    AU: ['豪州'],
    TW: ['チャイニーズ・タイペイ', 'チャイニーズ・タイペー'],
    HK: ['中国香港', '香港（中国）', '香港'],
    KR: ['大韓民国', '韓国'],
    US: ['アメリカ合衆国', '米国', 'アメリカ'],
    BN: ['ブルネイ・ダルサラーム', 'ブルネイ'],
    VN: ['ベトナム', 'ヴィエトナム'],
    PH: ['フィリピン'],
  },
  'zh-Hans': {
    TW: ['中国台北', '中华台北'],
    HK: ['中国香港', '香港'],
    KR: ['大韩民国', '韩国'],
    CN: ['中国'],
    US: ['美国'],
    BN: ['文莱达鲁萨兰国', '文莱'],
  },
  'zh-Hant': {
    AU: ['澳洲'],
    NZ: ['紐西蘭'],
    TW: ['中華台北'],
    HK: ['中國香港', '香港'],
    KR: ['大韓民國', '韓國'],
    CN: ['中國'],
    US: ['美國'],
    BN: ['汶萊達魯薩蘭國', '汶萊'],
  },
  es: {
    TW: ['Taipei Chino', 'China Taipéi', 'Taipéi Chino'],
    HK: ['Hong Kong, China', 'Hong Kong (China)', 'Hong Kong'],
    KR: ['República de Corea', 'Corea del Sur', 'Corea'],
    US: ['Los Estados Unidos', 'Estados Unidos', 'EE. UU.'],
    RU: ['Federación de Rusia', 'Rusia'],
  },
  fr: {
    TW: ['Taipei chinois'],
    HK: ['Hong Kong, Chine', 'Hong Kong'],
    KR: ['République de Corée', 'Corée du Sud', 'Corée'],
    US: ['Les États-Unis', 'États-Unis'],
  },
  ru: {
    TW: ['Китайский Тайбэй', 'Китайского Тайбэя'],
    HK: ['Гонконг (Китай)', 'Гонконг, Китай', 'Гонконг'],
    KR: ['Республика Корея', 'Корея'],
    US: ['США', 'Соединённые Штаты'],
  },
  th: { TW: ['จีนไทเป'], HK: ['จีนฮ่องกง', 'ฮ่องกง'], KR: ['สาธารณรัฐเกาหลี', 'เกาหลีใต้', 'เกาหลี'] },
  vi: {
    TW: ['Đài Bắc, Trung Hoa', 'Đài Bắc Trung Hoa'],
    HK: ['Hồng Công, Trung Quốc', 'Hồng Kông, Trung Quốc', 'Hồng Công'],
    KR: ['Đại Hàn Dân Quốc', 'Hàn Quốc'],
    US: ['Hoa Kỳ', 'Mỹ'],
  },
  id: {
    TW: ['Taipei Tiongkok', 'Tionghoa Taipei'],
    HK: ['Hong Kong, Tiongkok', 'Hong Kong'],
    KR: ['Republik Korea', 'Korea Selatan', 'Korea'],
  },
  ms: {
    TW: ['Taipei China', 'China Taipei'],
    HK: ['Hong Kong, China', 'Hong Kong'],
    KR: ['Republik Korea', 'Korea Selatan', 'Korea'],
  },
}

interface Known {
  name: string
  code: string
}
const lists = new Map<string, Known[]>()

function regionName(code: string, language: string): string[] {
  if (code === 'TW' || code === 'HK') return []
  const name = new Intl.DisplayNames(language, { type: 'region', fallback: 'none' }).of(code)
  return name ? [name] : []
}

/** All names of a language with the English ones, the longest first, so that 'Hong Kong, China' is not read as two. */
function namesOf(language: string): Known[] {
  const known = lists.get(language)
  if (known) return known
  const found = Object.entries(english).flatMap(([code, names]) =>
    [...new Set([...names, ...(own[language]?.[code] ?? []), ...regionName(code, language)])].map((name) => ({
      name,
      code,
    })),
  )
  found.sort((a, b) => b.name.length - a.name.length)
  lists.set(language, found)
  return found
}

const latin = /\p{Script=Latin}/u

/** Which economies a text names, as codes, each once, and the text without their names. */
export function economiesIn(text: string, language: string): { names: string[]; rest: string } {
  const names = new Set<string>()
  let rest = text
  for (const { name, code } of namesOf(language)) {
    if (!rest.includes(name)) continue
    const edge = latin.test(name) ? [String.raw`(?<!\p{L})`, String.raw`(?!\p{L})`] : ['', '']
    const pattern = new RegExp(`${edge[0]}${name.replaceAll(/[.()]/g, String.raw`\$&`)}${edge[1]}`, 'gu')
    rest = rest.replace(pattern, () => {
      names.add(code)
      return ' '
    })
  }
  return { names: [...names], rest }
}
