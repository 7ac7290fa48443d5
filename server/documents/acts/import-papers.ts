import type { Meeting } from '#prisma/client/client.ts'
import type { Actor } from '#server/kernel/actor.ts'
import { clock } from '#server/kernel/clock.ts'
import { db } from '#server/kernel/db.ts'
import { refusal } from '#server/kernel/errors.ts'
import { record } from '#server/kernel/events.ts'
import { enqueue } from '#server/kernel/jobs.ts'
import { permit } from '#server/kernel/policy.ts'
import type { Tx } from '#server/kernel/tx.ts'
import { meetingOf } from '#server/meetings/service.ts'
import { audienceFor } from '../audience.ts'
import { planOf, type Planned } from '../import-plan.ts'
import { paperNumber } from '../numbering.ts'
import { may, takes } from '../policy.ts'
import { holdSeries } from '../service.ts'
import type { ImportInput, ImportPlan, PlanInput } from '../shape/import.ts'

async function openFor(tx: Tx, actor: Actor, id: number): Promise<Meeting> {
  const meeting = await meetingOf(tx, actor, id)
  permit(may.issue(actor, meeting.id))
  if (!takes.imports(meeting.status)) throw refusal('MEETING_NOT_OPEN', 'conflict')
  return meeting
}

/** What a list of an old meeting's papers would do, row by row; nothing is written. */
export function planImport(actor: Actor, input: PlanInput): Promise<ImportPlan> {
  return db.as(
    actor,
    async (tx) => {
      const { rows, leftOver, next, prefix } = await planOf(tx, actor, await openFor(tx, actor, input.meeting), input)
      return {
        rows: rows.map(({ line, number, title, outcome, refusals, notes, key }) => ({
          ...{ line, number, title, outcome, refusals, notes, key },
        })),
        leftOver,
        next: paperNumber(prefix, next, 0),
      }
    },
    20_000,
  )
}

/** Every row has to do what was shown: the first that does not stops the whole, and is named. */
function asSeen(rows: Planned[], keys: string[]): void {
  const changed = rows.find((row, at) => row.key !== keys[at])
  if (changed) throw refusal('IMPORT_ROW_CHANGED', 'conflict', { line: changed.line, number: changed.number })
  if (rows.length !== keys.length) throw refusal('IMPORT_LIST_CHANGED', 'conflict')
  const refused = rows.find((row) => row.outcome === 'refused')
  if (refused) throw refusal('IMPORT_ROW_REFUSED', 'invalid', { line: refused.line, number: refused.number })
}

function coverColumns({ cells }: Planned) {
  const { title, item, purpose, submittedBy, access, restriction, derestrictOn } = cells
  return {
    ...{ title, purpose, submittedBy, access, restriction, derestrictedAt: null },
    ...{ itemId: item?.id ?? null, itemLabel: item?.label ?? null },
    derestrictOn: derestrictOn === null ? null : new Date(derestrictOn),
  }
}

/** The paper of a row: a new one, or the one that the row revises, whose versions are superseded from now on. */
async function paperFor(tx: Tx, meeting: number, row: Planned, now: Date): Promise<string> {
  const { sequence, revision, cells } = row
  if (revision === 0) {
    const own = { meetingId: meeting, sequence, party: cells.party, circulatedAt: now, createdAt: now }
    return (await tx.paper.create({ data: { ...own, ...coverColumns(row) }, select: { id: true } })).id
  }
  const { id, circulatedAt } = await tx.paper.findUniqueOrThrow({
    where: { meetingId_sequence: { meetingId: meeting, sequence } },
  })
  await tx.paperVersion.updateMany({
    where: { paperId: id, status: 'issued' },
    data: { status: 'superseded', endedAt: now },
  })
  await tx.paper.update({ where: { id }, data: { ...coverColumns(row), circulatedAt: circulatedAt ?? now } })
  await tx.paperEconomy.deleteMany({ where: { paperId: id } })
  return id
}

async function bring(tx: Tx, actor: Actor, meeting: number, row: Planned): Promise<void> {
  const now = clock.now()
  const { cells, file, number, revision } = row
  const paperId = await paperFor(tx, meeting, row, now)
  if (cells.economies.length > 0)
    await tx.paperEconomy.createMany({ data: cells.economies.map((party) => ({ paperId, party })) })
  const { id: version } = await tx.paperVersion.create({
    data: {
      ...{ paperId, revision, number, status: 'issued', issuedAt: now, circulatedAt: now },
      ...{ title: cells.title, purpose: cells.purpose },
    },
    select: { id: true },
  })
  const { hash = '', name = '' } = file ?? {}
  const original = { versionId: version, language: cells.language, original: true, hash, name, addedAt: now }
  await tx.paperFile.create({ data: original })
  await enqueue(tx, 'documents.blocks', { version })
  await record(tx, actor, {
    act: 'documents.paper.imported',
    object: { kind: 'paper', id: paperId },
    meeting,
    audience: audienceFor(cells.access),
    after: { number, revision, title: cells.title },
  })
}

/**
 * Brings the papers of an old meeting as the list says, all of them or none. The counter row is held from the beginning, so that no
 * number comes between what is looked at and what is written; later numbers go on after the highest.
 * IMPORT_ROW_CHANGED names the row that would no longer do what was shown.
 */
export function importPapers(
  actor: Actor,
  input: ImportInput,
): Promise<{ papers: number; revisions: number; next: string }> {
  return db.as(
    actor,
    async (tx) => {
      const meeting = await openFor(tx, actor, input.meeting)
      await holdSeries(tx, actor, meeting.id)
      const { rows, next, prefix } = await planOf(tx, actor, meeting, input)
      asSeen(rows, input.keys)
      for (const row of rows) await bring(tx, actor, meeting.id, row)
      await tx.$executeRaw`UPDATE paper_series SET next = GREATEST(next, ${next}) WHERE meeting_id = ${meeting.id}`
      const papers = rows.filter((row) => row.revision === 0).length
      const counts = { papers, revisions: rows.length - papers }
      await record(tx, actor, {
        act: 'documents.import.done',
        object: { kind: 'meeting', id: String(meeting.id) },
        meeting: meeting.id,
        audience: 'secretariat',
        after: { ...counts, next },
      })
      return { ...counts, next: paperNumber(prefix, next, 0) }
    },
    60_000,
  )
}
