import type { Actor } from '#server/kernel/actor.ts'
import { clock } from '#server/kernel/clock.ts'
import { db } from '#server/kernel/db.ts'
import { type Code, refusal } from '#server/kernel/errors.ts'
import { record } from '#server/kernel/events.ts'
import { deadlinesOf, meetingOf } from '#server/meetings/service.ts'
import { takes } from '../policy.ts'
import type { SubmissionView } from '../schema.ts'
import { dueFor, lacksOf, submissionToMove, viewOf } from '../submission.ts'

/**
 * Submits a paper for its delegation: the head, or a delegate whom the head has named. After the deadline of its purpose it is
 * accepted all the same, and stamped late. Refused with what the cover sheet lacks; SUBMISSION_UNSEEN while what the readers
 * found in its files has not been confirmed.
 */
export function submit(
  actor: Actor,
  input: { submission: string; edition: number; confirmed: boolean },
): Promise<SubmissionView> {
  return db.as(actor, async (tx) => {
    const row = await submissionToMove(tx, actor, input.submission, 'submit')
    if (row.edition !== input.edition) throw refusal('SUBMISSION_CHANGED', 'conflict')
    const meeting = await meetingOf(tx, actor, row.meetingId)
    if (!takes.papers(meeting.status)) throw refusal('MEETING_CLOSED_FOR_PAPERS', 'conflict')
    const [lack] = lacksOf(row)
    if (lack) throw refusal(lack as Code, 'invalid')
    const found = row.files.some((file) => Array.isArray(file.stored.findings) && file.stored.findings.length > 0)
    if (found && !input.confirmed) throw refusal('SUBMISSION_UNSEEN', 'conflict')
    const due = dueFor(row.purpose, await deadlinesOf(tx, row.meetingId))
    const late = due !== null && clock.now() > due
    await tx.submission.update({
      where: { id: row.id },
      data: {
        ...{ state: 'submitted', late, submittedAt: clock.now(), submitter: actor.person },
        ...{ decidedAt: null, decidedBy: null, reason: null, edition: { increment: 1 } },
      },
    })
    await record(tx, actor, {
      act: 'documents.submission.submitted',
      object: { kind: 'submission', id: row.id },
      meeting: row.meetingId,
      audience: 'secretariat',
      after: { party: row.party ?? '', title: row.title, late },
    })
    return viewOf(tx, actor, row.id)
  })
}

/** Withdraws a paper before it has a number. */
export function withdrawSubmission(
  actor: Actor,
  input: { submission: string; reason: string },
): Promise<SubmissionView> {
  return db.as(actor, async (tx) => {
    const row = await submissionToMove(tx, actor, input.submission, 'withdraw')
    await tx.submission.update({
      where: { id: row.id },
      data: {
        ...{ state: 'withdrawn', reason: input.reason, edition: { increment: 1 } },
        ...{ decidedAt: clock.now(), decidedBy: actor.person },
      },
    })
    await record(tx, actor, {
      act: 'documents.submission.withdrawn',
      object: { kind: 'submission', id: row.id },
      meeting: row.meetingId,
      audience: row.state === 'draft' && row.party !== null ? 'party' : 'secretariat',
      after: { party: row.party ?? '', title: row.title },
    })
    return viewOf(tx, actor, row.id)
  })
}
