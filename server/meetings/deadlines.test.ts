import { describe, expect, test } from 'vitest'
import { deadlinesBy } from './deadlines.ts'
import { deadlineKinds } from './schema.ts'

const first = (day: string) => new Date(`${day}T00:00:00Z`)
const at = (zone: string, day: string, kind: string) =>
  deadlinesBy({ firstDay: first(day), zone }, [])
    .find((one) => one.kind === kind)
    ?.at.toISOString()

describe('deadlines', () => {
  test('last to the end of their day at the venue', () => {
    expect(at('Asia/Ho_Chi_Minh', '2027-02-23', 'papersDue')).toBe('2027-01-26T16:59:59.000Z')
    expect(at('America/Lima', '2024-08-14', 'circulation')).toBe('2024-08-08T04:59:59.000Z')
  })

  test('follow the venue through its change of clocks', () => {
    // Santiago: summer time ends on 4 April 2027
    expect(at('America/Santiago', '2027-04-10', 'circulation')).toBe('2027-04-04T02:59:59.000Z')
    expect(at('America/Santiago', '2027-04-10', 'correctionsDue')).toBe('2027-04-08T03:59:59.000Z')
  })

  test('come in the order of time, and one set by hand keeps its reason', () => {
    const set = [{ kind: 'papersDue', at: first('2027-02-20'), reason: 'Lunar New Year' }]
    const all = deadlinesBy({ firstDay: first('2027-02-23'), zone: 'Asia/Ho_Chi_Minh' }, set)
    expect(all.map((one) => one.kind)).toEqual([
      ...deadlineKinds.filter((kind) => kind !== 'papersDue' && kind !== 'correctionsDue'),
      'papersDue',
      'correctionsDue',
    ])
    expect(all.find((one) => one.kind === 'papersDue')?.byHand).toBe('Lunar New Year')
  })

  test('are none while the first day is unknown', () => {
    expect(deadlinesBy({ firstDay: null, zone: 'Asia/Ho_Chi_Minh' }, [])).toEqual([])
  })
})
