import { z } from 'zod'

const text = z.string()

export const proposalState = z.enum(['proposed', 'returned', 'held', 'accepted', 'declined', 'withdrawn'])
export type ProposalState = z.infer<typeof proposalState>
export const proposalMove = z.enum(['amend', 'withdraw', 'return', 'hold', 'decline', 'accept'])
export type ProposalMove = z.infer<typeof proposalMove>
export const support = z.enum(['joins', 'sponsors'])
export type Support = z.infer<typeof support>
/** what an item asks of the meeting; a paper's purposes are another list */
export const proposalPurposes = ['information', 'discussion', 'endorsement', 'decision'] as const

interface Move {
  from: readonly ProposalState[]
  to: ProposalState
  by: 'proposer' | 'secretariat'
}

/**
 * The one table of moves of a member's item (features 14 and 15): its delegation amends what came back and withdraws, the secretariat
 * answers each with a reason. What was held can still be taken up or given back.
 */
export const proposalMoves = {
  amend: { from: ['proposed', 'returned'], to: 'proposed', by: 'proposer' },
  withdraw: { from: ['proposed', 'returned', 'held'], to: 'withdrawn', by: 'proposer' },
  return: { from: ['proposed', 'held'], to: 'returned', by: 'secretariat' },
  hold: { from: ['proposed'], to: 'held', by: 'secretariat' },
  decline: { from: ['proposed', 'held'], to: 'declined', by: 'secretariat' },
  accept: { from: ['proposed', 'held'], to: 'accepted', by: 'secretariat' },
} as const satisfies Record<ProposalMove, Move>

/** Where a move leads from a state; null when it cannot be made there. */
export function proposalMoved(state: ProposalState, move: ProposalMove): ProposalState | null {
  const { from, to }: Move = proposalMoves[move]
  return from.includes(state) ? to : null
}

/** Others join or co-sponsor while it is being weighed. */
export const takesSupport = (state: ProposalState): boolean => state === 'proposed' || state === 'held'

const fields = {
  title: text.trim().min(1).max(500),
  annotation: text.trim().max(5000),
  purpose: z.enum(proposalPurposes),
  minutes: z.number().int().min(1).max(480).nullable(),
}

export const proposalView = z.object({
  id: text,
  party: text,
  state: proposalState,
  edition: z.number().int(),
  ...fields,
  proposedAt: z.date(),
  decidedAt: z.date().nullable(),
  reason: text.nullable(),
  item: text.nullable(),
  supports: z.array(z.object({ party: text, kind: support })),
  can: z.object({ moves: z.array(proposalMove), support: z.boolean(), leave: z.boolean() }),
})
export type ProposalView = z.infer<typeof proposalView>

export const proposalsView = z.object({
  proposals: z.array(proposalView),
  /** until when items are proposed, joined and amended; null while the meeting's days are unknown */
  until: z.date().nullable(),
  can: z.object({ propose: z.boolean() }),
})
export type ProposalsView = z.infer<typeof proposalsView>

const id = z.uuid()
export const proposalsInput = z.strictObject({ meeting: z.number().int().positive().max(2_147_483_647) })
export const proposeInput = proposalsInput.extend(fields)
const proposalRef = z.strictObject({ proposal: id })
export const amendProposalInput = proposalRef.extend({ edition: z.number().int().positive(), ...fields })
export const supportInput = proposalRef.extend({ kind: support })
export const leaveInput = proposalRef
export const answerProposalInput = proposalRef.extend({
  move: z.enum(['withdraw', 'return', 'hold', 'decline', 'accept']),
  reason: text.trim().max(1000),
})
