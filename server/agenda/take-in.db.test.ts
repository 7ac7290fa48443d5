import { randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import { describe, expect, test } from 'vitest'
import { type Actor, machine } from '#server/kernel/actor.ts'
import { db } from '#server/kernel/db.ts'
import { Refusal } from '#server/kernel/errors.ts'
import { storage } from '#server/kernel/storage.ts'
import { sampleActor, sampleMeeting } from '#server/meetings/sample.ts'
import { catchUp } from './acts/project.ts'
import { appendServerEdit } from './acts/edit.ts'
import { fileOutline, takeIn } from './acts/take-in.ts'
import { sampleItems, writeAgenda } from './sample.ts'
import { structureName } from './shape/documents.ts'
import { removeItem } from './shape/outline-moves.ts'

const code = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'allowed',
    (error: unknown) => (error instanceof Refusal ? error.code : String(error)),
  )
const block = (kind: string, level: number, text: string) => ({ kind, level, page: 1, text, content: null })
const blocks = [
  block('heading', 1, 'Opening'),
  block('paragraph', 0, 'The chair opens the meeting.'),
  block('heading', 2, 'Welcome'),
  block('heading', 1, 'Adoption'),
]

/** A DOCX of these paragraphs that the person has sent, as the readers leave it. */
async function sent(
  actor: Actor,
  meetingId: number,
  { type = 'docx', state = 'clean', given = blocks as unknown[] } = {},
): Promise<string> {
  const reading = await storage.put(Readable.from([Buffer.from(JSON.stringify({ blocks: given, beside: [] }))]))
  const hash = randomUUID().replaceAll('-', '').padEnd(64, '0')
  const findings = [{ code: 'COMMENT', place: 'paragraph 1', text: 'A: why?' }]
  const at = new Date()
  return db.as(machine('sample'), async (tx) => {
    await tx.storedFile.create({
      data: { hash, size: 1n, type, state, storedAt: at, counts: {}, findings, reading: reading.hash },
    })
    const upload = { id: randomUUID(), personId: actor.person ?? '', meetingId, name: 'agenda.docx', size: 1n }
    await tx.upload.create({ data: { ...upload, state: 'stored', hash, createdAt: at } })
    return upload.id
  })
}

async function agendaOf(meeting: number): Promise<string[]> {
  await catchUp(meeting)
  return db.as(machine('test'), async (tx) => {
    const items = await tx.agendaItem.findMany({
      where: { meetingId: meeting, gone: false, position: { not: null } },
      orderBy: { position: 'asc' },
    })
    const texts = await tx.agendaText.findMany({ where: { meetingId: meeting, language: 'en' } })
    return items.map(({ id, label }) => `${label} ${texts.find((text) => text.itemId === id)?.title}`)
  })
}

