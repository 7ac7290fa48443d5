import { wordsNear } from '#server/kernel/words.ts'
import type { RichNode } from '#server/kernel/rich-text.ts'
import type { EditionItem, EditionView } from '../schema.ts'
import type { Edition } from './edition.ts'
import { editionFrom } from './from-view.ts'
import { sampleWords, type Words } from './sample-words.ts'

const text = (said: string, ...marks: RichNode['marks'] & {}): RichNode =>
  marks.length > 0 ? { type: 'text', marks, text: said } : { type: 'text', text: said }
const paragraph = (...content: RichNode[]): RichNode => ({ type: 'paragraph', content })
const cell = (type: string, said: string): RichNode => ({ type, content: [paragraph(text(said))] })

/** An annotation with one of everything. */
function sampleAnnotation(words: Words): RichNode {
  const listed = (said: string): RichNode => ({ type: 'listItem', content: [paragraph(text(said))] })
  return {
    type: 'doc',
    content: [
      paragraph(text(words.first), { type: 'footnote', attrs: { text: words.note } }),
      { type: 'heading', attrs: { level: 3 }, content: [text(words.heading)] },
      { type: 'orderedList', content: [listed(words.first), listed(words.second)] },
      {
        type: 'bulletList',
        content: [
          {
            type: 'listItem',
            content: [paragraph(text(words.window)), { type: 'bulletList', content: [listed(words.chain)] }],
          },
        ],
      },
      paragraph(
        text(words.window, { type: 'bold' }),
        text(' – '),
        text(words.chain, { type: 'italic' }),
        text('. '),
        text('www.apec.org', { type: 'link', attrs: { href: 'https://www.apec.org/groups' } }),
      ),
      { type: 'blockquote', content: [paragraph(text(words.second))] },
      {
        type: 'table',
        content: [
          {
            type: 'tableRow',
            content: [cell('tableHeader', words.heading), cell('tableHeader', 'CAP'), cell('tableHeader', 'TFA')],
          },
          {
            type: 'tableRow',
            content: [cell('tableCell', words.window), cell('tableCell', 'CAP10'), cell('tableCell', '10.4')],
          },
          {
            type: 'tableRow',
            content: [cell('tableCell', words.chain), cell('tableCell', 'CAP16'), cell('tableCell', '7.7')],
          },
        ],
      },
    ],
  }
}

const at = (hour: number, minute = 0) => new Date(Date.UTC(2027, 1, 22, hour - 7, minute))

type Language = EditionView['language']

function itemIn(language: Language) {
  return (label: string, title: string, more: Partial<EditionItem> = {}): EditionItem => ({
    id: `0198f000-0000-7000-8000-0000000000${label.replace('.', '').padStart(2, '0')}`,
    label,
    title,
    parent: null,
    position: Number(label) * 10,
    depth: label.includes('.') ? 1 : 0,
    annotation: { type: 'doc', content: [{ type: 'paragraph' }] },
    leads: [],
    minutes: null,
    purpose: null,
    visibility: 'public',
    references: [],
    session: null,
    startsAt: null,
    endsAt: null,
    language,
    fallback: false,
    changes: [],
    ...more,
  })
}

function itemsIn(language: Language): EditionItem[] {
  const words = (sampleWords[language] ?? sampleWords.en) as Words
  const english = sampleWords.en as Words
  const item = itemIn(language)
  const session = { session: 's1' }
  return [
    item('1', words.opening),
    item('1.1', words.welcome, {
      ...session,
      position: 11,
      leads: [{ party: 'vn', name: 'Viet Nam' }],
      minutes: 15,
      purpose: 'information',
      startsAt: at(9),
      endsAt: at(9, 15),
    }),
    item('2', words.chain, {
      ...session,
      leads: [
        { party: 'rok', name: 'Korea' },
        { party: 'psu', name: 'PSU' },
      ],
      minutes: 45,
      purpose: 'discussion',
      startsAt: at(9, 15),
      endsAt: at(10),
      annotation: { type: 'doc', content: [paragraph(text(words.second))] },
    }),
    item('3', words.window, {
      ...session,
      leads: [{ party: 'hkc', name: 'Hong Kong, China' }],
      minutes: 30,
      purpose: 'endorsement',
      startsAt: at(11),
      endsAt: at(11, 30),
      references: ['2027/SOM1/SCCP/006', '2026/SOM1/SCCP/014'],
      annotation: sampleAnnotation(words),
    }),
    item('4', english.chain, {
      session: 's2',
      language: 'en',
      fallback: language !== 'en',
      leads: [{ party: 'ct', name: 'Chinese Taipei' }],
      minutes: 20,
      purpose: 'decision',
      startsAt: at(14),
      endsAt: at(14, 20),
      annotation: { type: 'doc', content: [paragraph(text(english.second))] },
    }),
  ]
}

const frame = {
  meeting: {
    id: 7,
    name: 'SCCP1 2027',
    year: 2027,
    ordinal: 1,
    som: 'SOM1',
    host: 'vn',
    hostName: 'Viet Nam',
    zone: 'Asia/Ho_Chi_Minh',
    city: 'Ha Noi',
    firstDay: '2027-02-22',
    lastDay: '2027-02-24',
    demonstration: true,
    sourceLanguage: 'en',
  },
  edition: {
    id: '0198f000-0000-7000-8000-00000000e002',
    number: '2027/SOM1/SCCP/001rev1',
    n: 2,
    kind: 'draft',
    ordinal: 2,
    issuedAt: new Date(Date.UTC(2027, 1, 3, 2)),
    withdrawnAt: null,
    withdrawnReason: null,
    superseded: false,
    languages: [],
    hash: 'x',
    overrideReason: null,
  },
  cuts: [],
  editions: [],
  since: null,
  can: { desk: false, withdraw: false },
} satisfies Partial<EditionView>

/** A believable edition as the service gives it, in one of the languages above. */
function sampleView(language: Language = 'en'): EditionView {
  return {
    ...structuredClone(frame),
    language,
    sessions: [
      { id: 's1', position: 1, startsAt: at(9), endsAt: at(12), breaks: [{ startsAt: at(10, 30), minutes: 30 }] },
      { id: 's2', position: 2, startsAt: at(14), endsAt: at(17), breaks: [] },
    ],
    items: itemsIn(language),
  }
}

/** The same as the formats take it. */
export function sampleEdition(
  language: Language = 'en',
  change: (view: EditionView) => void = () => undefined,
): Edition {
  const view = sampleView(language)
  change(view)
  const { t, language: labelLanguage } = wordsNear(language, 'export')
  const edition = editionFrom(view, { t, labelLanguage, agendaItem: '2' })
  if (edition === null) throw new Error('the sample has an edition')
  return edition
}
