import { describe, expect, test } from 'vitest'
import { Refusal } from '#server/kernel/errors.ts'
import { arrangeSession, cancelSession, restoreSession } from './acts/arrange.ts'
import { createMeeting } from './acts/create.ts'
import { publishTimetable, timetable } from './acts/timetable.ts'
import { sampleActor, sampleMeeting } from './sample.ts'
import type { SessionInput } from './shape/timetable.ts'

const code = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'allowed',
    (error: unknown) => (error instanceof Refusal ? error.code : String(error)),
  )

const slot = (meeting: number, day: string, from: string, to: string, over: Partial<SessionInput> = {}) => ({
  ...{ meeting, session: null, kind: 'session' as const, title: null, room: null, track: 1, host: null, chair: null },
  ...{ day, from, to, breaks: [], reason: null },
  ...over,
})

describe('the timetable', () => {
  test('numbers sittings by the clock, and shows what overlaps as a clash', async () => {
    const { id, session } = await sampleMeeting(2111)
    const secretariat = await sampleActor('secretariat')
    await arrangeSession(secretariat, slot(id, '2111-02-23', '08:00', '09:00'))
    await arrangeSession(secretariat, slot(id, '2111-02-22', '09:00', '17:00', { kind: 'workshop', title: 'AEO' }))
    const clashing = await arrangeSession(secretariat, slot(id, '2111-02-23', '11:00', '12:00'))
    const { slots, clashes } = await timetable(secretariat, { meeting: id })
    expect(slots.map((one) => [one.kind, one.position, one.from])).toEqual([
      ['workshop', null, '09:00'],
      ['session', 1, '08:00'],
      ['session', 2, '09:30'],
      ['session', 3, '11:00'],
    ])
    expect(clashes).toEqual([{ over: 'track', a: session, b: clashing.session }])
    expect(await code(publishTimetable(secretariat, { meeting: id, note: null, clashes: false }))).toBe(
      'TIMETABLE_CLASHES',
    )
  })

  test('keeps a trace of what moved or was cancelled once the meeting is announced', async () => {
    const { id, session } = await sampleMeeting(2112)
    const secretariat = await sampleActor('secretariat')
    const delegate = await sampleActor('member', { party: 'rok' })
    const later = slot(id, '2112-02-24', '14:00', '16:15', { session })
    expect(await code(arrangeSession(secretariat, later))).toBe('REASON_MISSING')
    expect(await code(arrangeSession(delegate, { ...later, reason: 'We land at noon.' }))).toBe('NOT_PERMITTED')
    await arrangeSession(secretariat, { ...later, reason: 'The ministers open in the morning.' })
    const moved = (await timetable(delegate, { meeting: id })).traces[0]
    expect([moved?.what, moved?.day, moved?.from, moved?.reason]).toEqual([
      'moved',
      '2112-02-23',
      '09:30',
      'The ministers open in the morning.',
    ])
    expect([moved?.now?.day, moved?.now?.from]).toEqual(['2112-02-24', '14:00'])
    await cancelSession(secretariat, { meeting: id, session, reason: 'Not enough papers.' })
    const after = await timetable(delegate, { meeting: id })
    expect(after.slots).toEqual([])
    expect(after.traces.map((trace) => [trace.what, trace.now])).toEqual([
      ['cancelled', null],
      ['moved', null],
    ])
    expect(await code(cancelSession(secretariat, { meeting: id, session, reason: 'again' }))).toBe('SESSION_CANCELLED')
    await restoreSession(secretariat, { meeting: id, session })
    expect((await timetable(delegate, { meeting: id })).slots.map((one) => one.position)).toEqual([1])
  })

  test('moves freely while the meeting is only planned', async () => {
    await sampleMeeting(2113)
    const secretariat = await sampleActor('secretariat')
    const { id } = await createMeeting(secretariat, {
      ...{ from: null, year: 2113, ordinal: 2, som: 'SOM3', host: 'vn', city: null, venue: null, reason: null },
      ...{ zone: 'Asia/Ho_Chi_Minh', firstDay: '2113-07-20', lastDay: '2113-07-22' },
    })
    const first = (await timetable(secretariat, { meeting: id })).slots.find((one) => one.position === 1)
    await arrangeSession(secretariat, slot(id, '2113-07-20', '10:00', '11:45', { session: first?.id ?? '' }))
    await cancelSession(secretariat, { meeting: id, session: first?.id ?? '', reason: 'not needed' })
    expect((await timetable(secretariat, { meeting: id })).traces).toEqual([])
  })

  test('is published as it stands, and what differs since is listed', async () => {
    const { id, session } = await sampleMeeting(2114)
    const secretariat = await sampleActor('secretariat')
    expect(await publishTimetable(secretariat, { meeting: id, note: 'First', clashes: false })).toEqual({ n: 1 })
    expect(await code(publishTimetable(secretariat, { meeting: id, note: null, clashes: false }))).toBe(
      'TIMETABLE_SAME',
    )
    await arrangeSession(
      secretariat,
      slot(id, '2114-02-23', '09:30', '11:45', { session, room: 'Hall A', reason: 'x y z' }),
    )
    await arrangeSession(secretariat, slot(id, '2114-02-23', '14:00', '16:00'))
    const view = await timetable(secretariat, { meeting: id })
    expect(view.official?.map((one) => one.room)).toEqual([null])
    expect(view.differences.map((one) => one.what)).toEqual(['changed', 'added'])
    expect((await publishTimetable(secretariat, { meeting: id, note: null, clashes: false })).n).toBe(2)
    const between = await timetable(secretariat, { meeting: id, from: 1, to: 2 })
    expect(between.differences.map((one) => one.what)).toEqual(['changed', 'added'])
    expect(await code(timetable(secretariat, { meeting: id, from: 9 }))).toBe('SCHEDULE_UNKNOWN')
  })
})
