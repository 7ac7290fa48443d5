import type { Actor } from '#server/kernel/actor.ts'
import { clock } from '#server/kernel/clock.ts'
import { db } from '#server/kernel/db.ts'
import { refusal } from '#server/kernel/errors.ts'
import { record } from '#server/kernel/events.ts'
import { permit } from '#server/kernel/policy.ts'
import { holdSeries, withdrawVersion } from '#server/documents/service.ts'
import { meetingOf } from '#server/meetings/service.ts'
import { may } from '../policy.ts'
import type { EditionBrief } from '../schema.ts'
import { briefOf } from './circulate.ts'

/** Withdraws an edition with a reason; it keeps its number and its place, and the edition before it stands again. */
export function withdraw(actor: Actor, input: { meeting: number; n: number; reason: string }): Promise<EditionBrief> {
  return db.as(actor, async (tx) => {
    const { meeting, n, reason } = input
    await meetingOf(tx, actor, meeting)
    permit(may.withdraw(actor, meeting))
    await holdSeries(tx, actor, meeting)
    const edition = await tx.agendaEdition.findUnique({ where: { meetingId_n: { meetingId: meeting, n } } })
    if (!edition) throw refusal('EDITION_UNKNOWN', 'unknown')
    if (edition.withdrawnAt !== null) throw refusal('EDITION_WITHDRAWN', 'conflict')
    // not through Prisma's update: it would ask for RETURNING columns that requests may not write, and this names the three
    await tx.$executeRaw`UPDATE agenda_edition SET withdrawn_at = ${clock.now()}, withdrawn_by = ${actor.person ?? actor.name},
      withdrawn_reason = ${reason} WHERE id = ${edition.id}`
    await withdrawVersion(tx, actor, { meeting, version: edition.paperVersionId, reason })
    await record(tx, actor, {
      act: 'agenda.edition.withdrawn',
      object: { kind: 'edition', id: edition.id },
      meeting,
      audience: 'public',
      after: { n, number: edition.number, reason },
    })
    return briefOf(tx, actor, meeting, n)
  })
}
