import { randomUUID } from 'node:crypto'
import { beforeEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { papers } from '#server/documents/acts/list.ts'
import type { Actor } from '#server/kernel/actor.ts'
import { asSuperuser } from '#tests/database.ts'
import { sampleActor, sampleMeeting } from '#tests/meeting.ts'
import { addLanguage } from './acts/add-language.ts'
import { circulate } from './acts/circulate.ts'
import { appendServerEdit } from './acts/edit.ts'
import { gate } from './acts/gate.ts'
import { edition } from './acts/read.ts'
import { approve } from './acts/translate.ts'
import { withdraw } from './acts/withdraw.ts'
import { type SampleItem, sampleItems, writeAgenda } from './sample.ts'
import { structureName } from './shape/documents.ts'
import { itemsOf } from './shape/outline.ts'

let meeting = 0
let people: Record<string, string> = {}
let secretariat: Actor
let korean: Actor
let items: SampleItem[] = []

const plain = { kind: 'draft' as const, override: null, nomenclature: false }
const later = { n: 1, language: 'ja' as const, nomenclature: false }
const approveAll = async () => {
  for (const item of items) await approve(korean, { meeting, item: item.id, language: 'ko' })
}

beforeEach(async () => {
  ;({ meeting, people } = await sampleMeeting(['en', 'ko', 'ja']))
  secretariat = sampleActor('secretariat', people['secretariat'] ?? '')
  korean = sampleActor('member', people['korean'] ?? '', 'rok')
  items = sampleItems()
  await writeAgenda(meeting, items)
})

test('editions take 001, 001rev1 … from the counter, and a newer one supersedes', async () => {
  const first = await circulate(secretariat, { meeting, ...plain })
  const second = await circulate(secretariat, { meeting, ...plain })
  const adopted = await circulate(secretariat, { meeting, ...plain, kind: 'adopted' })
  expect([first, second, adopted].map((one) => one.number.split('/').at(-1))).toEqual(['001', '001rev1', '001rev2'])
  expect([first.ordinal, second.ordinal, adopted.ordinal]).toEqual([1, 2, 1])
  const [paper] = (await papers(secretariat, { meeting, limit: 50 })).papers
  expect(paper?.versions.map((version) => version.status)).toEqual(['issued', 'superseded', 'superseded'])
})

test('ten circulations at once give ten editions in one row of numbers', async () => {
  const all = await Promise.all(Array.from({ length: 10 }, () => circulate(secretariat, { meeting, ...plain })))
  expect(all.map((one) => one.n).sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
  expect(new Set(all.map((one) => one.number)).size).toBe(10)
})

test('the gate names what is missing and who must act; an override is recorded with its reason', async () => {
  const [first] = items
  if (!first) return
  first.words = { en: first.words['en'] ?? { title: '' } }
  await writeAgenda(meeting, items)
  const listed = await gate(secretariat, { meeting })
  expect(listed.texts).toEqual([
    {
      item: first.id,
      label: '1',
      language: 'ko',
      why: 'missing',
      grade: null,
      owner: { id: people['korean'], name: 'korean' },
    },
  ])
  await expect(circulate(secretariat, { meeting, ...plain })).rejects.toMatchObject({
    code: 'EDITION_GATE_CLOSED',
    params: { count: 1 },
  })
  await circulate(secretariat, { meeting, ...plain, override: 'The chair wants it out today.' })
  const view = await edition(korean, { meeting, language: 'ko' })
  expect(view.edition?.overrideReason).toBe('The chair wants it out today.')
  expect(view.items.map((item) => [item.label, item.language, item.fallback])).toEqual([
    ['1', 'en', true],
    ['2', 'ko', false],
    ['2.1', 'ko', false],
  ])
  const events = await asSuperuser((client) =>
    client.query(`SELECT after FROM event WHERE act = 'agenda.edition.overridden' AND meeting = $1`, [meeting]),
  )
  expect(events.rows[0].after.reason).toBe('The chair wants it out today.')
})

test('what is out of shape cannot be overridden', async () => {
  await appendServerEdit({ person: null, party: null }, structureName(meeting), (doc) => {
    const item = itemsOf(doc).get(items[0]?.id ?? '')
    if (item instanceof Y.Map) item.set('minutes', 'as long as it takes')
  })
  expect((await gate(secretariat, { meeting })).shape).toMatchObject([{ label: '1', field: 'minutes' }])
  await expect(circulate(secretariat, { meeting, ...plain, override: 'Never mind.' })).rejects.toMatchObject({
    code: 'EDITION_OUT_OF_SHAPE',
  })
})

test('words that APEC usage does not allow ask first in every language, and who decided is kept', async () => {
  for (const item of items) item.id = randomUUID()
  const [first, second, third] = items
  if (second && third) third.parent = second.id
  if (first?.words['en']) first.words['en'].title = 'Reports of member countries'
  if (second?.words['ko']) second.words['ko'].title = '회원국 전용'
  await writeAgenda(meeting, items)
  expect((await gate(secretariat, { meeting })).nomenclature).toMatchObject([
    { label: '1', language: 'en', field: 'title', term: 'countries', replacement: 'economies' },
    { label: '2', language: 'ko', field: 'title', term: '회원국', replacement: '회원경제체' },
  ])
  await expect(circulate(secretariat, { meeting, ...plain })).rejects.toMatchObject({
    code: 'EDITION_NOMENCLATURE_OPEN',
    params: { count: 2 },
  })
  const brief = await circulate(secretariat, { meeting, ...plain, nomenclature: true })
  const [kept, told] = await asSuperuser(async (client) => [
    await client.query('SELECT open_findings FROM agenda_edition WHERE id = $1', [brief.id]),
    await client.query(`SELECT person, after FROM event WHERE act = 'agenda.edition.overridden' AND meeting = $1`, [
      meeting,
    ]),
  ])
  const [open] = kept?.rows[0].open_findings ?? []
  expect(open.decidedBy).toBe(people['secretariat'])
  expect(open.findings).toMatchObject([{ language: 'en' }, { language: 'ko', term: '회원국' }])
  expect(told?.rows).toMatchObject([
    {
      person: people['secretariat'],
      after: {
        terms: [
          { item: first?.id, language: 'en', term: 'countries' },
          { item: second?.id, language: 'ko', term: '회원국' },
        ],
      },
    },
  ])
})

test('nobody but the secretariat circulates', async () => {
  for (const actor of [
    korean,
    sampleActor('chair', people['chair'] ?? ''),
    sampleActor('administrator', people['administrator'] ?? ''),
  ]) {
    await expect(circulate(actor, { meeting, ...plain })).rejects.toMatchObject({ code: 'NOT_PERMITTED' })
  }
})

test('an optional language is frozen when all its texts are approved, or added later with its own time', async () => {
  const first = await circulate(secretariat, { meeting, ...plain })
  expect(first.languages.map((one) => one.language).sort()).toEqual(['en', 'ko'])
  await expect(addLanguage(secretariat, { meeting, ...later })).rejects.toMatchObject({
    code: 'EDITION_LANGUAGE_INCOMPLETE',
  })
  for (const item of items)
    item.words['ja'] = { title: '議題', blocks: [{ id: 'j1', text: '最初の段落。', of: ['p1'] }] }
  await writeAgenda(meeting, items)
  const japanese = sampleActor('member', people['japanese'] ?? '', 'jpn')
  for (const item of items) await approve(japanese, { meeting, item: item.id, language: 'ja' })
  const added = await addLanguage(secretariat, { meeting, ...later })
  expect(added.number).toBe(first.number)
  expect(added.languages.find((one) => one.language === 'ja')?.frozenAt.getTime()).toBeGreaterThan(
    first.issuedAt.getTime(),
  )
  await expect(addLanguage(secretariat, { meeting, ...later })).rejects.toMatchObject({
    code: 'EDITION_LANGUAGE_FROZEN',
  })
  const second = await circulate(secretariat, { meeting, ...plain })
  expect(second.languages.map((one) => one.language).sort()).toEqual(['en', 'ja', 'ko'])
  await approveAll()
})

test('a language that is added asks first for words that APEC usage replaces, and who let them stay is recorded', async () => {
  const first = await circulate(secretariat, { meeting, ...plain })
  for (const item of items)
    item.words['ja'] = { title: '議題', blocks: [{ id: 'j1', text: '加盟国の報告。', of: ['p1'] }] }
  await writeAgenda(meeting, items)
  const japanese = sampleActor('member', people['japanese'] ?? '', 'jpn')
  for (const item of items) await approve(japanese, { meeting, item: item.id, language: 'ja' })
  await expect(addLanguage(secretariat, { meeting, ...later })).rejects.toMatchObject({
    code: 'EDITION_NOMENCLATURE_OPEN',
    params: { count: 4 },
  })
  await addLanguage(secretariat, { meeting, ...later, nomenclature: true })
  const told = await asSuperuser((client) =>
    client.query(`SELECT person, after FROM event WHERE act = 'agenda.edition.overridden' AND object_id = $1`, [
      first.id,
    ]),
  )
  expect(told.rows).toHaveLength(1)
  expect(told.rows[0]).toMatchObject({ person: people['secretariat'] })
  expect(told.rows[0].after.terms).toContainEqual({ item: items[0]?.id, language: 'ja', term: '加盟国' })
})

test('a withdrawn edition keeps number and reason; the one before it stands again, and members read no word of it', async () => {
  await circulate(secretariat, { meeting, ...plain })
  await circulate(secretariat, { meeting, ...plain })
  await withdraw(secretariat, { meeting, n: 2, reason: 'Wrong annex.' })
  await expect(withdraw(secretariat, { meeting, n: 2, reason: 'Again.' })).rejects.toMatchObject({
    code: 'EDITION_WITHDRAWN',
  })
  expect((await edition(korean, { meeting })).edition?.n).toBe(1)
  const gone = await edition(korean, { meeting, n: 2 })
  expect(gone.edition?.withdrawnReason).toBe('Wrong annex.')
  expect(gone.items).toEqual([])
  expect((await edition(secretariat, { meeting, n: 2 })).items).toHaveLength(4)
  const [paper] = (await papers(secretariat, { meeting, limit: 50 })).papers
  expect(paper?.versions.map((version) => version.status)).toEqual(['withdrawn', 'issued'])
  expect((await circulate(secretariat, { meeting, ...plain })).n).toBe(3)
})
