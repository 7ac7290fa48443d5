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

/** How a run of Word is set. */
export interface WordVoice {
  font: { ascii: string; hAnsi: string; eastAsia: string; cs: string }
  language: { value: string; eastAsia?: string; bidirectional?: string }
}

const east: Record<string, { tag: string; font: string }> = {
  ja: { tag: 'ja-JP', font: 'Yu Gothic' },
  ko: { tag: 'ko-KR', font: 'Malgun Gothic' },
  'zh-Hans': { tag: 'zh-CN', font: 'Microsoft YaHei' },
  'zh-Hant': { tag: 'zh-TW', font: 'Microsoft JhengHei' },
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

/** Fonts that Word's machines have, and Word's language tags. Thai is Word's 'complex script': its font and tag have places of their own. */
export function wordVoiceOf(tag: string): WordVoice {
  const far = east[tag]
  const font = { ascii: 'Arial', hAnsi: 'Arial', eastAsia: far?.font ?? 'Malgun Gothic', cs: 'Leelawadee UI' }
  if (far !== undefined) return { font, language: { value: 'en-GB', eastAsia: far.tag } }
  return { font, language: { value: west[tag] ?? tag, ...(tag === 'th' ? { bidirectional: 'th-TH' } : {}) } }
}
