import type { Actor } from '#server/kernel/actor.ts'
import { clock } from '#server/kernel/clock.ts'
import { db } from '#server/kernel/db.ts'
import { refusal } from '#server/kernel/errors.ts'
import { record } from '#server/kernel/events.ts'
import { permit } from '#server/kernel/policy.ts'
import type { Tx } from '#server/kernel/tx.ts'
import type { AgendaLanguage } from '#server/meetings/schema.ts'
import { meetingOf } from '#server/meetings/service.ts'
import { bringsFor, may, takes } from '../policy.ts'
import type { CoverSheet, SubmissionView } from '../schema.ts'
import { coverColumns, submissionOf, viewOf } from '../submission.ts'

async function blank(tx: Tx, party: string | null) {
  const sender = party === null ? null : await tx.party.findUnique({ where: { id: party }, select: { name: true } })
  const empty = { title: '', itemId: null, itemLabel: null, purpose: 'information', previous: null }
  return {
    ...empty,
    ...{ access: 'members', economies: [], restriction: null, derestrictOn: null },
    submittedBy: sender?.name ?? 'APEC Secretariat',
  }
}

/** The cover sheet of the version that stands, to begin its revision from. */
async function standing(tx: Tx, actor: Actor, paper: string, meeting: number) {
  const row = await tx.paper.findUnique({
    where: { id: paper },
    include: { economies: true, versions: { where: { status: 'issued' } } },
  })
  const version = row?.versions[0]
  if (!row || !version || row.meetingId !== meeting || !may.prepare(actor, meeting, row.party))
    throw refusal('PAPER_UNKNOWN', 'unknown')
  const { title, itemId, itemLabel, purpose, submittedBy, access, restriction, derestrictOn } = row
  return {
    party: row.party,
    paperId: row.id,
    ...{ title, itemId, itemLabel, purpose, submittedBy, access, restriction, derestrictOn },
    previous: version.previous,
    economies: row.economies.map((one) => one.party),
  }
}

/** Begins a paper, or the revision of one's own paper; gives the draft. MEETING_CLOSED_FOR_PAPERS when the status opens no papers. */
export function prepare(actor: Actor, input: { meeting: number; revises?: string | null }): Promise<SubmissionView> {
  return db.as(actor, async (tx) => {
    const meeting = await meetingOf(tx, actor, input.meeting)
    const party = bringsFor(actor)
    permit(may.prepare(actor, meeting.id, party))
    if (!takes.papers(meeting.status)) throw refusal('MEETING_CLOSED_FOR_PAPERS', 'conflict')
    const cover = input.revises
      ? await standing(tx, actor, input.revises, meeting.id)
      : { party, ...(await blank(tx, party)) }
    const row = await tx.submission.create({
      data: {
        meetingId: meeting.id,
        state: 'draft',
        ...cover,
        preparedBy: actor.person ?? '',
        preparedAt: clock.now(),
      },
    })
    await record(tx, actor, {
      act: 'documents.submission.prepared',
      object: { kind: 'submission', id: row.id },
      meeting: meeting.id,
      audience: party === null ? 'secretariat' : 'party',
    })
    return viewOf(tx, actor, row.id)
  })
}

/**
 * Changes the cover sheet of a draft or of a paper that was returned. SUBMISSION_CHANGED when somebody else has changed it
 * meanwhile: `edition` is the one that the person saw.
 */
export function amend(
  actor: Actor,
  input: { submission: string; edition: number; language: AgendaLanguage; cover: CoverSheet },
): Promise<SubmissionView> {
  return db.as(actor, async (tx) => {
    const { row, facts } = await submissionOf(tx, actor, input.submission, true)
    permit(may.amend(actor, facts))
    if (row.edition !== input.edition) throw refusal('SUBMISSION_CHANGED', 'conflict')
    await tx.submission.update({
      where: { id: row.id },
      data: { ...coverColumns(input.cover), language: input.language, edition: { increment: 1 } },
    })
    await record(tx, actor, {
      act: 'documents.submission.amended',
      object: { kind: 'submission', id: row.id },
      meeting: row.meetingId,
      audience: row.party === null ? 'secretariat' : 'party',
    })
    return viewOf(tx, actor, row.id)
  })
}

/** Puts an uploaded file under a submission, in a language; the one before it in that language goes. UPLOAD_UNKNOWN, UPLOAD_UNFINISHED. */
export function attach(
  actor: Actor,
  input: { submission: string; upload: string; language: AgendaLanguage },
): Promise<SubmissionView> {
  return db.as(actor, async (tx) => {
    const { row, facts } = await submissionOf(tx, actor, input.submission, true)
    permit(may.amend(actor, facts))
    const upload = await tx.upload.findUnique({ where: { id: input.upload } })
    if (!upload || upload.personId !== actor.person || upload.meetingId !== row.meetingId)
      throw refusal('UPLOAD_UNKNOWN', 'unknown')
    if (upload.state !== 'stored' || upload.hash === null) throw refusal('UPLOAD_UNFINISHED', 'conflict')
    await tx.submissionFile.deleteMany({ where: { submissionId: row.id, language: input.language } })
    await tx.submissionFile.create({
      data: {
        ...{ submissionId: row.id, language: input.language, hash: upload.hash, name: upload.name },
        addedBy: actor.person ?? '',
        addedAt: clock.now(),
      },
    })
    await tx.submission.update({ where: { id: row.id }, data: { edition: { increment: 1 } } })
    await record(tx, actor, {
      act: 'documents.submission.attached',
      object: { kind: 'submission', id: row.id },
      meeting: row.meetingId,
      audience: row.party === null ? 'secretariat' : 'party',
      after: { language: input.language, hash: upload.hash },
    })
    return viewOf(tx, actor, row.id)
  })
}

/** Takes a file off a submission; its bytes stay, they may belong to others too. */
export function detach(actor: Actor, input: { submission: string; file: string }): Promise<SubmissionView> {
  return db.as(actor, async (tx) => {
    const { row, facts } = await submissionOf(tx, actor, input.submission, true)
    permit(may.amend(actor, facts))
    const gone = await tx.submissionFile.deleteMany({ where: { id: input.file, submissionId: row.id } })
    if (gone.count === 0) throw refusal('FILE_UNKNOWN', 'unknown')
    await tx.submission.update({ where: { id: row.id }, data: { edition: { increment: 1 } } })
    await record(tx, actor, {
      act: 'documents.submission.detached',
      object: { kind: 'submission', id: row.id },
      meeting: row.meetingId,
      audience: row.party === null ? 'secretariat' : 'party',
    })
    return viewOf(tx, actor, row.id)
  })
}
