import type { Prisma } from '#prisma/client/client.ts'
import type { Actor } from '#server/kernel/actor.ts'
import { clock } from '#server/kernel/clock.ts'
import { refusal } from '#server/kernel/errors.ts'
import { record } from '#server/kernel/events.ts'
import { permit } from '#server/kernel/policy.ts'
import type { Tx } from '#server/kernel/tx.ts'
import { deadlinesOf, meetingOf } from '#server/meetings/service.ts'
import { mayPropose } from './policy.ts'
import {
  type ProposalMove,
  proposalMove,
  proposalMoved,
  type ProposalState,
  type ProposalView,
  type Support,
  takesSupport,
} from './shape/proposals.ts'

export const withSupports = { supports: { orderBy: { at: 'asc' } } } satisfies Prisma.AgendaProposalInclude
export type ProposalRow = Prisma.AgendaProposalGetPayload<{ include: typeof withSupports }>

export const factsOf = (row: ProposalRow) => ({ meeting: row.meetingId, party: row.party })

/** Until when members propose and join; PROPOSALS_CLOSED afterwards, and while the meeting's status takes none. */
export async function openUntil(
  tx: Tx,
  meeting: { id: number; status: string },
): Promise<{ until: Date | null; open: boolean }> {
  const until = (await deadlinesOf(tx, meeting.id)).find((one) => one.kind === 'proposalsDue')?.at ?? null
  return { until, open: mayPropose.open(meeting.status) && (until === null || clock.now() <= until) }
}

/** A proposal as the actor sees it, and what may be done with it. */
export function viewOf(actor: Actor, row: ProposalRow, open: boolean): ProposalView {
  const state = row.state as ProposalState
  const supports = row.supports.map(({ party, kind }) => ({ party, kind: kind as Support }))
  const joined = supports.some((one) => one.party === actor.party)
  const canSupport = open && takesSupport(state) && mayPropose.support(actor, factsOf(row))
  const moves = proposalMove.options.filter(
    (move) =>
      proposalMoved(state, move) !== null && mayPropose.move(actor, factsOf(row), move) && (move !== 'amend' || open),
  )
  return {
    ...{ id: row.id, party: row.party, state, edition: row.edition, title: row.title, annotation: row.annotation },
    ...{ purpose: row.purpose as ProposalView['purpose'], minutes: row.minutes },
    ...{ proposedAt: row.proposedAt, decidedAt: row.decidedAt, reason: row.reason, item: row.itemId, supports },
    can: { moves, support: canSupport && !joined, leave: canSupport && joined },
  }
}

/** Writes what happened to a proposal; members read it. */
export async function recorded(
  tx: Tx,
  actor: Actor,
  row: ProposalRow,
  act: string,
  after: Record<string, string>,
): Promise<void> {
  const told = { title: row.title, party: row.party, ...after }
  await record(tx, actor, {
    act: `agenda.proposal.${act}`,
    object: { kind: 'proposal', id: row.id },
    meeting: row.meetingId,
    audience: 'members',
    after: told,
  })
}

/** The proposal, held until the transaction ends, and whether items can still be proposed. PROPOSAL_UNKNOWN. */
export async function held(tx: Tx, actor: Actor, id: string): Promise<{ row: ProposalRow; open: boolean }> {
  await tx.$executeRaw`SELECT 1 FROM agenda_proposal WHERE id = ${id} FOR UPDATE`
  const row = await tx.agendaProposal.findUnique({ where: { id }, include: withSupports })
  if (!row || !mayPropose.see(actor, row.meetingId)) throw refusal('PROPOSAL_UNKNOWN', 'unknown')
  const meeting = await meetingOf(tx, actor, row.meetingId)
  return { row, open: (await openUntil(tx, meeting)).open }
}

/** Where the move leads; NOT_PERMITTED to other hands, PROPOSAL_MOVED_ON when the state has left it behind. */
export function moveOf(actor: Actor, row: ProposalRow, move: ProposalMove): ProposalState {
  permit(mayPropose.move(actor, factsOf(row), move))
  const next = proposalMoved(row.state as ProposalState, move)
  if (next === null) throw refusal('PROPOSAL_MOVED_ON', 'conflict')
  return next
}
