import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  proposalMove,
  proposalMoved,
  proposalMoves,
  type ProposalState,
  proposalState,
  takesSupport,
} from './proposals.ts'

test('whatever is tried, what was accepted, declined or withdrawn stays so', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...proposalMove.options), { maxLength: 30 }), (tried) => {
      let state: ProposalState = 'proposed'
      for (const move of tried) {
        const next = proposalMoved(state, move)
        if (next === null) continue
        expect(['accepted', 'declined', 'withdrawn']).not.toContain(state)
        state = next
      }
    }),
  )
})

test('every state is reached, only the secretariat accepts, and nobody joins what is decided', () => {
  const reached = new Set<ProposalState>(['proposed'])
  for (let round = 0; round < proposalState.options.length; round++)
    for (const state of reached)
      for (const move of proposalMove.options) reached.add(proposalMoved(state, move) ?? state)
  expect(reached.size).toBe(proposalState.options.length)
  expect(proposalMoves.accept.by).toBe('secretariat')
  expect(proposalState.options.filter(takesSupport)).toEqual(['proposed', 'held'])
})