describe('an agenda begun from a file', () => {
  test('shows first what it brings and loses, and then takes it in, by that person, once', async () => {
    const { id } = await sampleMeeting(2171)
    const secretariat = await sampleActor('secretariat')
    const upload = await sent(secretariat, id)
    const view = await fileOutline(secretariat, { meeting: id, upload, take: null })
    expect(view).toMatchObject({ name: 'agenda.docx', take: 'headings', empty: true, lost: 1 })
    expect(view.losses).toEqual([{ code: 'COMMENT', place: 'paragraph 1', text: 'A: why?' }])
    expect(view.items).toEqual([
      { label: '1', depth: 0, title: 'Opening', blocks: 1 },
      { label: '1.1', depth: 1, title: 'Welcome', blocks: 0 },
      { label: '2', depth: 0, title: 'Adoption', blocks: 0 },
    ])
    expect(await agendaOf(id)).toEqual([])

    const input = { meeting: id, upload, take: view.take, where: 'begin' as const, batch: randomUUID() }
    const [one, two] = await Promise.all([takeIn(secretariat, input), takeIn(secretariat, input)])
    expect(one).toEqual(two)
    expect(one.items).toBe(3)
    expect(await agendaOf(id)).toEqual(['1 Opening', '1.1 Welcome', '2 Adoption'])
    const facts = await db.as(machine('test'), async (tx) => ({
      text: await tx.agendaText.findFirst({ where: { meetingId: id, title: 'Opening' } }),
      items: await tx.agendaItem.findMany({ where: { meetingId: id }, select: { source: true, visibility: true } }),
      updates: await tx.collabUpdate.findMany({ where: { document: { startsWith: `agenda:${id}` } } }),
      events: await tx.event.findMany({ where: { meeting: id, act: 'agenda.file.taken-in' } }),
    }))
    expect(facts.text?.plain).toContain('The chair opens the meeting.')
    expect(new Set(facts.items.map(({ source, visibility }) => `${source} ${visibility}`))).toEqual(
      new Set(['en public']),
    )
    expect(new Set(facts.updates.map(({ person }) => person))).toEqual(new Set([secretariat.person]))
    expect(facts.events.map(({ person, audience }) => [person, audience])).toEqual([
      [secretariat.person, 'secretariat'],
    ])

    // into the bin, and another begins
    await appendServerEdit({ person: secretariat.person, party: null }, structureName(id), (doc) => {
      for (const item of one.top) removeItem(doc, item, { at: '2027-01-01', by: 'test' })
    })
    expect(await agendaOf(id)).toEqual([])
    await takeIn(secretariat, { ...input, batch: randomUUID() })
    expect(await agendaOf(id)).toEqual(['1 Opening', '1.1 Welcome', '2 Adoption'])
  })

  test('begins no agenda that has items, but stands behind them when that is wanted', async () => {
    const { id } = await sampleMeeting(2172)
    const secretariat = await sampleActor('secretariat')
    await writeAgenda(id, sampleItems())
    const upload = await sent(secretariat, id)
    const before = await agendaOf(id)
    const input = { meeting: id, upload, take: 'headings' as const, where: 'begin' as const, batch: randomUUID() }
    expect((await fileOutline(secretariat, { meeting: id, upload, take: null })).empty).toBe(false)
    expect(await code(takeIn(secretariat, input))).toBe('AGENDA_BEGUN')
    expect(await agendaOf(id)).toEqual(before)
    await takeIn(secretariat, { ...input, where: 'end' })
    expect(await agendaOf(id)).toEqual([...before, '4 Opening', '4.1 Welcome', '5 Adoption'])
  })

  test('is for who writes structure and source, from a DOCX of one’s own, for this meeting, that is clean', async () => {
    const { id } = await sampleMeeting(2173)
    const other = await sampleMeeting(2174)
    const secretariat = await sampleActor('secretariat')
    const owner = await sampleActor('member', { party: 'rok' })
    await db.as(machine('sample'), (tx) =>
      tx.meetingLanguage.create({
        data: { meetingId: id, language: 'ko', required: false, owner: owner.person, position: 1 },
      }),
    )
    const ask = (actor: Actor, upload: string, meeting = id): Promise<string> =>
      code(takeIn(actor, { meeting, upload, take: 'headings', where: 'end', batch: randomUUID() }))
    expect(await ask(owner, await sent(owner, id))).toBe('NOT_PERMITTED')
    const upload = await sent(secretariat, id)
    expect(await ask(await sampleActor('chair'), upload)).toBe('UPLOAD_UNKNOWN')
    expect(await ask(secretariat, upload, other.id)).toBe('UPLOAD_UNKNOWN')
    expect(await ask(secretariat, await sent(secretariat, id, { type: 'pdf' }))).toBe('AGENDA_FILE_TYPE')
    expect(await ask(secretariat, await sent(secretariat, id, { state: 'quarantine' }))).toBe('FILE_QUARANTINED')
    expect(await ask(secretariat, await sent(secretariat, id, { given: [block('paragraph', 0, 'Words')] }))).toBe(
      'AGENDA_FILE_EMPTY',
    )
    const many = Array.from({ length: 301 }, (_, n) => block('heading', 1, `Item ${n}`))
    expect(await ask(secretariat, await sent(secretariat, id, { given: many }))).toBe('AGENDA_FILE_LONG')
    expect(await ask(secretariat, await sent(secretariat, id, { given: many.slice(1) }))).toBe('allowed')
    await db.as(machine('sample'), (tx) => tx.meeting.update({ where: { id }, data: { status: 'archived' } }))
    expect(await ask(secretariat, upload)).toBe('NOT_PERMITTED')
  })
})
