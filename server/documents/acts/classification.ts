import { z } from 'zod'
import type { Meeting, Prisma } from '#prisma/client/client.ts'
import { type Actor, machine } from '#server/kernel/actor.ts'
import { clock } from '#server/kernel/clock.ts'
import { csvLine } from '#server/kernel/csv.ts'
import { db } from '#server/kernel/db.ts'
import { refusal } from '#server/kernel/errors.ts'
import { record } from '#server/kernel/events.ts'
import { permit } from '#server/kernel/policy.ts'
import type { Tx } from '#server/kernel/tx.ts'
import { wordsIn } from '#server/kernel/words.ts'
import { meetingOf } from '#server/meetings/service.ts'
import type { Cover } from '../formats/cover.ts'
import { may } from '../policy.ts'
import { access } from '../schema.ts'
import {
  type Classified,
  classified,
  type ClassificationView,
  databaseFolder,
  databaseName,
} from '../shape/classification.ts'
import { dayOf, storedFacts } from '../submission.ts'
import { coverFrom } from './cover.ts'
import type { Packed } from './pack.ts'

async function standingPapers(tx: Tx, meeting: number) {
  const rows = await tx.paper.findMany({
    where: { meetingId: meeting },
    orderBy: { sequence: 'asc' },
    include: {
      economies: true,
      versions: {
        where: { status: 'issued' },
        orderBy: { revision: 'desc' },
        take: 1,
        include: { files: { include: { stored: storedFacts } } },
      },
    },
  })
  return rows.flatMap(({ versions: [version], ...paper }) => (version ? [{ ...paper, version }] : []))
}

type Standing = Awaited<ReturnType<typeof standingPapers>>

const linesOf = (meeting: Meeting, rows: Standing): Classified[] =>
  rows.map((row) => ({
    paper: row.id,
    number: row.version.number,
    title: row.title,
    itemLabel: row.itemLabel,
    submittedBy: row.submittedBy,
    access: access.parse(row.access),
    restriction: row.restriction,
    derestrictOn: dayOf(row.derestrictOn),
    derestrictedAt: row.derestrictedAt,
    fileName: databaseName(meeting, row.sequence),
    files: row.version.files.length,
  }))

async function listOf(tx: Tx, actor: Actor, meeting: Meeting, rows: Standing): Promise<ClassificationView> {
  const cuts = await tx.classificationCut.findMany({
    where: { meetingId: meeting.id },
    orderBy: { n: 'desc' },
    select: { n: true, cutAt: true },
  })
  return {
    folder: databaseFolder(meeting),
    lines: linesOf(meeting, rows),
    cutAt: null,
    cuts: cuts.map(({ n, cutAt }) => ({ n, at: cutAt })),
    can: { classify: may.issue(actor, meeting.id) },
  }
}

const kept = z.array(classified.extend({ derestrictedAt: z.coerce.date().nullable() }))

/** A list as it was cut. CLASSIFICATION_UNKNOWN when the meeting has none of that number. */
async function cutOf(tx: Tx, meeting: number, n: number): Promise<{ lines: Classified[]; cutAt: Date }> {
  const row = await tx.classificationCut.findUnique({ where: { meetingId_n: { meetingId: meeting, n } } })
  if (!row) throw refusal('CLASSIFICATION_UNKNOWN', 'unknown')
  return { lines: kept.parse(row.lines), cutAt: row.cutAt }
}

/**
 * Freezes the list of a meeting that has closed, as it stands at this moment (domain.md: one classification list per meeting, public being
 * the rule at its close; 'How the SCCP works': within two weeks). Closed again, it is cut again and the former list stays.
 */
