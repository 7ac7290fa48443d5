// small numbers are often spelled out in one language and written in figures in another
const english = [
  ...['one|first|once|single', 'two|second|twice|both', 'three|third', 'four|fourth', 'five|fifth', 'six|sixth'],
  ...['seven|seventh', 'eight|eighth', 'nine|ninth', 'ten|tenth', 'eleven|eleventh', 'twelve|twelfth', 'thirteen'],
  ...['fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen', 'twenty', 'twenty-one'],
]
const counters = '(?=\\s|번째|째|명|개|건|차례|가지|편|곳|주|달|시간|해|살|장|단계|부문)'
const spelled: Record<string, string[]> = {
  en: english,
  es: [
    'uno|una|un|primera?|primero',
    'dos|segund[oa]|ambos|ambas',
    ...['tres|tercer[oa]?', 'cuatro|cuart[oa]', 'cinco|quint[oa]', 'seis|sext[oa]', 'siete', 'ocho', 'nueve', 'diez'],
    ...['once', 'doce'],
  ],
  fr: ['un|une|premi[eè]re?', 'deux', 'trois', 'quatre', 'cinq', 'six', 'sept', 'huit', 'neuf', 'dix', 'onze', 'douze'],
  id: ['satu', 'dua', 'tiga', 'empat', 'lima', 'enam', 'tujuh', 'delapan', 'sembilan', 'sepuluh'],
  ms: ['satu', 'dua', 'tiga', 'empat', 'lima', 'enam', 'tujuh', 'lapan', 'sembilan', 'sepuluh'],
  vi: ['một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín', 'mười'],
  ru: [
    'од(?:ин|н[аоуи]\\p{L}{0,2})|перв\\p{L}{2,3}',
    'дв[аеух]\\p{L}{0,2}|втор\\p{L}{2,3}',
    ...[
      'тр[иёе]\\p{L}{0,3}',
      'четыр\\p{L}{1,3}',
      'пят\\p{L}{1,3}',
      'шест\\p{L}{1,3}',
      'сем[ьи]',
      'вос\\p{L}{3,5}',
      'девят\\p{L}',
      'десят\\p{L}',
    ],
  ],
  ko: ['한|하나|첫', '두|둘', '세|셋', '네|넷', '다섯', '여섯', '일곱', '여덟', '아홉', '열'].map(
    (words) => `(?:${words})${counters}`,
  ),
  ja: ['一', '二|両', '三', '四', '五', '六', '七', '八', '九', '十'],
  'zh-Hans': ['一|首', '二|两', '三', '四', '五', '六', '七', '八', '九', '十'],
  'zh-Hant': ['一|首', '二|兩', '三', '四', '五', '六', '七', '八', '九', '十'],
  th: ['หนึ่ง|แรก', 'สอง', 'สาม', 'สี่', 'ห้า', 'หก', 'เจ็ด', 'แปด', 'เก้า', 'สิบ'],
}
// what stands within another word: '세관' is customs, not three
const within = new Set(['ja', 'zh-Hans', 'zh-Hant', 'th'])

/** Whether a text of this language spells a number (as its digits) in letters. */
export function spells(text: string, number: string, language: string): boolean {
  const words = spelled[language]?.[Number(number) - 1]
  if (words === undefined) return false
  if (within.has(language)) return new RegExp(words, 'u').test(text)
  const after = language === 'ko' ? '' : '(?!\\p{L})'
  return new RegExp(`(?<!\\p{L})(?:${words})${after}`, 'iu').test(text)
}
