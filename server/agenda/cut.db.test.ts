import { randomUUID } from 'node:crypto'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { samplePaper } from '#server/documents/sample.ts'
import { type Actor, machine } from '#server/kernel/actor.ts'
import { clock } from '#server/kernel/clock.ts'
import { db } from '#server/kernel/db.ts'
import { Refusal } from '#server/kernel/errors.ts'
import { sampleActor, sampleMeeting } from '#server/meetings/sample.ts'
import { circulate } from './acts/circulate.ts'
import { cut, cuts } from './acts/read-cut.ts'
import { edition, editions } from './acts/read.ts'
import { tick } from './jobs.ts'
import { type SampleItem, sampleItems, writeAgenda } from './sample.ts'

afterEach(() => {
  vi.restoreAllMocks()
})

/** The clock says so from now on. */
const at = (moment: string): void => {
  vi.spyOn(clock, 'now').mockImplementation(() => new Date(moment))
}
const code = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'allowed',
    (error: unknown) => (error instanceof Refusal ? error.code : String(error)),
  )

/** 23 February of the year in Viet Nam: the first draft is due 42 days before, at the end of 12 January there. */
async function prepared(year: number, items: SampleItem[] = sampleItems()) {
  const { id, session } = await sampleMeeting(year)
  await writeAgenda(
    id,
    items.map((item) => ({ ...item, session })),
  )
  return {
    id,
    items,
    before: `${year}-01-12T16:59:58Z`,
    due: `${year}-01-12T16:59:59.000Z`,
    after: `${year}-01-12T17:00:30Z`,
  }
}
const made = (actor: Actor, meeting: number) => cuts(actor, { meeting })

