import type { Actor } from '#server/kernel/actor.ts'
import { db } from '#server/kernel/db.ts'
import { meetingOf } from '#server/meetings/service.ts'
import { readable } from './policy.ts'
import { type Access, type PaperPurpose, type PaperView, versionStatus } from './schema.ts'

/** The papers of a meeting that the actor may read, by number, each with its versions, the newest first. Three queries. */
export function papers(actor: Actor, input: { meeting: number }): Promise<PaperView[]> {
  return db.as(actor, async (tx) => {
    await meetingOf(tx, actor, input.meeting)
    const rows = await tx.paper.findMany({
      where: { meetingId: input.meeting, access: { in: readable(actor, input.meeting) } },
      orderBy: { sequence: 'asc' },
      include: { versions: { orderBy: { revision: 'desc' } } },
    })
    return rows.map((row) => ({
      id: row.id,
      sequence: row.sequence,
      title: row.title,
      item: row.itemId,
      itemLabel: row.itemLabel,
      purpose: row.purpose as PaperPurpose,
      submittedBy: row.submittedBy,
      access: row.access as Access,
      versions: row.versions.map(({ id, revision, number, status, issuedAt, endedAt, reason }) => ({
        id,
        revision,
        number,
        issuedAt,
        endedAt,
        reason,
        status: versionStatus.parse(status),
      })),
    }))
  })
}
