import { describe, expect, test } from 'vitest'
import { machine } from '#server/kernel/actor.ts'
import { db } from '#server/kernel/db.ts'
import { Refusal } from '#server/kernel/errors.ts'
import { amendMeeting } from './acts/amend.ts'
import { createMeeting } from './acts/create.ts'
import { setDeadline } from './acts/deadline.ts'
import { setLanguage } from './acts/languages.ts'
import { moveMeeting } from './acts/move.ts'
import { list, meeting } from './acts/read.ts'
import { timetable } from './acts/timetable.ts'
import { sampleActor, sampleMeeting } from './sample.ts'

const code = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'allowed',
    (error: unknown) => (error instanceof Refusal ? error.code : String(error)),
  )

const sccp2 = (year: number, from: number | null, over = {}) => ({
  from,
  year,
  ordinal: 2,
  som: 'SOM3' as const,
  ...{ host: 'vn', city: 'Ha Noi', venue: null, zone: 'Asia/Ho_Chi_Minh' },
  ...{ firstDay: `${year}-07-20`, lastDay: `${year}-07-22`, reason: null },
  ...over,
})

describe('a new meeting', () => {
  test('takes over timetable, languages and owners from the last one, moved to its own days', async () => {
    const { id } = await sampleMeeting(2101)
    const secretariat = await sampleActor('secretariat')
    const owner = await sampleActor('member', { party: 'rok' })
    await setLanguage(secretariat, { meeting: id, language: 'ko', required: true, owner: owner.person })
    const made = await createMeeting(secretariat, sccp2(2101, id))
    const view = await meeting(secretariat, { meeting: made.id })
    expect(view.status).toBe('planned')
    expect(view.clonedFrom?.id).toBe(id)
    expect(view.sessions.map((one) => one.startsAt.toISOString())).toEqual(['2101-07-20T02:30:00.000Z'])
    expect(view.languages.map((one) => [one.language, one.owner])).toEqual([
      ['en', null],
      ['ko', owner.person],
    ])
    expect(view.deadlines.find((one) => one.kind === 'papersDue')?.at.toISOString()).toBe('2101-06-22T16:59:59.000Z')
    expect(await code(createMeeting(secretariat, sccp2(2101, id)))).toBe('MEETING_EXISTS')
  })

  test('keeps the time of day at a venue whose clocks stand elsewhere', async () => {
    const { id } = await sampleMeeting(2102)
    const secretariat = await sampleActor('secretariat')
    const lima = { zone: 'America/Lima', firstDay: '2102-08-14', lastDay: '2102-08-16' }
    const made = await createMeeting(secretariat, sccp2(2102, id, lima))
    const { slots } = await timetable(secretariat, { meeting: made.id })
    expect(slots.map((slot) => [slot.day, slot.from, slot.to])).toEqual([['2102-08-14', '09:30', '11:45']])
  })

  test('by the template has six sittings, a workshop and before SCCP2 the Customs-Business Dialogue', async () => {
    await sampleMeeting(2103)
    const secretariat = await sampleActor('secretariat')
    const made = await createMeeting(secretariat, sccp2(2103, null))
    const { slots, clashes } = await timetable(secretariat, { meeting: made.id })
    expect(slots.filter((slot) => slot.kind === 'session').map((slot) => slot.position)).toEqual([1, 2, 3, 4, 5, 6])
    expect(slots.slice(0, 2).map((slot) => [slot.kind, slot.day])).toEqual([
      ['workshop', '2103-07-18'],
      ['dialogue', '2103-07-19'],
    ])
    expect(clashes).toEqual([])
  })

  test('is asked for by a head of delegation, seen by no other delegation, and furnished when it is approved', async () => {
    const { id } = await sampleMeeting(2104)
    const head = await sampleActor('member', { party: 'vn', head: true })
    const delegate = await sampleActor('member', { party: 'vn' })
    const other = await sampleActor('member', { party: 'jpn', head: true })
    const secretariat = await sampleActor('secretariat')
    expect(await code(createMeeting(delegate, sccp2(2104, id, { reason: 'We would like to host.' })))).toBe(
      'NOT_PERMITTED',
    )
    expect(await code(createMeeting(head, sccp2(2104, id)))).toBe('REASON_MISSING')
    const asked = await createMeeting(head, sccp2(2104, id, { reason: 'We would like to host.' }))
    expect(await code(meeting(other, { meeting: asked.id }))).toBe('MEETING_UNKNOWN')
    expect((await list(other, { limit: 100 })).meetings.map((one) => one.id)).not.toContain(asked.id)
    expect((await meeting(delegate, { meeting: asked.id })).request?.reason).toBe('We would like to host.')
    const move = (name: 'approve' | 'announce' | 'close') =>
      code(moveMeeting(secretariat, { meeting: asked.id, move: name, reason: null }))
    expect(await code(moveMeeting(head, { meeting: asked.id, move: 'approve', reason: null }))).toBe('NOT_PERMITTED')
    expect(await move('announce')).toBe('MEETING_ELSEWHERE')
    expect(await move('approve')).toBe('allowed')
    expect((await meeting(other, { meeting: asked.id })).sessions).toHaveLength(1)
    expect(await move('announce')).toBe('allowed')
    expect((await meeting(other, { meeting: asked.id })).open).toContain('submit')
    expect(await move('close')).toBe('MEETING_ELSEWHERE')
  })

  test('goes back with a reason alone, and once closed is arranged no more', async () => {
    const { id } = await sampleMeeting(2105)
    const secretariat = await sampleActor('secretariat')
    const move = (name: 'convene' | 'close' | 'reopen', reason: string | null = null) =>
      code(moveMeeting(secretariat, { meeting: id, move: name, reason }))
    expect([await move('convene'), await move('close'), await move('reopen')]).toEqual([
      'allowed',
      'allowed',
      'REASON_MISSING',
    ])
    const late = { meeting: id, kind: 'papersDue' as const, at: '2105-01-20T18:00', reason: 'later' }
    expect(await code(setDeadline(secretariat, late))).toBe('MEETING_NOT_OPEN')
    expect(await move('reopen', 'One more item came up.')).toBe('allowed')
    const acts = await db.as(machine('test'), (tx) =>
      tx.event.findMany({ where: { meeting: id }, orderBy: { id: 'asc' }, select: { act: true } }),
    )
    expect(acts.map((event) => event.act)).toEqual([
      'meetings.meeting.convened',
      'meetings.meeting.closed',
      'meetings.meeting.reopened',
    ])
  })

  test('moves its timetable and its deadlines with its first day, but not what was set by hand', async () => {
    const { id } = await sampleMeeting(2106)
    const secretariat = await sampleActor('secretariat')
    const set = { meeting: id, kind: 'delegationsDue' as const, at: '2106-02-01T18:00', reason: 'The host asks so.' }
    await setDeadline(secretariat, set)
    const place = { host: 'vn', city: null, venue: null, zone: 'Asia/Ho_Chi_Minh' }
    await amendMeeting(secretariat, { meeting: id, ...place, firstDay: '2106-03-02', lastDay: '2106-03-04' })
    const view = await meeting(secretariat, { meeting: id })
    expect(view.sessions[0]?.startsAt.toISOString()).toBe('2106-03-02T02:30:00.000Z')
    const at = (kind: string) => view.deadlines.find((one) => one.kind === kind)?.at.toISOString()
    expect(at('papersDue')).toBe('2106-02-02T16:59:59.000Z')
    expect(at('delegationsDue')).toBe('2106-02-01T11:00:00.000Z')
    await setDeadline(secretariat, { ...set, at: null, reason: null })
    expect((await meeting(secretariat, { meeting: id })).deadlines.every((one) => one.byHand === null)).toBe(true)
  })
})
