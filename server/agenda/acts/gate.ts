import type { Actor } from '#server/kernel/actor.ts'
import { db } from '#server/kernel/db.ts'
import { nextNumber } from '#server/documents/service.ts'
import { languagesOf } from '#server/meetings/service.ts'
import { draftOf } from '../draft.ts'
import { may } from '../policy.ts'
import { readinessOf } from '../readiness.ts'
import type { GateView } from '../schema/gate.ts'
import { admit } from './admit.ts'

/** What stands in the way of an edition, with who must act; open to the whole desk, so that everybody sees what is waited for. */
export async function gate(actor: Actor, input: { meeting: number }): Promise<GateView> {
  await admit(actor, input.meeting, (rights) => may.sitAtDesk(actor, rights))
  return db.as(actor, async (tx) => {
    const draft = await draftOf(tx, input.meeting)
    const last = await tx.agendaEdition.findFirst({ where: { meetingId: input.meeting }, orderBy: { n: 'desc' } })
    const drafts = await tx.agendaEdition.count({ where: { meetingId: input.meeting, kind: 'draft' } })
    const number = await nextNumber(tx, actor, { meeting: input.meeting, version: last?.paperVersionId ?? null })
    return { ...readinessOf(draft, await languagesOf(tx, input.meeting)), next: { number, draft: drafts + 1 } }
  })
}
