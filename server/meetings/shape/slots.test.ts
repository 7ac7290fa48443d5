import { describe, expect, test } from 'vitest'
import { clashesOf, differencesOf, type SlotView } from './slots.ts'

function slot(id: string, from: string, to: string, over: Partial<SlotView> = {}): SlotView {
  const at = (time: string) => new Date(`2027-02-23T${time}:00Z`)
  return {
    ...{ id, kind: 'session', position: 1, title: null, room: null, track: 1, host: null, chair: null, breaks: [] },
    ...{ startsAt: at(from), endsAt: at(to), day: '2027-02-23', from, to },
    ...over,
  }
}

describe('a timetable', () => {
  test('clashes where two slots want the same track, room, chair or host at the same time', () => {
    const slots = [
      slot('a', '09:00', '11:00', { room: 'Hall  A', chair: 'Ms Lee', host: 'vn' }),
      slot('b', '10:00', '12:00', { room: 'hall a', track: 2, chair: 'ms lee', host: 'jpn' }),
      slot('c', '11:00', '12:00', { host: 'jpn', track: 1 }),
      slot('d', '11:30', '12:30', { track: 2 }),
    ]
    expect(clashesOf(slots)).toEqual([
      { over: 'room', a: 'a', b: 'b' },
      { over: 'chair', a: 'a', b: 'b' },
      { over: 'host', a: 'b', b: 'c' },
      { over: 'track', a: 'b', b: 'd' },
    ])
  })

  test('has no clash between slots that only touch, nor over what neither names', () => {
    expect(clashesOf([slot('a', '09:00', '11:00'), slot('b', '11:00', '12:00')])).toEqual([])
    expect(clashesOf([slot('a', '09:00', '11:00'), slot('b', '10:00', '12:00', { track: 2 })])).toEqual([])
  })

  test('is compared slot by slot', () => {
    const before = [slot('a', '09:00', '11:00'), slot('b', '11:00', '12:00'), slot('c', '13:00', '14:00')]
    const after = [
      slot('a', '09:00', '11:00', { room: 'B' }),
      slot('c', '14:00', '15:00', { room: 'B' }),
      slot('d', '16:00', '17:00'),
    ]
    expect(differencesOf(before, after).map(({ id, what }) => `${id} ${what}`)).toEqual([
      'a changed',
      'b gone',
      'c moved',
      'd added',
    ])
    expect(differencesOf(after, after)).toEqual([])
  })
})
