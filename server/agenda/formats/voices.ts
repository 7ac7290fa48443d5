/** How a language is set on paper: its parts for Typst, its tag and fonts for Word. */
export interface Voice {
  lang: string
  region: string | null
  /** in the order in which a letter is looked for; `half` = not for the punctuation that CJK sets in full width */
  fonts: { name: string; half: boolean }[]
}

// one Han letter has four national forms: the language's own font stands before the others'
const han: Record<string, string[]> = {
  ja: ['JP', 'KR', 'SC', 'TC'],
  ko: ['KR', 'JP', 'SC', 'TC'],
  'zh-Hans': ['SC', 'TC', 'JP', 'KR'],
  'zh-Hant': ['TC', 'SC', 'JP', 'KR'],
}
const regions: Record<string, string> = {
  en: 'GB',
  ja: 'JP',
  ko: 'KR',
  'zh-Hans': 'CN',
  'zh-Hant': 'TW',
  th: 'TH',
  vi: 'VN',
  ru: 'RU',
}

/** The voice of a language by its BCP 47 tag. */
export function voiceOf(tag: string): Voice {
  const order = han[tag] ?? ['SC', 'TC', 'JP', 'KR']
  const cjk = tag in han
  return {
    lang: tag.split('-', 1)[0] ?? 'en',
    region: regions[tag] ?? null,
    fonts: [
      { name: 'Noto Sans', half: cjk },
      ...order.map((one) => ({ name: `Noto Sans ${one}`, half: false })),
      { name: 'Noto Sans Thai', half: false },
    ],
  }
}

/** Fonts that the readers' machines have, and the language tags, for one language's runs in Word. */
export function wordVoiceOf(tag: string): {
  value: string
  eastAsia: string
  bidirectional: string
  eastAsiaFont: string
} {
  const east: Record<string, [string, string]> = {
    ja: ['ja-JP', 'Yu Gothic'],
    ko: ['ko-KR', 'Malgun Gothic'],
    'zh-Hans': ['zh-CN', 'Microsoft YaHei'],
    'zh-Hant': ['zh-TW', 'Microsoft JhengHei'],
  }
  const west: Record<string, string> = {
    en: 'en-GB',
    es: 'es-419',
    id: 'id-ID',
    ms: 'ms-MY',
    th: 'th-TH',
    vi: 'vi-VN',
    ru: 'ru-RU',
    fr: 'fr-FR',
  }
  const [eastAsia, eastAsiaFont] = east[tag] ?? ['zh-CN', 'Microsoft YaHei']
  // Thai is Word's 'complex script': its language stands in a place of its own
  return { value: west[tag] ?? eastAsia, eastAsia, bidirectional: tag === 'th' ? 'th-TH' : 'ar-SA', eastAsiaFont }
}
