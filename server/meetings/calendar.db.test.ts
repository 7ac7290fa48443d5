import ICAL from 'ical.js'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { type Actor, machine } from '#server/kernel/actor.ts'
import { clock } from '#server/kernel/clock.ts'
import { db } from '#server/kernel/db.ts'
import { watchingStatements } from '#tests/statements.ts'
import { amendMeeting } from './acts/amend.ts'
import { arrangeSession, cancelSession, restoreSession } from './acts/arrange.ts'
import { openCalendar, revokeCalendar } from './acts/calendar.ts'
import { calendarAt } from './acts/calendar-feed.ts'
import { setDeadline } from './acts/deadline.ts'
import { calendarFile } from './http.ts'
import { sampleActor, sampleMeeting } from './sample.ts'

beforeEach(() => {
  let address = 0
  strangers = () => `10.0.0.${(address += 1)}`
})
let strangers: () => string

/** A person with a mandate of the own: a calendar is read under it. */
async function holder(capacity: Actor['capacity'], over: Partial<Actor> = {}): Promise<Actor> {
  const actor = await sampleActor(capacity, over)
  const mandate = await db.as(machine('sample'), (tx) =>
    tx.mandate.create({
      data: { personId: actor.person ?? '', capacity, partyId: null, meeting: over.meeting ?? null, from: new Date(0) },
    }),
  )
  return { ...actor, mandate: mandate.id }
}

async function feedOf(actor: Actor, language = 'en'): Promise<string> {
  const { address } = await openCalendar(actor, { language })
  expect(address).toMatch(/\/api\/v1\/calendar\/[\w-]{43}\.ics$/)
  return address.split('/').at(-1)?.replace('.ics', '') ?? ''
}

function get(token: string, headers: Record<string, string> = {}): Promise<Response> {
  const request = new Request('http://localhost/', { headers: { 'x-client-address': strangers(), ...headers } })
  return calendarFile(request, { params: Promise.resolve({ token: `${token}.ics` }) })
}

const eventsIn = (text: string): ICAL.Component[] =>
  new ICAL.Component(ICAL.parse(text) as never).getAllSubcomponents('vevent')
const valueOf = (event: ICAL.Component | undefined, name: string): string =>
  String(event?.getFirstPropertyValue(name) ?? '')
const uid = (event: ICAL.Component): string => valueOf(event, 'uid').split('@')[0] ?? ''
async function entries(token: string): Promise<Map<string, ICAL.Component>> {
  const { text } = await calendarAt(token, 'test')
  return new Map(eventsIn(text).map((event) => [uid(event), event]))
}

