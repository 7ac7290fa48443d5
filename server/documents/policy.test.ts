import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isOpen, moved, moves } from './policy.ts'
import { move, type SubmissionState, submissionState } from './schema.ts'

const states = submissionState.options
const moveNames = move.options

test('whatever is tried, a paper that was accepted, declined or withdrawn stays so, and only what was submitted is numbered', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...moveNames), { maxLength: 30 }), (tried) => {
      let state: SubmissionState = 'draft'
      const been: SubmissionState[] = [state]
      for (const move of tried) {
        const next = moved(state, move)
        if (next === null) continue
        expect(['accepted', 'declined', 'withdrawn']).not.toContain(state)
        if (next === 'accepted') expect(state).toBe('submitted')
        state = next
        been.push(state)
      }
      if (been.includes('accepted')) expect(been).toContain('submitted')
      expect(been.filter((one) => one === 'accepted').length).toBeLessThanOrEqual(1)
    }),
  )
})

test('every state can be reached, and who may change a paper can also submit it', () => {
  const reached = new Set<SubmissionState>(['draft'])
  for (let round = 0; round < states.length; round++)
    for (const state of reached) for (const move of moveNames) reached.add(moved(state, move) ?? state)
  expect([...reached].toSorted()).toEqual([...states].toSorted())
  for (const state of states) expect(moved(state, 'submit') !== null).toBe(isOpen(state))
  expect(moveNames.filter((name) => moves[name].by === 'secretariat')).toEqual(['return', 'decline', 'accept'])
})
