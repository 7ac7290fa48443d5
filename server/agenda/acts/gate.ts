import type { Actor } from '#server/kernel/actor.ts'
import { db } from '#server/kernel/db.ts'
import { permit } from '#server/kernel/policy.ts'
import { nextNumber } from '#server/documents/service.ts'
import { deskRightsOf, languagesOf, meetingOf } from '#server/meetings/service.ts'
import { draftOf } from '../draft.ts'
import { may } from '../policy.ts'
import { readinessOf } from '../readiness.ts'
import type { GateView } from '../schema.ts'
import { catchUp } from './project.ts'

/** What stands in the way of an edition, with who must act; open to the whole desk, so that everybody sees what is waited for. */
export async function gate(actor: Actor, input: { meeting: number }): Promise<GateView> {
  await catchUp(input.meeting)
  return db.as(actor, async (tx) => {
    await meetingOf(tx, actor, input.meeting)
    permit(may.sitAtDesk(actor, await deskRightsOf(tx, actor, input.meeting)))
    const draft = await draftOf(tx, input.meeting)
    const last = await tx.agendaEdition.findFirst({ where: { meetingId: input.meeting }, orderBy: { n: 'desc' } })
    const drafts = await tx.agendaEdition.count({ where: { meetingId: input.meeting, kind: 'draft' } })
    const number = await nextNumber(tx, actor, { meeting: input.meeting, version: last?.paperVersionId ?? null })
    return { ...readinessOf(draft, await languagesOf(tx, input.meeting)), next: { number, draft: drafts + 1 } }
  })
}
