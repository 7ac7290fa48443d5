import { describe, expect, test } from 'vitest'
import type { Actor } from '#server/kernel/actor.ts'
import { db } from '#server/kernel/db.ts'
import type { Tx } from '#server/kernel/tx.ts'
import { cancelSession } from './acts/arrange.ts'
import { createMeeting } from './acts/create.ts'
import { publishTimetable } from './acts/timetable.ts'
import { sampleActor, sampleMeeting } from './sample.ts'

const stopped = (actor: Actor, work: (tx: Tx) => Promise<unknown>): Promise<boolean> =>
  db.as(actor, work).then(
    () => false,
    (error: unknown) => /row-level security|permission denied|42501/.test(String(error) + JSON.stringify(error)),
  )

describe('the wall around meetings', () => {
  test('shows a meeting that is asked for to who decides and to the party that asked alone', async () => {
    const { id } = await sampleMeeting(2151)
    const head = await sampleActor('member', { party: 'vn', head: true })
    const asked = await createMeeting(head, {
      ...{ from: id, year: 2151, ordinal: 2, som: 'SOM3', host: 'vn', city: null, venue: null },
      ...{ zone: 'Asia/Ho_Chi_Minh', firstDay: '2151-07-20', lastDay: '2151-07-22', reason: 'We would like to.' },
    })
    const seen = async (actor: Actor) => db.as(actor, (tx) => tx.meeting.count({ where: { id: asked.id } }))
    const others = await Promise.all([
      sampleActor('member', { party: 'jpn', head: true }),
      sampleActor('observer', { party: 'asean' }),
      sampleActor('administrator'),
    ])
    for (const actor of others) expect(await seen(actor)).toBe(0)
    for (const actor of [head, await sampleActor('member', { party: 'vn' }), await sampleActor('secretariat')])
      expect(await seen(actor)).toBe(1)
  })

  test('lets nobody plan a meeting by asking for it, nor ask for another party', async () => {
    const head = await sampleActor('member', { party: 'vn', head: true })
    const meeting = {
      ...{ year: 2152, ordinal: 1, som: 'SOM1', host: 'vn', zone: 'UTC', source: '', confidence: 'sure' },
      ...{ requestedBy: head.person, requester: 'vn' },
    }
    expect(await stopped(head, (tx) => tx.meeting.create({ data: { ...meeting, status: 'planned' } }))).toBe(true)
    const foreign = { ...meeting, status: 'requested', requester: 'jpn' }
    expect(await stopped(head, (tx) => tx.meeting.create({ data: foreign }))).toBe(true)
  })

  test('keeps deadlines, traces and published timetables from everybody’s hands but the secretariat’s, and these two from change', async () => {
    const { id, session } = await sampleMeeting(2153)
    const secretariat = await sampleActor('secretariat')
    await publishTimetable(secretariat, { meeting: id, note: null, clashes: false })
    await cancelSession(secretariat, { meeting: id, session, reason: 'for the test' })
    const delegate = await sampleActor('member', { party: 'rok', head: true })
    const at = new Date('2153-01-01T00:00:00Z')
    const deadline = { meetingId: id, kind: 'papersDue', at, reason: 'x', setBy: delegate.person ?? '', setAt: at }
    expect(await stopped(delegate, (tx) => tx.meetingDeadline.create({ data: deadline }))).toBe(true)
    const schedule = { meetingId: id, n: 2, slots: [], publishedAt: at, publishedBy: delegate.person ?? '' }
    expect(await stopped(delegate, (tx) => tx.meetingSchedule.create({ data: schedule }))).toBe(true)
    const rewritten = { where: { meetingId: id }, data: { reason: 'another' } }
    expect(await stopped(secretariat, (tx) => tx.meetingTrace.updateMany(rewritten))).toBe(true)
    expect(await stopped(secretariat, (tx) => tx.meetingSchedule.deleteMany({ where: { meetingId: id } }))).toBe(true)
    expect(await db.as(delegate, (tx) => tx.meetingTrace.count({ where: { meetingId: id } }))).toBe(1)
  })
})