describe('a calendar', () => {
  test('holds the meeting, its slots on the venue’s clocks and the deadlines, each with an id that stays', async () => {
    const { id, session } = await sampleMeeting(2161)
    const secretariat = await sampleActor('secretariat')
    // what nobody has changed yet counts as old as the calendar
    const earlier = vi.spyOn(clock, 'now').mockImplementation(() => new Date(Date.now() - 3_600_000))
    const token = await feedOf(await holder('member', { party: 'vn' }))
    earlier.mockRestore()
    const { text } = await calendarAt(token, 'test')
    expect(text).toContain('METHOD:PUBLISH\r\n')
    expect(text).toContain('X-WR-CALNAME:SCCP meetings\r\n')
    expect(text).toContain('REFRESH-INTERVAL;VALUE=DURATION:PT1H\r\nX-PUBLISHED-TTL:PT1H\r\n')
    const before = await entries(token)
    const sitting = before.get(`session-${session}`)
    expect(sitting?.getFirstProperty('dtstart')?.getParameter('tzid')).toBe('Asia/Ho_Chi_Minh')
    expect(valueOf(sitting, 'dtstart')).toBe('2161-02-23T09:30:00')
    expect(valueOf(sitting, 'url')).toMatch(new RegExp(`/meetings/${id}/timetable$`))
    expect(valueOf(before.get(`meeting-${id}`), 'dtend')).toBe('2161-02-26')
    const due = before.get(`deadline-${id}-papersDue`)
    expect(valueOf(due, 'dtstart')).toBe('2161-01-26T23:29:59')
    expect(valueOf(due, 'dtend')).toBe('2161-01-26T23:59:59')
    expect(valueOf(due, 'summary')).toBe('Papers for decision due (SCCP1 2161)')

    await arrangeSession(secretariat, {
      ...{ meeting: id, session, kind: 'session', title: null, room: 'Hall B', track: 1, host: null, chair: null },
      ...{ day: '2161-02-24', from: '10:00', to: '11:00', breaks: [], reason: 'The hall is taken.' },
    })
    await setDeadline(secretariat, { meeting: id, kind: 'papersDue', at: '2161-01-28T12:00', reason: 'Holidays.' })
    const after = await entries(token)
    expect([...after.keys()].toSorted()).toEqual([...before.keys()].toSorted())
    expect(valueOf(after.get(`session-${session}`), 'dtstart')).toBe('2161-02-24T10:00:00')
    expect(valueOf(after.get(`session-${session}`), 'description')).toContain('The hall is taken.')
    expect(valueOf(after.get(`deadline-${id}-papersDue`), 'dtend')).toBe('2161-01-28T12:00:00')
    for (const [name, event] of after) {
      const was = before.get(name)
      expect(Number(valueOf(event, 'sequence'))).toBe(Number(valueOf(was, 'sequence')) + 2)
      expect(valueOf(event, 'last-modified') > valueOf(was, 'last-modified')).toBe(true)
      expect(valueOf(event, 'last-modified')).toMatch(/Z$/)
      expect(valueOf(event, 'dtstamp')).toBe(valueOf(event, 'last-modified'))
    }
  })

  test('keeps a cancelled slot as cancelled, and takes it back when it is restored', async () => {
    const { id, session } = await sampleMeeting(2162)
    const secretariat = await sampleActor('secretariat')
    const token = await feedOf(await holder('observer', { party: 'asean' }))
    await cancelSession(secretariat, { meeting: id, session, reason: 'A storm.' })
    const gone = (await entries(token)).get(`session-${session}`)
    expect(valueOf(gone, 'status')).toBe('CANCELLED')
    expect(valueOf(gone, 'summary')).toMatch(/^Cancelled: /)
    expect(valueOf(gone, 'description')).toContain('A storm.')
    await restoreSession(secretariat, { meeting: id, session })
    const back = (await entries(token)).get(`session-${session}`)
    expect(valueOf(back, 'status')).toBe('CONFIRMED')
    expect(Number(valueOf(back, 'sequence'))).toBe(Number(valueOf(gone, 'sequence')) + 1)
  })

  test('is right on the day the venue’s clocks change', async () => {
    const { id } = await sampleMeeting(2027, 2)
    const secretariat = await sampleActor('secretariat')
    // Chile's clocks go back in the night to Sunday, 4 April 2027
    await amendMeeting(secretariat, {
      ...{ meeting: id, host: 'vn', city: 'Santiago', venue: null, zone: 'America/Santiago' },
      ...{ firstDay: '2027-04-03', lastDay: '2027-04-04' },
    })
    const slots = await Promise.all(
      ['2027-04-03', '2027-04-04'].map((day) =>
        arrangeSession(secretariat, {
          ...{
            meeting: id,
            session: null,
            kind: 'session',
            title: null,
            room: null,
            track: 1,
            host: null,
            chair: null,
          },
          ...{ day, from: '09:00', to: '10:00', breaks: [], reason: 'In the test.' },
        }),
      ),
    )
    const token = await feedOf(await holder('member', { party: 'vn' }))
    const { text } = await calendarAt(token, 'test')
    const calendar = new ICAL.Component(ICAL.parse(text) as never)
    // as a program that knows no zone by its name reads it
    for (const zone of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone)
    const read = await entries(token)
    const told = slots.map(({ session }) => {
      const event = new ICAL.Event(read.get(`session-${session}`) as never)
      return event.startDate.toJSDate().toISOString()
    })
    expect(told).toEqual(['2027-04-03T12:00:00.000Z', '2027-04-04T13:00:00.000Z'])
  })

  test('folds its lines at 75 octets and no letter in two', async () => {
    const { id } = await sampleMeeting(2163)
    const secretariat = await sampleActor('secretariat')
    const title = '전자상거래와 위험관리에 관한 합동 연수회 การประชุมเชิงปฏิบัติการร่วมว่าด้วยพาณิชย์อิเล็กทรอนิกส์ 𠮷'
    await arrangeSession(secretariat, {
      ...{ meeting: id, session: null, kind: 'workshop', title, room: 'A;B,C\\D', track: 2, host: null, chair: null },
      ...{ day: '2163-02-24', from: '10:00', to: '11:00', breaks: [], reason: null },
    })
    const { text } = await calendarAt(await feedOf(await holder('member', { party: 'vn' })), 'test')
    const lines = text.split('\r\n')
    expect(lines.filter((line) => Buffer.byteLength(line) > 75)).toEqual([])
    expect(text).not.toMatch(/[\ud800-\udfff](?![\udc00-\udfff])(?<![\ud800-\udbff][\udc00-\udfff])/)
    const event = eventsIn(text).find((one) => valueOf(one, 'summary').includes(title))
    expect(valueOf(event, 'location')).toContain('A;B,C\\D')
  })

  test('speaks the person’s language, else that in which it was made', async () => {
    await sampleMeeting(2164)
    const actor = await holder('member', { party: 'vn' })
    const token = await feedOf(actor, 'ko-KR')
    expect((await calendarAt(token, 'test')).text).toContain('X-WR-CALNAME:SCCP 회의\r\n')
    await db.as(machine('sample'), (tx) =>
      tx.person.update({ where: { id: actor.person ?? '' }, data: { language: 'en' } }),
    )
    expect((await calendarAt(token, 'test')).text).toContain('X-WR-CALNAME:SCCP meetings\r\n')
  })

  test('holds deadlines for whom they concern, for an observer none, none of a meeting that is over, and for a guest no meeting but the own', async () => {
    const { id } = await sampleMeeting(2165)
    const other = await sampleMeeting(2166)
    const of = async (actor: Actor): Promise<string[]> => [...(await entries(await feedOf(actor))).keys()]
    const observer = await of(await holder('observer', { party: 'asean' }))
    expect(observer).toContain(`meeting-${id}`)
    expect(observer.filter((name) => name.startsWith('deadline-'))).toEqual([])
    const member = await of(await holder('member', { party: 'vn' }))
    expect(member).toContain(`deadline-${id}-papersDue`)
    expect(member).not.toContain(`deadline-${id}-circulation`)
    await db.as(machine('sample'), (tx) => tx.meeting.update({ where: { id: other.id }, data: { status: 'closed' } }))
    const later = await of(await holder('secretariat'))
    expect(later).toContain(`session-${other.session}`)
    expect(later).not.toContain(`deadline-${other.id}-papersDue`)
    const guest = await of(await holder('guest', { party: 'wco', meeting: id }))
    expect(guest.filter((name) => name.startsWith('meeting-'))).toEqual([`meeting-${id}`])
    expect(guest).not.toContain(`session-${other.session}`)
    expect(await of(await holder('secretariat'))).toContain(`deadline-${id}-firstDraft`)
  })
})

