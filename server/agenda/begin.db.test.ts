import { describe, expect, test } from 'vitest'
import { machine } from '#server/kernel/actor.ts'
import { db } from '#server/kernel/db.ts'
import { Refusal } from '#server/kernel/errors.ts'
import { createMeeting } from '#server/meetings/acts/create.ts'
import { sampleActor, sampleMeeting } from '#server/meetings/sample.ts'
import { begin } from './acts/begin.ts'
import { placement } from './acts/placement.ts'
import { sampleItems, writeAgenda } from './sample.ts'

const code = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'allowed',
    (error: unknown) => (error instanceof Refusal ? error.code : String(error)),
  )
const sccp2 = (year: number, from: number | null) => ({
  ...{ from, year, ordinal: 2, som: 'SOM3' as const, host: 'vn', city: null, venue: null, reason: null },
  ...{ zone: 'Asia/Ho_Chi_Minh', firstDay: `${year}-07-20`, lastDay: `${year}-07-22` },
})

describe('a new agenda', () => {
  test('begins with the items and titles of the meeting before, in the session of the same number, without its annotations', async () => {
    const { id, session } = await sampleMeeting(2121)
    const secretariat = await sampleActor('secretariat')
    const items = sampleItems().map((item) => ({ ...item, session }))
    await writeAgenda(id, items)
    const made = await createMeeting(secretariat, sccp2(2121, id))
    expect(await begin(secretariat, { meeting: made.id })).toEqual({ items: 4 })
    const here = await db.as(machine('test'), async (tx) => ({
      items: await tx.agendaItem.findMany({ where: { meetingId: made.id }, orderBy: { position: 'asc' } }),
      texts: await tx.agendaText.findMany({ where: { meetingId: made.id } }),
      session: await tx.meetingSession.findFirst({ where: { meetingId: made.id } }),
    }))
    expect(here.items.map((item) => [item.label, item.minutes, item.sessionId])).toEqual(
      ['1', '2', '2.1', '3'].map((label) => [label, 15, here.session?.id]),
    )
    // Korean is not switched on there
    expect(here.texts.map((text) => `${text.language} ${text.title}`).toSorted()).toEqual([
      'en Canary of the secretariat',
      'en Members alone',
      'en Opening',
      'en Within the chapter',
    ])
    expect(here.texts.every((text) => text.plain.trim() === text.title)).toBe(true)
    expect(await code(begin(secretariat, { meeting: made.id }))).toBe('AGENDA_BEGUN')
  })

  test('follows the pattern of an SCCP agenda when there was none before, and fits into its sessions', async () => {
    await sampleMeeting(2122)
    const secretariat = await sampleActor('secretariat')
    const made = await createMeeting(secretariat, sccp2(2122, null))
    await begin(secretariat, { meeting: made.id })
    const view = await placement(secretariat, { meeting: made.id })
    expect(view.draft).toBe(true)
    expect(view.sessions.map((one) => one.over)).toEqual([0, 0, 0, 0, 0, 0])
    expect(view.items.every((item) => item.session !== null && item.title !== '')).toBe(true)
  })

  test('is placed in sessions before everybody who attends, from its last edition', async () => {
    const { id, session } = await sampleMeeting(2123)
    await writeAgenda(
      id,
      sampleItems().map((item) => ({ ...item, session })),
    )
    const delegate = await sampleActor('member', { party: 'rok' })
    const view = await placement(delegate, { meeting: id })
    expect([view.draft, view.number, view.items]).toEqual([false, null, []])
  })
})
