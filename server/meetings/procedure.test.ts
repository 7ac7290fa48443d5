import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { allowedIn } from './policy.ts'
import { moves, movesFrom } from './procedure.ts'
import { type MeetingStatus, meetingMoves, meetingStatuses } from './schema.ts'

describe("a meeting's life", () => {
  test('whatever moves are tried, it stands in a status that is known, and can always go on', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...meetingMoves)), (tried) => {
        let status: MeetingStatus = 'requested'
        for (const move of tried) if (movesFrom(status).includes(move)) status = moves[move].to
        expect(meetingStatuses).toContain(status)
        expect(movesFrom(status).length).toBeGreaterThan(0)
      }),
    )
  })

  test('every step forward but the decision on a request can be taken back, and a step back wants a reason', () => {
    const place = (status: MeetingStatus) => meetingStatuses.indexOf(status)
    for (const move of Object.values(moves)) {
      const back = move.from.some((from) => place(from) > place(move.to))
      if (back && move.to !== 'declined') expect(move.reason).toBe(true)
      if (!back && !['declined', 'planned'].includes(move.to))
        expect(movesFrom(move.to).some((next) => move.from.includes(moves[next].to))).toBe(true)
    }
  })

  test('papers come in from the announcement to the close, and the archive takes the papers of the past alone', () => {
    expect(meetingStatuses.filter((status) => allowedIn(status).includes('submit'))).toEqual(['preparation', 'session'])
    expect(meetingStatuses.filter((status) => allowedIn(status).includes('propose'))).toEqual(['preparation'])
    expect(allowedIn('archived')).toEqual(['import'])
  })
})
