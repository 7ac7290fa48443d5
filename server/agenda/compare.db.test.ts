import { randomUUID } from 'node:crypto'
import { beforeEach, expect, test } from 'vitest'
import type { Actor } from '#server/kernel/actor.ts'
import { asSuperuser } from '#tests/database.ts'
import { sampleActor, sampleMeeting } from '#tests/meeting.ts'
import { bringBack } from './acts/bring-back.ts'
import { circulate } from './acts/circulate.ts'
import { compare } from './acts/compare.ts'
import { desk } from './acts/desk.ts'
import { catchUp } from './acts/project.ts'
import { type SampleItem, writeAgenda } from './sample.ts'

let meeting = 0
let secretariat: Actor
let member: Actor
let items: SampleItem[] = []
const plain = { kind: 'draft' as const, override: 'The other language follows.', nomenclature: false }
const item = (title: string, text: string): SampleItem => ({
  id: randomUUID(),
  minutes: 30,
  words: { en: { title, blocks: [{ id: `p-${title.toLowerCase()}`, text }] } },
})

beforeEach(async () => {
  const made = await sampleMeeting(['en'])
  meeting = made.meeting
  secretariat = sampleActor('secretariat', made.people['secretariat'] ?? '')
  member = sampleActor('member', made.people['delegate'] ?? '', 'aus')
  items = [
    item('Opening', 'The chair opens.'),
    item('Reports', 'Economies report.'),
    item('Pilots', 'Due on 14 March.'),
    item('Closing', 'The end.'),
  ]
  await writeAgenda(meeting, items)
  await circulate(secretariat, { meeting, ...plain })
  const [opening, reports, pilots, closing] = items
  if (!opening || !reports || !pilots || !closing) return
  const fresh = { ...item('Fresh', 'Something new.'), visibility: 'secretariat' as const }
  const due = {
    ...pilots,
    minutes: 45,
    words: { en: { title: 'Pilots', blocks: [{ id: 'p-pilots', text: 'Due on 15 March.' }] } },
  }
  await writeAgenda(meeting, [reports, due, opening, fresh])
  await circulate(secretariat, { meeting, ...plain })
})

test('two editions side by side: moved is moved, words are marked, details and dropped items are told', async () => {
  const { items: compared } = await compare(secretariat, { meeting, from: 1, to: 2, language: 'en' })
  const by = (title: string) => compared.find((one) => (one.to ?? one.from)?.title === title)
  expect(by('Opening')).toMatchObject({ state: 'same', moved: true, from: { label: '1' }, to: { label: '3' } })
  expect(by('Reports')).toMatchObject({ state: 'same', moved: false })
  expect(by('Closing')).toMatchObject({ state: 'dropped', to: null })
  expect(by('Fresh')).toMatchObject({ state: 'added', from: null })
  const pilots = by('Pilots')
  expect(pilots).toMatchObject({
    state: 'changed',
    moved: false,
    details: [{ field: 'minutes', was: '30', now: '45' }],
  })
  expect(pilots?.blocks[0]?.pieces).toEqual([
    { kind: 'same', text: 'Due on ' },
    { kind: 'deleted', text: '14' },
    { kind: 'inserted', text: '15' },
    { kind: 'same', text: ' March.' },
  ])
})

test('a comparison shows nobody what an edition would not', async () => {
  const { items: compared } = await compare(member, { meeting, from: 1, to: 2 })
  expect(JSON.stringify(compared)).not.toContain('Fresh')
  await expect(compare(member, { meeting, from: 1, to: 7 })).rejects.toMatchObject({ code: 'EDITION_UNKNOWN' })
})

test('an earlier edition comes back as a new edit by its person; nothing stored is swapped', async () => {
  const rows = () =>
    asSuperuser((client) => client.query('SELECT seq, md5(bytes) AS sum, person FROM collab_update ORDER BY seq'))
  const before = (await rows()).rows
  await expect(bringBack(member, { meeting, n: 1 })).rejects.toMatchObject({ code: 'NOT_PERMITTED' })
  await bringBack(secretariat, { meeting, n: 1 })
  const after = (await rows()).rows
  expect(after.slice(0, before.length)).toEqual(before)
  expect(after.slice(before.length).every((row) => row.person === secretariat.person)).toBe(true)
  await catchUp(meeting)
  const view = await desk(secretariat, { meeting })
  expect(view.items.filter((one) => !one.gone).map((one) => [one.label, one.title])).toEqual([
    ['1', 'Opening'],
    ['2', 'Reports'],
    ['3', 'Pilots'],
    ['4', 'Closing'],
  ])
  expect(view.items.filter((one) => one.gone).map((one) => one.title)).toEqual(['Fresh'])
  const third = await circulate(secretariat, { meeting, ...plain })
  const { items: compared } = await compare(secretariat, { meeting, from: 1, to: third.n })
  expect(compared.every((one) => one.state === 'same' && !one.moved)).toBe(true)
})
