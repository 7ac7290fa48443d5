import type { Actor } from '#server/kernel/actor.ts'
import { clock } from '#server/kernel/clock.ts'
import { db } from '#server/kernel/db.ts'
import { refusal } from '#server/kernel/errors.ts'
import { record } from '#server/kernel/events.ts'
import { permit } from '#server/kernel/policy.ts'
import { deskRightsOf, meetingOf } from '#server/meetings/service.ts'
import { may } from '../policy.ts'

interface Declaration {
  meeting: number
  item: string
  block: string
  fromHash: string
  toHash: string
}

/**
 * A drafter's word that a change of a source block, from one content to another, does not alter the meaning.
 * It holds for every language that was translated from that content; each owner still confirms.
 */
export function declareNeutral(actor: Actor, input: Declaration): Promise<{ declared: true }> {
  return db.as(actor, async (tx) => {
    const { meeting, item, block, fromHash, toHash } = input
    await meetingOf(tx, actor, meeting)
    permit(may.declareNeutral(actor, await deskRightsOf(tx, actor, meeting)))
    const known = await tx.agendaItem.count({ where: { id: item, meetingId: meeting } })
    if (known === 0) throw refusal('ITEM_UNKNOWN', 'unknown')
    const from = await tx.agendaBasis.count({ where: { itemId: item, meetingId: meeting, block, hash: fromHash } })
    if (from === 0 && fromHash !== '') throw refusal('BLOCK_UNKNOWN', 'conflict')
    const row = { itemId: item, block, fromHash, toHash }
    await tx.agendaNeutral.createMany({
      data: [{ ...row, meetingId: meeting, person: actor.person ?? actor.name, at: clock.now() }],
      skipDuplicates: true,
    })
    await record(tx, actor, {
      act: 'agenda.neutral.declared',
      object: { kind: 'item', id: item },
      meeting,
      audience: 'secretariat',
      after: { block },
    })
    return { declared: true as const }
  })
}
