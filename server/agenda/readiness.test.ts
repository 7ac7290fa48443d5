import { expect, test } from 'vitest'
import type { AgendaLanguage } from '#server/meetings/schema.ts'
import type { Draft, DraftItem, DraftText } from './draft.ts'
import { readinessOf } from './readiness.ts'
import { annotationDoc, titleDoc } from './sample.ts'

type Words = Partial<Record<AgendaLanguage, string>>

/** An agenda of items told by their titles, each drafted in one language and approved in all others. */
function draftOf(items: Array<{ source: AgendaLanguage; titles: Words; annotations?: Words }>): Draft {
  const rows = items.map(({ source }, at): DraftItem => ({
    id: `i${at}`,
    parentId: null,
    position: at,
    label: `${at + 1}`,
    depth: 0,
    gone: false,
    leads: [],
    minutes: null,
    purpose: null,
    visibility: 'public',
    references: [],
    sessionId: null,
    startsAt: null,
    endsAt: null,
    source,
    findings: [],
  }))
  const text = (itemId: string, language: string): DraftText | undefined => {
    const { titles, annotations } = items[Number(itemId.slice(1))] ?? {}
    const spoken = language as AgendaLanguage
    const title = titles?.[spoken]
    if (title === undefined) return undefined
    return {
      itemId,
      language: spoken,
      title,
      titleDoc: titleDoc(title),
      annotation: annotationDoc([{ id: `${itemId}${language}`, text: annotations?.[spoken] ?? '' }]),
      plain: title,
      hash: title,
      findings: [],
    }
  }
  return {
    items: rows,
    bin: [],
    text,
    said: (item, language) => {
      const hash = text(item, language)?.hash
      return hash === undefined ? undefined : { status: 'approved', person: null, at: new Date(0), hash }
    },
    basis: () => [],
    neutral: () => [],
  }
}

const spoken = (['en', 'ko', 'th', 'ja'] as const).map((language, position) => ({
  language,
  position,
  required: position < 2,
  owner: null,
  ownerName: null,
}))
const found = (draft: Draft) =>
  readinessOf(draft, spoken).nomenclature.map(
    ({ label, language, field, term }) => `${label} ${language} ${field}: ${term}`,
  )

test.each<[name: string, Parameters<typeof draftOf>[0], expected: string[]]>([
  ['its source', [{ source: 'en', titles: { en: 'Each country' } }], ['1 en title: country']],
  [
    'a required language, in the annotation too',
    [{ source: 'en', titles: { en: 'All', ko: '대만' }, annotations: { ko: '회원국의 보고' } }],
    ['1 ko title: 대만', '1 ko annotation: 회원국'],
  ],
  [
    'a source that is none of the required languages',
    [{ source: 'ja', titles: { ja: '加盟国の報告', en: 'Reports', ko: '보고' } }],
    ['1 ja title: 加盟国'],
  ],
  [
    'an optional language that goes along',
    [{ source: 'en', titles: { en: 'Reports', ko: '보고', th: 'ประเทศสมาชิก' } }],
    ['1 th title: ประเทศสมาชิก'],
  ],
  [
    'an optional language that stays behind: nothing',
    [
      { source: 'en', titles: { en: 'Reports', ko: '보고', th: 'ประเทศสมาชิก' } },
      { source: 'en', titles: { en: 'Closing', ko: '폐회' } },
    ],
    [],
  ],
  [
    'a language that another item brings along',
    [
      { source: 'ja', titles: { ja: '報告', en: 'Reports', ko: '보고' } },
      { source: 'en', titles: { en: 'Closing', ko: '폐회', ja: '台湾' } },
    ],
    ['2 ja title: 台湾'],
  ],
  [
    'each language after the source, item by item',
    [
      { source: 'ko', titles: { ko: '대만', en: 'Taiwan' } },
      { source: 'en', titles: { en: 'Vietnam', ko: '홍콩' } },
    ],
    ['1 ko title: 대만', '1 en title: Taiwan', '2 en title: Vietnam', '2 ko title: 홍콩'],
  ],
  ['usage that is right: nothing', [{ source: 'en', titles: { en: 'Hong Kong, China', ko: '회원경제체' } }], []],
])('nomenclature is weighed in %s', (_, items, expected) => expect(found(draftOf(items))).toEqual(expected))
