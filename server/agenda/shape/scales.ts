/** What a word behind a figure multiplies it by, in each language. */
const words: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  en: { thousand: 1e3, million: 1e6, billion: 1e9, trillion: 1e12 },
  es: { 'mil millones': 1e9, mil: 1e3, millones: 1e6, millón: 1e6 },
  fr: { mille: 1e3, millions: 1e6, million: 1e6, milliards: 1e9, milliard: 1e9 },
  id: { ribu: 1e3, juta: 1e6, miliar: 1e9, triliun: 1e12 },
  ms: { ribu: 1e3, juta: 1e6, bilion: 1e9 },
  vi: { nghìn: 1e3, ngàn: 1e3, triệu: 1e6, tỷ: 1e9, tỉ: 1e9 },
  th: { พัน: 1e3, หมื่น: 1e4, แสน: 1e5, พันล้าน: 1e9, ล้าน: 1e6 },
  ru: { 'тыс.': 1e3, тысяч: 1e3, тысячи: 1e3, млн: 1e6, миллионов: 1e6, миллиона: 1e6, млрд: 1e9, миллиардов: 1e9 },
}
// without 조: '제7조' is an article
const korean = { 백: 1e2, 천: 1e3, 만: 1e4, 억: 1e8 }
const han = { 百: 1e2, 千: 1e3, 万: 1e4, 萬: 1e4, 亿: 1e8, 億: 1e8 }
const eastern: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  ko: korean,
  ja: han,
  'zh-Hans': han,
  'zh-Hant': han,
}

// bounded, and never begun within a figure: '1,1,1,…' is read once
const figure = String.raw`(?<![\d.,])\d{1,15}(?:[.,]\d{1,6}){0,6}`
const plain = (value: number): string => String(Math.round(value * 1e6) / 1e6)

/** '1억 2천만' is read group by group: what stands before 만 or 억 is multiplied, and the groups are summed. */
function easternValue(written: string, scales: Readonly<Record<string, number>>): number {
  let [sum, group, current] = [0, 0, 0]
  for (const { 0: part } of written.replaceAll(',', '').matchAll(/[\d.]+|[^\d.\s]/gu)) {
    const scale = scales[part]
    if (scale === undefined) current = Number(part)
    else if (scale < 1e4) {
      group += (current || 1) * scale
      current = 0
    } else {
      sum += (group + current || 1) * scale
      ;[group, current] = [0, 0]
    }
  }
  return sum + group + current
}

/** A text with its '3만' and '1.2 million' written out in figures, in the way the language writes them. */
export function writtenOut(text: string, language: string, decimal: string): string {
  const scales = eastern[language]
  if (scales) {
    const all = Object.keys(scales).join('')
    const run = new RegExp(`${figure}\\s?[${all}]+(?:\\s?${figure}\\s?[${all}]+)*(?:\\s?\\d{1,4}(?![\\d,.]))?`, 'gu')
    return text.replace(run, (written) => plain(easternValue(written, scales)))
  }
  const own = words[language]
  if (!own) return text
  const names = Object.keys(own)
    .toSorted((a, b) => b.length - a.length)
    .map((name) => name.replace('.', '\\.'))
  const after = language === 'th' ? '' : '(?!\\p{L})'
  return text.replace(new RegExp(`(${figure})[\\s\\u00a0]?(${names.join('|')})${after}`, 'giu'), (all, given, name) => {
    const written = String(given)
    const value = Number(decimal === ',' ? written.replaceAll('.', '').replace(',', '.') : written.replaceAll(',', ''))
    const scale = own[String(name).toLowerCase()]
    return scale === undefined || Number.isNaN(value) ? String(all) : plain(value * scale).replace('.', decimal)
  })
}
