import { randomUUID } from 'node:crypto'
import { type Actor, machine } from '#server/kernel/actor.ts'
import { clock } from '#server/kernel/clock.ts'
import { db } from '#server/kernel/db.ts'
import { env } from '#server/kernel/env.ts'
import { fillFragment } from '#server/kernel/rich-text/fragment.ts'
import { addComment, answerComment } from '#server/agenda/acts/comment.ts'
import { circulate } from '#server/agenda/acts/circulate.ts'
import { appendServerEdit } from '#server/agenda/acts/edit.ts'
import { catchUp } from '#server/agenda/acts/project.ts'
import { markRead } from '#server/agenda/acts/read.ts'
import { approve, submitForReview } from '#server/agenda/acts/translate.ts'
import { notesName, structureName, wordsName } from '#server/agenda/shape/documents.ts'
import { addItem, moveItem } from '#server/agenda/shape/outline-moves.ts'
import { layStanding } from '#server/documents/acts/expect.ts'
import { loadDemoPeople } from '#server/identity/sample.ts'
import { nameDrafter, setLanguage } from '#server/meetings/acts/languages.ts'
import { sampleDelegations } from '#server/meetings/sample.ts'
import { actors } from './accounts.ts'
import {
  bodyOf,
  type Days,
  type ExampleLanguage,
  exampleItems,
  exampleLanguages,
  sentence,
  titleOf,
} from './agenda/example.ts'
import { amend, amendTranslation, leaveBehind } from './agenda/later.ts'
import { createNextMeeting } from './next-meeting.ts'
import { loadPapers, makePapers } from './papers/demonstration.ts'

/** Who owns which language of the example (contract.md). */
const owners: Partial<Record<ExampleLanguage, string>> = { ko: 'delegate.kr', ja: 'delegate.jp', es: 'delegate.mx' }

interface Example {
  meeting: number
  host: string
  sessions: string[]
  days: Days
  /** a month after the meeting */
  released: string
  /** item ids by the example's key */
  ids: Map<string, string>
  as: (account: string) => Actor
}

async function prepare(): Promise<Example> {
  const { meeting, people } = await db.as(
    machine('seed'),
    async (tx) => {
      const next = await createNextMeeting(tx, clock.now())
      return { meeting: next, people: await loadDemoPeople(tx, env.demoPassword, next.id) }
    },
    30_000,
  )
  const as = actors(people)
  const secretariat = as('secretariat')
  for (const language of exampleLanguages) {
    const owner = people.get(owners[language] ?? '') ?? null
    await setLanguage(secretariat, {
      meeting: meeting.id,
      language,
      required: language === 'en' || language === 'ko',
      owner,
    })
  }
  await layStanding(secretariat, { meeting: meeting.id })
  await sampleDelegations(meeting.id)
  await nameDrafter(secretariat, { meeting: meeting.id, person: people.get('delegate.vn') ?? '' })
  const days = {
    papersDue: meeting.firstDay.subtract({ days: 28 }),
    commentsDue: meeting.firstDay.subtract({ days: 21 }),
  }
  const ids = new Map(exampleItems.map((item) => [item.key, randomUUID()]))
  const released = meeting.firstDay.add({ months: 1 }).toString()
  return { meeting: meeting.id, host: meeting.host, sessions: meeting.sessions, days, released, ids, as }
}

const blockName = (id: string): string => `b${id.slice(0, 8)}`

/** The structure as the secretariat would have built it, item by item. */
function writeStructure({ meeting, host, sessions, ids, as }: Example): Promise<void> {
  return appendServerEdit(as('secretariat'), structureName(meeting), (doc) => {
    const last = new Map<string | null, string>()
    for (const item of exampleItems) {
      const id = ids.get(item.key) ?? ''
      const parent = item.parent ? (ids.get(item.parent) ?? null) : null
      addItem(
        doc,
        id,
        { parent, after: last.get(parent) ?? null },
        {
          leads: item.leads.map((lead) => (lead === 'host' ? host : lead)),
          minutes: item.minutes ?? null,
          purpose: item.purpose ?? null,
          visibility: item.visibility ?? 'public',
          references: item.references ?? [],
          session: item.session ? (sessions[item.session - 1] ?? null) : null,
          source: 'en',
        },
      )
      last.set(parent, id)
    }
  })
}