describe('a draft as of its date', () => {
  test('is cut when the date has come, once however often the clock strikes, and again at the next date', async () => {
    const { id, before, due, after } = await prepared(2181)
    const delegate = await sampleActor('member', { party: 'jpn' })
    at(before)
    await tick()
    expect(await made(delegate, id)).toEqual([])
    at(after)
    await Promise.all([tick(), tick(), tick()])
    await tick()
    const first = await made(delegate, id)
    expect(first.map(({ kind, dueAt }) => [kind, dueAt.toISOString()])).toEqual([['firstDraft', due]])
    const events = await db.as(machine('test'), (tx) =>
      tx.event.findMany({ where: { meeting: id, act: 'agenda.draft.cut' } }),
    )
    expect(events.map(({ audience, capacity }) => [audience, capacity])).toEqual([['members', 'machine']])
    // 21 days before
    at('2181-02-02T17:00:30Z')
    await tick()
    expect((await made(delegate, id)).map(({ kind }) => kind)).toEqual(['firstDraft', 'annotatedDraft'])
  })

  test('stays as it was: structure, words in the language of drafting, and which papers were announced', async () => {
    const { id, items, after } = await prepared(2182)
    const [opening, chapter] = items
    const paper = (sequence: number, access: string) =>
      samplePaper(id, { sequence, title: `Paper ${sequence}`, access }, { texts: { en: ['Words'] } })
    const [open, members, kept] = [
      await paper(20, 'public'),
      await paper(21, 'members'),
      await paper(22, 'secretariat'),
    ]
    await db.as(machine('sample'), (tx) =>
      tx.paper.updateMany({
        where: { id: { in: [open.paper, members.paper, kept.paper] } },
        data: { itemId: opening?.id ?? '' },
      }),
    )
    at(after)
    await tick()
    const delegate = await sampleActor('member', { party: 'jpn' })
    const [brief] = await made(delegate, id)
    const ask = (actor: Actor) => cut(actor, { meeting: id, cut: brief?.id ?? '' })
    const view = await ask(delegate)
    expect(view.items.map(({ label, title, language, fallback }) => [label, title, language, fallback])).toEqual([
      ['1', 'Opening', 'en', false],
      ['2', 'Members alone', 'en', false],
      ['2.1', 'Within the chapter', 'en', false],
    ])
    expect(view.items[0]?.startsAt).toBeInstanceOf(Date)
    expect(view.papers.map(({ number, title, item }) => [number, title, item])).toEqual([
      [open.number, 'Paper 20', opening?.id],
      [members.number, 'Paper 21', opening?.id],
    ])
    // the agenda goes on, and a paper is restricted meanwhile
    await writeAgenda(id, [{ id: chapter?.id ?? randomUUID(), words: { en: { title: 'Another agenda' } } }])
    await db.as(machine('sample'), (tx) =>
      tx.paper.update({ where: { id: members.paper }, data: { access: 'secretariat' } }),
    )
    const later = await ask(delegate)
    expect(later.items).toEqual(view.items)
    expect(later.papers.map(({ number }) => number)).toEqual([open.number])
    const secretariat = await sampleActor('secretariat')
    expect((await ask(secretariat)).items.map(({ title }) => title)).toContain('Canary of the secretariat')
  })

  test('is read by members alone, and is no edition', async () => {
    const { id, after } = await prepared(2183)
    at(after)
    await tick()
    const secretariat = await sampleActor('secretariat')
    const [brief] = await made(secretariat, id)
    const ask = (actor: Actor) => code(cut(actor, { meeting: id, cut: brief?.id ?? '' }))
    for (const capacity of ['member', 'leader', 'chair', 'secretariat'] as const)
      expect(await ask(await sampleActor(capacity))).toBe('allowed')
    for (const capacity of ['observer', 'administrator'] as const) {
      const actor = await sampleActor(capacity)
      expect(await made(actor, id)).toEqual([])
      expect(await ask(actor)).toBe('CUT_UNKNOWN')
      expect(await db.as(actor, (tx) => tx.agendaCutItem.count())).toBe(0)
    }
    const delegate = await sampleActor('member')
    expect(await db.as(delegate, (tx) => tx.agendaCutItem.count({ where: { visibility: 'secretariat' } }))).toBe(0)
    expect(await editions(delegate, { meeting: id })).toEqual([])
    expect((await edition(delegate, { meeting: id })).edition).toBeNull()
    // the numbers of papers begin as if nothing had been cut
    vi.restoreAllMocks()
    const issued = await circulate(secretariat, {
      meeting: id,
      kind: 'draft',
      override: 'in the test',
      nomenclature: true,
    })
    expect([issued.number, issued.n, issued.ordinal]).toEqual(['2183/SOM1/SCCP/001', 1, 1])
    expect((await edition(delegate, { meeting: id })).cuts.map((one) => one.id)).toEqual([brief?.id])
  })

  test('is cut of no empty agenda, of no meeting that is not in preparation, and not long after its date', async () => {
    const { id: empty, after } = await prepared(2184, [])
    const { id: planned } = await prepared(2185)
    const { id: late } = await prepared(2186)
    const secretariat = await sampleActor('secretariat')
    await db.as(machine('sample'), (tx) => tx.meeting.update({ where: { id: planned }, data: { status: 'planned' } }))
    at(after)
    await tick()
    at('2185-01-12T17:00:30Z')
    await tick()
    at('2186-01-15T17:00:30Z')
    await tick()
    for (const meeting of [empty, planned, late]) expect(await made(secretariat, meeting)).toEqual([])
    at('2186-01-13T09:00:00Z')
    await tick()
    expect(await made(secretariat, late)).toHaveLength(1)
  })

  test('is never changed, and made by the clock alone', async () => {
    const { id, after } = await prepared(2187)
    at(after)
    await tick()
    const secretariat = await sampleActor('secretariat')
    const denied = /denied|row-level security|frozen/i
    const where = { meetingId: id }
    for (const actor of [secretariat, machine('test')]) {
      await expect(db.as(actor, (tx) => tx.agendaCutItem.updateMany({ where, data: { title: 'x' } }))).rejects.toThrow(
        denied,
      )
      await expect(db.as(actor, (tx) => tx.agendaCut.deleteMany({ where }))).rejects.toThrow(denied)
    }
    const row = { meetingId: id, kind: 'firstDraft', dueAt: new Date(1), cutAt: new Date(1), hash: 'x', sessions: [] }
    await expect(db.as(secretariat, (tx) => tx.agendaCut.create({ data: row }))).rejects.toThrow(denied)
  })
})