export async function cutClassification(tx: Tx, input: { meeting: number; closedAt: Date }): Promise<void> {
  const meeting = await tx.meeting.findUniqueOrThrow({ where: { id: input.meeting } })
  const last = await tx.classificationCut.aggregate({ where: { meetingId: meeting.id }, _max: { n: true } })
  const lines = linesOf(meeting, await standingPapers(tx, meeting.id))
  const n = (last._max.n ?? 0) + 1
  await tx.classificationCut.create({
    data: {
      ...{ meetingId: meeting.id, n, closedAt: input.closedAt, cutAt: clock.now() },
      lines: JSON.parse(JSON.stringify(lines)) as Prisma.InputJsonArray,
    },
  })
  await record(tx, machine('documents'), {
    act: 'documents.classification.cut',
    object: { kind: 'meeting', id: String(meeting.id) },
    meeting: meeting.id,
    audience: 'secretariat',
    after: { n, papers: lines.length, restricted: lines.filter((line) => line.access !== 'public').length },
  })
}

/** The document classification list of a meeting, by number: what is public, what is not, why and until when. For the office. */
export function classification(
  actor: Actor,
  input: { meeting: number; cut?: number | null },
): Promise<ClassificationView> {
  return db.as(actor, async (tx) => {
    const meeting = await meetingOf(tx, actor, input.meeting)
    permit(may.follow(actor, meeting.id))
    const list = await listOf(tx, actor, meeting, await standingPapers(tx, meeting.id))
    return input.cut ? { ...list, ...(await cutOf(tx, meeting.id, input.cut)) } : list
  })
}

/** The list as CSV with a byte-order mark, its heads in English as the database wants them. */
export function classificationCsv({ lines }: ClassificationView): string {
  const t = wordsIn('en', 'documents')
  const columns = ['number', 'paperTitle', 'item', 'submittedBy', 'publicAccess', 'restriction', 'derestrictOn', 'file']
  const rows = lines.map((line) => [
    ...[line.number, line.title, line.itemLabel ?? '', line.submittedBy],
    t(`yes.${line.access === 'public'}`),
    ...[line.restriction ?? '', line.derestrictOn ?? '', line.fileName],
  ])
  const heads = columns.map((column) => t(`classified.${column}`))
  return `\ufeff${[heads, ...rows].map((cells) => csvLine(cells)).join('')}`
}

/** A paper's folder and name there, without its ending. */
const placeOf = (list: ClassificationView, meeting: Meeting, row: Standing[number]): string =>
  `${list.folder}/${row.access === 'public' ? 'Public' : 'Restricted'}/${databaseName(meeting, row.sequence)}`

/** The cover sheets of the papers, in English as the database wants them; the agenda's editions hold their own. */
function coversOf(list: ClassificationView, meeting: Meeting, rows: Standing) {
  return rows
    .filter((row) => row.sequence > 1)
    .map((row) => {
      const { number, title, purpose, previous } = row.version
      const words = { number, previous, title: title ?? row.title, purpose: purpose ?? row.purpose }
      const facts = { ...row, ...words, economies: row.economies.map((one) => one.party) }
      return { path: `${placeOf(list, meeting, row)}_cover.docx`, cover: coverFrom(facts, meeting, 'en') }
    })
}

/**
 * What goes to the meeting document database: the files that stand under its names with their cover sheets, public ones and restricted
 * ones apart, and the list of them. For the secretariat.
 */
export function databasePack(
  actor: Actor,
  input: { meeting: number },
): Promise<{
  files: Packed[]
  covers: Array<{ path: string; cover: Cover }>
  list: ClassificationView
  /** the list as it stood when the meeting closed */
  closing: ClassificationView | null
}> {
  return db.as(actor, async (tx) => {
    const meeting = await meetingOf(tx, actor, input.meeting)
    permit(may.issue(actor, meeting.id))
    const rows = await standingPapers(tx, meeting.id)
    const list = await listOf(tx, actor, meeting, rows)
    const [latest] = list.cuts
    const closing = latest ? { ...list, ...(await cutOf(tx, meeting.id, latest.n)) } : null
    const files = rows.flatMap((row) =>
      row.version.files
        .filter((file) => file.stored.state === 'clean')
        .map(({ language, original, hash, stored }) => ({
          path: `${placeOf(list, meeting, row)}${original ? '' : `_${language}`}.${stored.type}`,
          hash,
          size: Number(stored.size),
          at: row.version.circulatedAt ?? stored.storedAt,
        })),
    )
    return { files, list, closing, covers: coversOf(list, meeting, rows) }
  })
}
