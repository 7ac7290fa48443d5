import type { Prisma } from '#prisma/client/client.ts'
import type { Actor } from '#server/kernel/actor.ts'
import { refusal } from '#server/kernel/errors.ts'
import { permit } from '#server/kernel/policy.ts'
import type { Tx } from '#server/kernel/tx.ts'
import type { DeadlineView } from '#server/meetings/schema.ts'
import { deadlinesOf } from '#server/meetings/service.ts'
import { may, moved, type SubmissionFacts } from './policy.ts'
import {
  type Access,
  type CoverSheet,
  type FileView,
  type MoveName,
  move,
  numberPattern,
  type PaperPurpose,
  type SubmissionState,
  type SubmissionView,
} from './schema.ts'

const withFiles = {
  files: { include: { stored: true }, orderBy: { addedAt: 'asc' } },
} satisfies Prisma.SubmissionInclude
export type SubmissionRow = Prisma.SubmissionGetPayload<{ include: typeof withFiles }>

type Kept = Prisma.SubmissionFileGetPayload<{ include: { stored: true } }>

/** Of stored bytes what lists and readers need: not the findings, of which a file can have two thousand. */
export const storedFacts = { omit: { findings: true, counts: true } } satisfies Prisma.StoredFileDefaultArgs
type Listed = Pick<Kept, 'id' | 'language' | 'name'> & { stored: Pick<Kept['stored'], 'type' | 'size' | 'state'> }

/** A file as a list shows it. */
export function fileFacts(file: Listed, original: boolean): Omit<FileView, 'findings'> {
  return {
    id: file.id,
    language: file.language as FileView['language'],
    original,
    name: file.name,
    type: file.stored.type,
    size: Number(file.stored.size),
    state: file.stored.state,
  }
}

/** The same with what its reader wrote down. */
function fileView(file: Kept, original: boolean): FileView {
  const { findings } = file.stored
  return { ...fileFacts(file, original), findings: (Array.isArray(findings) ? findings : []) as FileView['findings'] }
}

/** A date without a time, as it is sent. */
export const dayOf = (date: Date | null): string | null => date?.toISOString().slice(0, 10) ?? null

/** The cover sheet of a submission or of any row with its fields. */
export function coverOf(row: SubmissionRow): CoverSheet {
  return {
    title: row.title,
    item: row.itemId === null ? null : { id: row.itemId, label: row.itemLabel ?? '' },
    purpose: row.purpose as PaperPurpose,
    submittedBy: row.submittedBy,
    previous: row.previous,
    access: row.access as Access,
    economies: row.economies,
    restriction: row.restriction,
    derestrictOn: dayOf(row.derestrictOn),
  }
}

/** The columns of a cover sheet. */
export function coverColumns(cover: CoverSheet) {
  const { item, derestrictOn, ...rest } = cover
  return {
    ...rest,
    previous: cover.previous || null,
    restriction: cover.access === 'public' ? null : cover.restriction || null,
    economies: cover.access === 'economies' ? cover.economies : [],
    itemId: item?.id ?? null,
    itemLabel: item?.label ?? null,
    derestrictOn: cover.access === 'public' || derestrictOn === null ? null : new Date(derestrictOn),
  }
}

/**
 * What stands in the way of submitting, as codes people are told; the quality check at the door (domain.md, Papers: each field of
 * the cover sheet, one original in its own language).
 */
export function lacksOf(row: SubmissionRow): string[] {
  const lacks: string[] = []
  if (row.title.trim() === '') lacks.push('SUBMISSION_WITHOUT_TITLE')
  if (row.submittedBy.trim() === '') lacks.push('SUBMISSION_WITHOUT_SENDER')
  if (row.itemId === null) lacks.push('SUBMISSION_WITHOUT_ITEM')
  if (row.access !== 'public' && !row.restriction) lacks.push('SUBMISSION_WITHOUT_RESTRICTION')
  if (row.access === 'economies' && row.economies.length === 0) lacks.push('SUBMISSION_WITHOUT_ECONOMIES')
  if (row.previous !== null && !numberPattern.test(row.previous)) lacks.push('SUBMISSION_PREVIOUS_UNCLEAR')
  if (!row.files.some((file) => file.language === row.language)) lacks.push('SUBMISSION_WITHOUT_FILE')
  if (row.files.some((file) => file.stored.state === 'infected' || file.stored.state === 'damaged'))
    lacks.push('SUBMISSION_FILE_UNFIT')
  return lacks
}

/** The deadline for a purpose: papers for endorsement or decision are due earlier than those for information and discussion. */
export function dueFor(purpose: string, deadlines: DeadlineView[]): Date | null {
  const kind = purpose === 'endorsement' || purpose === 'decision' ? 'papersDue' : 'informationDue'
  return deadlines.find((one) => one.kind === kind)?.at ?? null
}

/** The delegates of a party whom its head has named to submit in a meeting. */
async function namedFor(tx: Tx, meeting: number, party: string | null): Promise<string[]> {
  if (party === null) return []
  const rows = await tx.paperSubmitter.findMany({ where: { meetingId: meeting, party }, select: { personId: true } })
  return rows.map((row) => row.personId)
}

const factsOf = (row: SubmissionRow, named: string[]): SubmissionFacts => ({
  meeting: row.meetingId,
  party: row.party,
  state: row.state as SubmissionState,
  named,
})

