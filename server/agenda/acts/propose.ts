import type { Actor } from '#server/kernel/actor.ts'
import { clock } from '#server/kernel/clock.ts'
import { db } from '#server/kernel/db.ts'
import { refusal } from '#server/kernel/errors.ts'
import { permit } from '#server/kernel/policy.ts'
import { meetingOf } from '#server/meetings/service.ts'
import { mayPropose } from '../policy.ts'
import { factsOf, held, moveOf, openUntil, recorded, viewOf, withSupports } from '../proposal.ts'
import {
  type ProposalState,
  type ProposalsView,
  type ProposalView,
  type Support,
  takesSupport,
} from '../shape/proposals.ts'

interface Fields {
  title: string
  annotation: string
  purpose: ProposalView['purpose']
  minutes: number | null
}
/** The items that members propose to a meeting, the newest first, and until when. Four queries. */
export function proposals(actor: Actor, input: { meeting: number }): Promise<ProposalsView> {
  return db.as(actor, async (tx) => {
    const meeting = await meetingOf(tx, actor, input.meeting)
    permit(mayPropose.see(actor, meeting.id))
    const { until, open } = await openUntil(tx, meeting)
    const rows = await tx.agendaProposal.findMany({
      where: { meetingId: meeting.id },
      include: withSupports,
      orderBy: { id: 'desc' },
      take: 300,
    })
    return {
      proposals: rows.map((row) => viewOf(actor, row, open)),
      until,
      can: { propose: open && mayPropose.propose(actor, meeting.id) },
    }
  })
}

/** How many items are proposed to a meeting; null for who sees no proposals. Two queries. */
export function proposalCount(actor: Actor, input: { meeting: number }): Promise<number | null> {
  return db.as(actor, async (tx) => {
    const meeting = await meetingOf(tx, actor, input.meeting)
    if (!mayPropose.see(actor, meeting.id)) return null
    return tx.agendaProposal.count({ where: { meetingId: meeting.id } })
  })
}

/** Proposes an item for the own economy, by its head. PROPOSALS_CLOSED after the cut-off. */
export function propose(actor: Actor, input: { meeting: number } & Fields): Promise<ProposalView> {
  return db.as(actor, async (tx) => {
    const meeting = await meetingOf(tx, actor, input.meeting)
    permit(mayPropose.propose(actor, meeting.id))
    const { open } = await openUntil(tx, meeting)
    if (!open) throw refusal('PROPOSALS_CLOSED', 'conflict')
    const { meeting: meetingId, ...fields } = input
    const said = {
      state: 'proposed',
      party: actor.party ?? '',
      proposedBy: actor.person ?? '',
      proposedAt: clock.now(),
    }
    const row = await tx.agendaProposal.create({ data: { meetingId, ...fields, ...said }, include: withSupports })
    await recorded(tx, actor, row, 'made', {})
    return viewOf(actor, row, open)
  })
}

/** Amends an own item that waits or came back; it waits again. PROPOSAL_CHANGED when a colleague has changed it meanwhile. */
export function amendProposal(
  actor: Actor,
  { proposal, edition, ...fields }: { proposal: string; edition: number } & Fields,
): Promise<ProposalView> {
  return db.as(actor, async (tx) => {
    const { row, open } = await held(tx, actor, proposal)
    const state = moveOf(actor, row, 'amend')
    if (!open) throw refusal('PROPOSALS_CLOSED', 'conflict')
    if (row.edition !== edition) throw refusal('PROPOSAL_CHANGED', 'conflict')
    const data = { ...fields, state, edition: { increment: 1 }, reason: null, decidedAt: null, decidedBy: null }
    const now = await tx.agendaProposal.update({ where: { id: row.id }, data, include: withSupports })
    await recorded(tx, actor, now, 'amended', {})
    return viewOf(actor, now, open)
  })
}

const supporting =
  (kindOf: (input: { kind?: Support }) => Support | null) =>
  (actor: Actor, input: { proposal: string; kind?: Support }): Promise<ProposalView> =>
    db.as(actor, async (tx) => {
      const { row, open } = await held(tx, actor, input.proposal)
      permit(mayPropose.support(actor, factsOf(row)))
      if (!open) throw refusal('PROPOSALS_CLOSED', 'conflict')
      if (!takesSupport(row.state as ProposalState)) throw refusal('PROPOSAL_MOVED_ON', 'conflict')
      const kind = kindOf(input)
      const own = { proposalId: row.id, party: actor.party ?? '' }
      await tx.agendaSupport.deleteMany({ where: own })
      if (kind) await tx.agendaSupport.create({ data: { ...own, kind, personId: actor.person ?? '', at: clock.now() } })
      await recorded(tx, actor, row, kind ? 'supported' : 'left', { supporter: own.party, kind: kind ?? '' })
      const now = await tx.agendaProposal.findUniqueOrThrow({ where: { id: row.id }, include: withSupports })
      return viewOf(actor, now, open)
    })

/** Joins or co-sponsors another economy's item; the later word counts. */
export const supportProposal = supporting(({ kind }) => kind ?? null)
/** Withdraws from it. */
export const leaveProposal = supporting(() => null)
