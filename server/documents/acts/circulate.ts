import type { Actor } from '#server/kernel/actor.ts'
import { clock } from '#server/kernel/clock.ts'
import { db } from '#server/kernel/db.ts'
import { record } from '#server/kernel/events.ts'
import { refusal } from '#server/kernel/errors.ts'
import { permit } from '#server/kernel/policy.ts'
import type { Tx } from '#server/kernel/tx.ts'
import { deadlinesOf, meetingOf } from '#server/meetings/service.ts'
import { audienceFor } from '../audience.ts'
import { may, takes } from '../policy.ts'

async function applyCover(tx: Tx, paper: string, version: string): Promise<{ access: string } | null> {
  const row = await tx.submission.findUnique({ where: { versionId: version } })
  if (!row) return null
  const { title, itemId, itemLabel, purpose, submittedBy, access, restriction, derestrictOn } = row
  await tx.paper.update({
    where: { id: paper },
    data: { title, itemId, itemLabel, purpose, submittedBy, access, restriction, derestrictOn, derestrictedAt: null },
  })
  await tx.paperEconomy.deleteMany({ where: { paperId: paper } })
  await tx.paperEconomy.createMany({ data: row.economies.map((party) => ({ paperId: paper, party })) })
  return { access }
}

/**
 * Lets the readers see versions that have a number: what stood before is superseded from now on, and who brought it may
 * correct it until the correction window closes.
 */
export async function circulateVersions(tx: Tx, actor: Actor, meeting: number, versions: string[]): Promise<void> {
  const now = clock.now()
  const until = (await deadlinesOf(tx, meeting)).find((one) => one.kind === 'correctionsDue')?.at ?? null
  const waiting = await tx.paperVersion.findMany({
    where: { id: { in: versions }, circulatedAt: null, status: 'issued', paper: { meetingId: meeting } },
    include: { paper: true },
    orderBy: [{ paper: { sequence: 'asc' } }, { revision: 'asc' }],
  })
  for (const { id, number, revision, paper } of waiting) {
    const access = (revision > 0 ? await applyCover(tx, paper.id, id) : null)?.access ?? paper.access
    await tx.paperVersion.updateMany({
      where: { paperId: paper.id, status: 'issued', revision: { lt: revision } },
      data: { status: 'superseded', endedAt: now },
    })
    await tx.paperVersion.update({ where: { id }, data: { circulatedAt: now, correctUntil: until } })
    await tx.paper.update({ where: { id: paper.id }, data: { circulatedAt: paper.circulatedAt ?? now } })
    await record(tx, actor, {
      act: revision === 0 ? 'documents.paper.circulated' : 'documents.paper.revised',
      object: { kind: 'paper', id: paper.id },
      meeting,
      audience: audienceFor(access),
      after: { number, revision, title: paper.title },
    })
  }
}

/** Circulates what has its number and waits: these versions, or all of the meeting. Gives how many. */
export function circulate(
  actor: Actor,
  input: { meeting: number; versions?: string[] | null },
): Promise<{ circulated: number }> {
  return db.as(
    actor,
    async (tx) => {
      const meeting = await meetingOf(tx, actor, input.meeting)
      permit(may.issue(actor, meeting.id))
      if (!takes.circulation(meeting.status)) throw refusal('MEETING_CLOSED_FOR_PAPERS', 'conflict')
      const waiting = await tx.paperVersion.findMany({
        where: {
          ...{ circulatedAt: null, status: 'issued', paper: { meetingId: meeting.id } },
          ...(input.versions ? { id: { in: input.versions } } : {}),
        },
        select: { id: true },
      })
      await circulateVersions(
        tx,
        actor,
        meeting.id,
        waiting.map((row) => row.id),
      )
      return { circulated: waiting.length }
    },
    20_000,
  )
}