/** A submission the actor may see, with its files; SUBMISSION_UNKNOWN otherwise. `hold` keeps others out until the transaction ends. */
export async function submissionOf(
  tx: Tx,
  actor: Actor,
  id: string,
  hold = false,
): Promise<{ row: SubmissionRow; facts: SubmissionFacts }> {
  if (hold) await tx.$executeRaw`SELECT 1 FROM submission WHERE id = ${id} FOR UPDATE`
  const row = await tx.submission.findUnique({ where: { id }, include: withFiles })
  const facts = row && factsOf(row, await namedFor(tx, row.meetingId, row.party))
  if (!row || !facts || !may.see(actor, facts)) throw refusal('SUBMISSION_UNKNOWN', 'unknown')
  return { row, facts }
}

/**
 * The submission, held, for a move that the actor may make: NOT_PERMITTED to other hands (only the head, or whom the head has
 * named, submits), SUBMISSION_MOVED_ON when its state has left that move behind.
 */
export async function submissionToMove(tx: Tx, actor: Actor, id: string, name: MoveName): Promise<SubmissionRow> {
  const { row, facts } = await submissionOf(tx, actor, id, true)
  permit(may.move(actor, facts, name), name === 'submit' ? 'SUBMITTED_BY_HEADS' : 'NOT_PERMITTED')
  if (moved(facts.state, name) === null) throw refusal('SUBMISSION_MOVED_ON', 'conflict')
  return row
}

/** Which of these numbers papers have that the actor may read. */
async function numbersKnown(tx: Tx, numbers: string[]): Promise<Set<string>> {
  if (numbers.length === 0) return new Set()
  const rows = await tx.paperVersion.findMany({ where: { number: { in: numbers } }, select: { number: true } })
  return new Set(rows.map((row) => row.number))
}

/** What somebody should look at before the paper goes out. */
const warnsOf = ({ previous }: SubmissionRow, known: Set<string>): string[] =>
  previous !== null && numberPattern.test(previous) && !known.has(previous) ? ['SUBMISSION_PREVIOUS_UNKNOWN'] : []

/** Who may submit beside the heads, who prepared them, and the versions that they revise or became. */
async function aroundThem(tx: Tx, rows: SubmissionRow[], meetings: number[]) {
  const named = await tx.paperSubmitter.findMany({ where: { meetingId: { in: meetings } } })
  const people = await tx.person.findMany({
    where: { id: { in: rows.map((row) => row.preparedBy) } },
    select: { id: true, name: true },
  })
  const versions = await tx.paperVersion.findMany({
    where: {
      OR: [
        { id: { in: rows.flatMap((r) => r.versionId ?? []) } },
        { paperId: { in: rows.flatMap((r) => r.paperId ?? []) } },
      ],
    },
    orderBy: { revision: 'asc' },
    select: { id: true, paperId: true, number: true },
  })
  return { named, people, versions }
}

/** Submissions as the actor sees them, each with what may be done with it. Four queries, however many there are. */
export async function viewsOf(tx: Tx, actor: Actor, where: Prisma.SubmissionWhereInput): Promise<SubmissionView[]> {
  const rows = await tx.submission.findMany({ where, include: withFiles, orderBy: { id: 'desc' }, take: 300 })
  const meetings = [...new Set(rows.map((row) => row.meetingId))]
  const { named, people, versions } = await aroundThem(tx, rows, meetings)
  const known = await numbersKnown(
    tx,
    rows.flatMap((row) => row.previous ?? []),
  )
  const deadlines = new Map<number, DeadlineView[]>()
  for (const meeting of meetings) deadlines.set(meeting, await deadlinesOf(tx, meeting))
  const names = new Map(people.map((person) => [person.id, person.name]))
  return rows.flatMap((row) => {
    const facts = factsOf(
      row,
      named.filter((one) => one.meetingId === row.meetingId && one.party === row.party).map((one) => one.personId),
    )
    if (!may.see(actor, facts)) return []
    const became = versions.find((version) => version.id === row.versionId)
    return {
      id: row.id,
      meeting: row.meetingId,
      party: row.party,
      state: facts.state,
      edition: row.edition,
      revises:
        versions.findLast((version) => version.paperId === row.paperId && version.id !== row.versionId)?.number ?? null,
      paper: became?.paperId ?? row.paperId,
      number: became?.number ?? null,
      language: row.language as SubmissionView['language'],
      cover: coverOf(row),
      late: row.late,
      consent: row.consent,
      due: dueFor(row.purpose, deadlines.get(row.meetingId) ?? []),
      preparedBy: names.get(row.preparedBy) ?? '',
      submittedAt: row.submittedAt,
      decidedAt: row.decidedAt,
      reason: row.reason,
      files: row.files.map((file) => fileView(file, file.language === row.language)),
      lacks: lacksOf(row),
      warns: warnsOf(row, known),
      can: {
        amend: may.amend(actor, facts),
        moves: move.options.filter((name) => moved(facts.state, name) !== null && may.move(actor, facts, name)),
      },
    }
  })
}

/** One submission as the actor sees it; SUBMISSION_UNKNOWN otherwise. */
export async function viewOf(tx: Tx, actor: Actor, id: string): Promise<SubmissionView> {
  const [view] = await viewsOf(tx, actor, { id })
  if (!view) throw refusal('SUBMISSION_UNKNOWN', 'unknown')
  return view
}