describe('the address of a calendar', () => {
  test('is nothing once it is revoked, its person disabled or its mandate over; and nobody learns which', async () => {
    const machinery = machine('sample')
    const [one, two, three] = await Promise.all([holder('member'), holder('member'), holder('member')])
    const tokens = await Promise.all([one, two, three].map((actor) => feedOf(actor)))
    for (const token of tokens) expect((await get(token)).status).toBe(200)
    const [mine] = await db.as(one, (tx) => tx.calendarFeed.findMany())
    await revokeCalendar(one, { calendar: mine?.id ?? '' })
    await db.as(machinery, (tx) =>
      tx.person.update({ where: { id: two.person ?? '' }, data: { disabledAt: new Date(1) } }),
    )
    await db.as(machinery, (tx) =>
      tx.mandate.update({ where: { id: three.mandate ?? '' }, data: { until: new Date(1) } }),
    )
    const answers = await Promise.all([...tokens, 'x'.repeat(43), 'short', '../../etc'].map((token) => get(token)))
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 404))
    const bodies = await Promise.all(answers.map((answer) => answer.text()))
    expect(new Set(bodies).size).toBe(1)
    expect(new Set(answers.map((answer) => JSON.stringify([...answer.headers])))).toHaveLength(1)
  })

  test('is kept as a hash alone, and is its person’s', async () => {
    const actor = await holder('member')
    const token = await feedOf(actor)
    const rows = await db.as(actor, (tx) => tx.calendarFeed.findMany())
    expect(JSON.stringify(rows)).not.toContain(token)
    const other = await holder('administrator')
    expect(await db.as(other, (tx) => tx.calendarFeed.count({ where: { personId: actor.person ?? '' } }))).toBe(0)
    await expect(revokeCalendar(other, { calendar: rows[0]?.id ?? '' })).rejects.toMatchObject({
      code: 'CALENDAR_UNKNOWN',
    })
    await expect(db.as(actor, (tx) => tx.calendarFeed.updateMany({ data: { tokenHash: 'x' } }))).rejects.toThrow()
  })

  test('is one of five at most', async () => {
    const actor = await holder('member')
    const made = await Promise.allSettled(Array.from({ length: 7 }, () => openCalendar(actor, { language: 'en' })))
    expect(made.filter(({ status }) => status === 'fulfilled')).toHaveLength(5)
  })

  test('answers who holds the same already with 304, and anew after a change', async () => {
    const { id } = await sampleMeeting(2167)
    const token = await feedOf(await holder('member', { party: 'vn' }))
    const first = await get(token)
    expect(first.headers.get('content-type')).toBe('text/calendar; charset=utf-8')
    expect(first.headers.get('cache-control')).toBe('private, no-cache')
    const tag = first.headers.get('etag') ?? ''
    const since = first.headers.get('last-modified') ?? ''
    const held = await get(token, { 'if-none-match': `W/${tag}` })
    expect([held.status, await held.text(), held.headers.get('etag')]).toEqual([304, '', tag])
    expect((await get(token, { 'if-modified-since': since })).status).toBe(304)
    expect((await get(token, { 'if-none-match': '"other"', 'if-modified-since': since })).status).toBe(200)
    const later = vi.spyOn(clock, 'now').mockImplementation(() => new Date(Date.now() + 5000))
    const secretariat = await sampleActor('secretariat')
    await setDeadline(secretariat, { meeting: id, kind: 'papersDue', at: '2167-01-28T12:00', reason: 'Holidays.' })
    expect((await get(token, { 'if-none-match': tag })).status).toBe(200)
    expect((await get(token, { 'if-modified-since': since })).status).toBe(200)
    later.mockRestore()
  })

  test('is not asked without end', async () => {
    const token = await feedOf(await holder('member'))
    const asked = await Promise.all(Array.from({ length: 30 }, () => get(token)))
    expect(asked.filter(({ status }) => status === 429).length).toBeGreaterThanOrEqual(10)
    const guesses = await Promise.all(
      Array.from({ length: 70 }, (_, n) => get(String(n).padStart(43, 'y'), { 'x-client-address': '10.9.9.9' })),
    )
    expect(guesses.filter(({ status }) => status === 429)).toHaveLength(10)
  })

  test('gives 300 meetings in as many questions to the database as three', async () => {
    const token = await feedOf(await holder('secretariat'))
    const asked = async (): Promise<number> => {
      let statements = 0
      await watchingStatements(
        () => (statements += 1),
        () => calendarAt(token, 'test'),
      )
      return statements
    }
    await calendarAt(token, 'test')
    const few = await asked()
    const at = (n: number): Date => new Date(Date.UTC(2200 + n, 1, 23))
    await db.as(
      machine('sample'),
      async (tx) => {
        await tx.meeting.createMany({
          data: Array.from({ length: 300 }, (_, n) => ({
            ...{ year: 2200 + n, ordinal: 1, som: 'SOM1', host: 'vn', zone: 'Asia/Ho_Chi_Minh', status: 'preparation' },
            ...{ firstDay: at(n), lastDay: at(n), source: 'sample', confidence: 'sample' },
          })),
        })
        const rows = await tx.meeting.findMany({ where: { year: { gte: 2200 } }, select: { id: true, firstDay: true } })
        await tx.meetingSession.createMany({
          data: rows.map(({ id, firstDay }) => ({
            ...{ meetingId: id, position: 1, startsAt: firstDay ?? at(0), endsAt: firstDay ?? at(0) },
          })),
        })
      },
      20_000,
    )
    const many = await asked()
    // and two more, since what it holds has changed: the actor's identity and the new hash
    expect(many).toBeLessThanOrEqual(few + 2)
    expect(many).toBeLessThan(10)
    expect((await entries(token)).size).toBeGreaterThan(3000)
  })
})
