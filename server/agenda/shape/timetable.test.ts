import { expect, test } from 'vitest'
import { timetable } from './timetable.ts'

const at = (time: string): Date => new Date(`2027-02-23T${time}:00Z`)
const sitting = {
  id: 's',
  startsAt: at('09:30'),
  endsAt: at('11:45'),
  breaks: [{ startsAt: at('10:30'), minutes: 15 }],
}
const clock = (date: Date | null | undefined): string => date?.toISOString().slice(11, 16) ?? '–'

test('items follow one another, jump over the break, and parents span their children', () => {
  const { slots, sessions } = timetable(
    [
      { id: '1', parent: null, session: 's', minutes: null },
      { id: '1.1', parent: '1', session: null, minutes: 40 },
      { id: '1.2', parent: '1', session: null, minutes: 30 },
      { id: '2', parent: null, session: 's', minutes: 20 },
      { id: '3', parent: null, session: null, minutes: 15 },
    ],
    [sitting],
  )
  const times = ['1', '1.1', '1.2', '2', '3'].map(
    (id) => `${clock(slots.get(id)?.startsAt)} ${clock(slots.get(id)?.endsAt)} ${slots.get(id)?.minutes}`,
  )
  expect(times).toEqual(['09:30 10:55 70', '09:30 10:10 40', '10:10 10:55 30', '10:55 11:15 20', '– – 15'])
  expect(sessions.get('s')).toEqual({ used: 90, allotted: 120, over: 0 })
})

test('an item that begins in a break waits for its end, and an overrun is told in minutes', () => {
  const { slots, sessions } = timetable(
    [
      { id: '1', parent: null, session: 's', minutes: 60 },
      { id: '2', parent: null, session: 's', minutes: 75 },
    ],
    [sitting],
  )
  expect(clock(slots.get('2')?.startsAt)).toBe('10:45')
  expect(clock(slots.get('2')?.endsAt)).toBe('12:00')
  expect(sessions.get('s')?.over).toBe(15)
})

test('breaks that overlap stop the clock once, and one behind the end takes no time', () => {
  const breaks = [
    { startsAt: at('10:40'), minutes: 20 },
    { startsAt: at('10:30'), minutes: 15 },
    { startsAt: at('12:00'), minutes: 60 },
  ]
  const { slots, sessions } = timetable(
    [
      { id: '1', parent: null, session: 's', minutes: 90 },
      { id: '2', parent: null, session: 's', minutes: 0 },
    ],
    [{ ...sitting, breaks }],
  )
  expect(clock(slots.get('1')?.endsAt)).toBe('11:30')
  expect(clock(slots.get('2')?.startsAt)).toBe('11:30')
  expect(sessions.get('s')).toEqual({ used: 90, allotted: 105, over: 0 })
})

test('an item goes on behind every break that it spans, and an unknown session places nothing', () => {
  const breaks = [
    { startsAt: at('10:00'), minutes: 10 },
    { startsAt: at('11:00'), minutes: 10 },
  ]
  const { slots } = timetable(
    [
      { id: '1', parent: null, session: 's', minutes: 100 },
      { id: '2', parent: null, session: 'nowhere', minutes: 5 },
    ],
    [{ ...sitting, breaks }],
  )
  expect(clock(slots.get('1')?.endsAt)).toBe('11:30')
  expect(slots.get('2')).toEqual({ startsAt: null, endsAt: null, minutes: 5 })
})
