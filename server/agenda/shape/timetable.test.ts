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