function writeWords({ meeting, days, ids, as }: Example, language: ExampleLanguage): Promise<void> {
  return appendServerEdit(as(owners[language] ?? 'secretariat'), wordsName(meeting, language), (doc) => {
    for (const item of exampleItems) {
      const text = item[language]
      const id = ids.get(item.key) ?? ''
      if (!text) continue
      fillFragment(doc.getXmlFragment(`title:${id}`), titleOf(text.title))
      const lines = (text.body ?? []).map((line) => sentence(line, language, days))
      if (lines.length > 0) fillFragment(doc.getXmlFragment(`annotation:${id}`), bodyOf(lines, blockName(id), language))
    }
  })
}

/** Every text of a language that says all its source says is approved by its owner. */
async function approveAll({ meeting, ids, as }: Example, language: 'ko' | 'ja' | 'es'): Promise<void> {
  for (const item of exampleItems) {
    const whole = item[language] !== undefined && (item.en.body ?? []).length === (item[language].body ?? []).length
    if (whole) await approve(as(owners[language] ?? ''), { meeting, item: ids.get(item.key) ?? '', language })
  }
}

/** A private note of a delegation on one item. */
function note({ meeting, ids, as }: Example, account: string, key: string, text: string): Promise<void> {
  const actor = as(account)
  return appendServerEdit(actor, notesName(meeting, actor.party ?? ''), (doc) =>
    fillFragment(doc.getXmlFragment(`note:${ids.get(key)}`), {
      type: 'doc',
      content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
    }),
  )
}

async function discuss({ meeting, ids, as }: Example): Promise<void> {
  const on = (key: string, at: number) => ({
    meeting,
    item: ids.get(key) ?? '',
    language: 'en' as const,
    block: `${blockName(ids.get(key) ?? '')}-${at}`,
  })
  const asked = await addComment(as('secretariat'), {
    ...on('2', 1),
    quote: 'later papers are for information only',
    body: 'Korea asked whether a late paper may still be discussed. Shall we say so here?',
    addressee: as('chair').person,
  })
  await answerComment(as('chair'), {
    meeting,
    comment: asked.id,
    body: 'Yes, by leave of the chair. Please add it in Draft 3.',
  })
  await addComment(as('delegate.kr'), {
    ...on('5', 1),
    quote: 'Herfindahl index above 2,500',
    body: 'The figure is right; the paper will give the source.',
    addressee: as('secretariat').person,
  })
}

/** The example: an agenda in four languages with two editions, a stale paragraph, comments and notes. */
export async function loadDemonstration(): Promise<void> {
  const files = makePapers()
  // heard when it is waited for
  files.catch(() => undefined)
  const example = await prepare()
  const { meeting, ids, as } = example
  await writeStructure(example)
  for (const language of exampleLanguages) await writeWords(example, language)
  await catchUp(meeting)
  for (const language of ['ko', 'ja'] as const) await approveAll(example, language)
  await submitForReview(as('delegate.mx'), { meeting, item: ids.get('2') ?? '', language: 'es' })
  await circulate(as('secretariat'), { meeting, kind: 'draft', override: null, nomenclature: true })
  // these have read the first draft and will see what the second one changed
  for (const reader of ['delegate.kr', 'delegate.au', 'head.kr']) await markRead(as(reader), { meeting, n: 1 })
  const at = (key: string): { id: string; block: string } => ({
    id: ids.get(key) ?? '',
    block: blockName(ids.get(key) ?? ''),
  })
  await appendServerEdit(as('secretariat'), wordsName(meeting, 'en'), (doc) => amend(doc, at('3.3')))
  await appendServerEdit(as('delegate.kr'), wordsName(meeting, 'ko'), (doc) => amendTranslation(doc, at('3.3')))
  await appendServerEdit(as('secretariat'), structureName(meeting), (doc) =>
    moveItem(doc, at('11').id, { parent: null, after: at('9').id }),
  )
  await catchUp(meeting)
  await approve(as('delegate.kr'), { meeting, item: at('3.3').id, language: 'ko' })
  await circulate(as('secretariat'), { meeting, kind: 'draft', override: null, nomenclature: true })
  await appendServerEdit(as('secretariat'), wordsName(meeting, 'en'), (doc) =>
    leaveBehind(doc, at('2'), at('7'), example.days),
  )
  await catchUp(meeting)
  await discuss(example)
  await note(
    example,
    'delegate.kr',
    '8',
    'Ask Singapore and Malaysia before the meeting whether they will co-sponsor the survey.',
  )
  await note(
    example,
    'delegate.jp',
    '7',
    'Bring the figures of the last fiscal year; check them with the Yokohama office.',
  )
  await loadPapers({ meeting, ids, as, released: example.released }, files)
}
