import type { Actor } from '#server/kernel/actor.ts'
import { clock } from '#server/kernel/clock.ts'
import { db } from '#server/kernel/db.ts'
import { refusal } from '#server/kernel/errors.ts'
import { record } from '#server/kernel/events.ts'
import { enqueue } from '#server/kernel/jobs.ts'
import type { Tx } from '#server/kernel/tx.ts'
import { type Issued, issuePaper, revisePaper } from '../service.ts'
import type { SubmissionView } from '../schema.ts'
import { coverOf, type SubmissionRow, submissionToMove, viewOf } from '../submission.ts'
import { circulateVersions } from './circulate.ts'

const audienceOf = (row: SubmissionRow) => (row.party === null ? 'secretariat' : 'party')

function answer(name: 'return' | 'decline', state: string, act: string) {
  return (actor: Actor, input: { submission: string; reason: string }): Promise<SubmissionView> =>
    db.as(actor, async (tx) => {
      const row = await submissionToMove(tx, actor, input.submission, name)
      await tx.submission.update({
        where: { id: row.id },
        data: {
          ...{ state, reason: input.reason, edition: { increment: 1 } },
          ...{ decidedAt: clock.now(), decidedBy: actor.person },
        },
      })
      await record(tx, actor, {
        act,
        object: { kind: 'submission', id: row.id },
        meeting: row.meetingId,
        audience: audienceOf(row),
        party: row.party,
        after: { title: row.title, reason: input.reason },
      })
      return viewOf(tx, actor, row.id)
    })
}

/** Sends a paper back to its delegation with what has to change. */
export const returnSubmission = answer('return', 'returned', 'documents.submission.returned')
/** Declines a paper with a reason; it gets no number. */
export const decline = answer('decline', 'declined', 'documents.submission.declined')

/** A late paper is put up for endorsement with consent alone; a file waits in quarantine until the scanner has answered. */
function fit(row: SubmissionRow, consent: string | null | undefined): void {
  const states = row.files.map((file) => file.stored.state)
  if (states.includes('quarantine')) throw refusal('SUBMISSION_IN_QUARANTINE', 'conflict')
  if (states.some((state) => state !== 'clean')) throw refusal('SUBMISSION_FILE_UNFIT', 'conflict')
  if (row.late && row.purpose === 'endorsement' && !consent) throw refusal('SUBMISSION_LATE', 'conflict')
}

async function number(tx: Tx, actor: Actor, row: SubmissionRow, consent: string | null): Promise<Issued> {
  const cover = coverOf(row)
  const version = { late: row.late, consent, previous: cover.previous, title: cover.title, purpose: cover.purpose }
  if (row.paperId === null)
    return issuePaper(tx, actor, { ...cover, meeting: row.meetingId, party: row.party, version, waits: true })
  const before = await tx.paperVersion.findFirst({ where: { paperId: row.paperId }, orderBy: { revision: 'desc' } })
  if (!before) throw refusal('PAPER_UNKNOWN', 'unknown')
  return revisePaper(tx, actor, { meeting: row.meetingId, version: before.id, facts: version, waits: true })
}

/**
 * Accepts a paper: in this transaction it gets the next number of its meeting, or its next revision, and with `circulate` its
 * readers see it at once. What is refused here burns no number. SUBMISSION_LATE for endorsement of a late paper without consent.
 */
export function accept(
  actor: Actor,
  input: { submission: string; circulate: boolean; consent?: string | null },
): Promise<SubmissionView> {
  return db.as(
    actor,
    async (tx) => {
      const row = await submissionToMove(tx, actor, input.submission, 'accept')
      fit(row, input.consent)
      const issued = await number(tx, actor, row, input.consent ?? null)
      await tx.paperFile.createMany({
        data: row.files.map(({ language, hash, name }) => ({
          ...{ versionId: issued.version, language, hash, name },
          original: language === row.language,
          addedAt: clock.now(),
        })),
      })
      await tx.submission.update({
        where: { id: row.id },
        data: {
          ...{ state: 'accepted', versionId: issued.version, consent: input.consent ?? null, reason: null },
          ...{ decidedAt: clock.now(), decidedBy: actor.person, edition: { increment: 1 } },
        },
      })
      await enqueue(tx, 'documents.blocks', { version: issued.version })
      await record(tx, actor, {
        act: 'documents.submission.accepted',
        object: { kind: 'submission', id: row.id },
        meeting: row.meetingId,
        audience: audienceOf(row),
        party: row.party,
        after: { title: row.title, number: issued.number },
      })
      if (input.circulate) await circulateVersions(tx, actor, row.meetingId, [issued.version])
      return viewOf(tx, actor, row.id)
    },
    15_000,
  )
}
