import type { Actor } from '#server/kernel/actor.ts'
import { clock } from '#server/kernel/clock.ts'
import { db } from '#server/kernel/db.ts'
import { refusal } from '#server/kernel/errors.ts'
import { record } from '#server/kernel/events.ts'
import { permit } from '#server/kernel/policy.ts'
import type { Tx } from '#server/kernel/tx.ts'
import { meetingOf } from '#server/meetings/service.ts'
import { audienceFor } from '../audience.ts'
import { may, takes } from '../policy.ts'
import type { Access, PaperPage } from '../schema.ts'
import { openPaper } from '../opened.ts'
import { fileFacts } from '../submission.ts'
import { withdrawVersion } from '../service.ts'
import { paperFacts, versionView } from './list.ts'

async function pageOf(tx: Tx, actor: Actor, id: string): Promise<PaperPage> {
  const row = await openPaper(tx, actor, id)
  const meeting = await meetingOf(tx, actor, row.meetingId)
  const issues = may.issue(actor, row.meetingId)
  const stands = row.versions.some((version) => version.status === 'issued')
  return {
    ...paperFacts(row),
    meeting: row.meetingId,
    restriction: row.restriction,
    derestrictedAt: row.derestrictedAt,
    because: row.because,
    versions: row.versions.map(({ files, ...version }) => ({
      ...versionView(version),
      previous: version.previous,
      files: files.map((file) => fileFacts(file, file.original)),
    })),
    can: {
      revise: stands && takes.papers(meeting.status) && may.prepare(actor, row.meetingId, row.party),
      circulate: issues && row.versions.some((v) => v.status === 'issued' && v.circulatedAt === null),
      classify: issues,
      withdraw: issues && stands,
    },
  }
}

/** A paper with all its versions, and why the actor may read it. PAPER_UNKNOWN otherwise. */
export function paper(actor: Actor, input: { paper: string }): Promise<PaperPage> {
  return db.as(actor, (tx) => pageOf(tx, actor, input.paper))
}

/** Changes who may read a paper, why, and until when. */
export function classify(
  actor: Actor,
  input: {
    paper: string
    access: Access
    economies: string[]
    restriction: string | null
    derestrictOn: string | null
  },
): Promise<PaperPage> {
  return db.as(actor, async (tx) => {
    const before = await pageOf(tx, actor, input.paper)
    permit(may.issue(actor, before.meeting))
    const { access } = input
    if (access !== 'public' && !input.restriction) throw refusal('SUBMISSION_WITHOUT_RESTRICTION', 'invalid')
    if (access === 'economies' && input.economies.length === 0) throw refusal('SUBMISSION_WITHOUT_ECONOMIES', 'invalid')
    await tx.paper.update({
      where: { id: input.paper },
      data: {
        access,
        restriction: access === 'public' ? null : input.restriction,
        derestrictOn: access === 'public' || !input.derestrictOn ? null : new Date(input.derestrictOn),
      },
    })
    await tx.paperEconomy.deleteMany({ where: { paperId: input.paper } })
    const named = access === 'economies' ? input.economies : []
    await tx.paperEconomy.createMany({ data: named.map((party) => ({ paperId: input.paper, party })) })
    await record(tx, actor, {
      act: 'documents.paper.classified',
      object: { kind: 'paper', id: input.paper },
      meeting: before.meeting,
      audience: audienceFor(access),
      before: { access: before.access },
      after: { access },
    })
    return pageOf(tx, actor, input.paper)
  })
}

/** Takes a numbered version back with a reason; its number is never given again. */
export function withdraw(
  actor: Actor,
  input: { meeting: number; version: string; reason: string },
): Promise<{ withdrawn: boolean }> {
  return db.as(actor, async (tx) => {
    const meeting = await meetingOf(tx, actor, input.meeting)
    permit(may.issue(actor, meeting.id))
    await withdrawVersion(tx, actor, input)
    return { withdrawn: true }
  })
}

/** Makes public what is to be public from today on, at the venue's midnight; for the clock. Gives how many. */
export async function derestrict(tx: Tx, actor: Actor): Promise<number> {
  const today = clock.today()
  const due = await tx.paper.findMany({
    where: { derestrictOn: { lte: today }, access: { not: 'public' } },
    select: { id: true, meetingId: true, access: true },
    take: 200,
  })
  for (const row of due) {
    await tx.paper.update({ where: { id: row.id }, data: { access: 'public', derestrictedAt: clock.now() } })
    await record(tx, actor, {
      act: 'documents.paper.derestricted',
      object: { kind: 'paper', id: row.id },
      meeting: row.meetingId,
      audience: 'public',
      before: { access: row.access },
      after: { access: 'public' },
    })
  }
  return due.length
}
