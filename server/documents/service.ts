import type { Actor } from '#server/kernel/actor.ts'
import { clock } from '#server/kernel/clock.ts'
import { db } from '#server/kernel/db.ts'
import { refusal } from '#server/kernel/errors.ts'
import { record } from '#server/kernel/events.ts'
import { permit } from '#server/kernel/policy.ts'
import type { Tx } from '#server/kernel/tx.ts'
import { meetingOf } from '#server/meetings/service.ts'
import { paperNumber, seriesPrefix } from './numbering.ts'
import { may, readable } from './policy.ts'
import { type Access, type PaperPurpose, type PaperView, versionStatus } from './schema.ts'

/** A paper that has its number. */
export interface Issued {
  paper: string
  version: string
  number: string
  revision: number
}

/** What a paper says of itself when it is issued. */
export interface NewPaper {
  meeting: number
  title: string
  purpose: PaperPurpose
  submittedBy: string
  access: Access
  item?: { id: string; label: string } | null
  /** the meeting's number 001, which its series keeps for the agenda */
  reserved?: boolean
}

/** Opens a meeting's series if it has none; 001 is kept, so the counter begins at 2. */
async function open(tx: Tx, meeting: { id: number; year: number; som: string; ordinal: number }): Promise<void> {
  await tx.$executeRaw`INSERT INTO paper_series (meeting_id, prefix, next) VALUES (${meeting.id}, ${seriesPrefix(meeting)}, 2) ON CONFLICT DO NOTHING`
}

/** Opens the series of a meeting, when the meeting is made; harmless when it stands. */
async function openSeries(tx: Tx, actor: Actor, meeting: number): Promise<void> {
  const row = await meetingOf(tx, actor, meeting)
  permit(may.issue(actor, meeting))
  await open(tx, row)
}

/**
 * Holds a meeting's counter row until the transaction ends: whoever numbers a paper there waits for its turn.
 * Gives the series' prefix.
 */
export async function holdSeries(tx: Tx, actor: Actor, meeting: number): Promise<string> {
  await openSeries(tx, actor, meeting)
  const [series] = await tx.$queryRaw<
    Array<{ prefix: string }>
  >`SELECT prefix FROM paper_series WHERE meeting_id = ${meeting} FOR UPDATE`
  if (!series) throw refusal('MEETING_UNKNOWN', 'unknown')
  return series.prefix
}

/**
 * Issues a paper under the next number of its meeting. The number comes from the locked counter row in the caller's
 * transaction: what is refused later gives it back, so the numbers have no gap. PAPER_NUMBER_TAKEN for a second 001.
 */
export async function issuePaper(tx: Tx, actor: Actor, paper: NewPaper): Promise<Issued> {
  const prefix = await holdSeries(tx, actor, paper.meeting)
  let sequence = 1
  if (!paper.reserved) {
    const [taken] = await tx.$queryRaw<Array<{ sequence: number }>>`
      UPDATE paper_series SET next = next + 1 WHERE meeting_id = ${paper.meeting} RETURNING next - 1 AS sequence`
    sequence = taken?.sequence ?? 0
  } else if ((await tx.paper.count({ where: { meetingId: paper.meeting, sequence } })) > 0) {
    throw refusal('PAPER_NUMBER_TAKEN', 'conflict')
  }
  const { meeting, title, purpose, submittedBy, access } = paper
  const row = await tx.paper.create({
    data: {
      meetingId: meeting,
      sequence,
      title,
      purpose,
      submittedBy,
      access,
      createdAt: clock.now(),
      circulatedAt: clock.now(),
      itemId: paper.item?.id ?? null,
      itemLabel: paper.item?.label ?? null,
    },
  })
  return write(tx, actor, { ...row, prefix, revision: 0 })
}

async function write(
  tx: Tx,
  actor: Actor,
  paper: { id: string; meetingId: number; sequence: number; access: string; prefix: string; revision: number },
): Promise<Issued> {
  const number = paperNumber(paper.prefix, paper.sequence, paper.revision)
  const version = await tx.paperVersion.create({
    data: {
      paperId: paper.id,
      revision: paper.revision,
      number,
      status: 'issued',
      issuedAt: clock.now(),
      circulatedAt: clock.now(),
    },
  })
  await record(tx, actor, {
    act: paper.revision === 0 ? 'documents.paper.issued' : 'documents.paper.revised',
    object: { kind: 'paper', id: paper.id },
    meeting: paper.meetingId,
    audience: paper.access as Access,
    after: { number, revision: paper.revision },
  })
  return { paper: paper.id, version: version.id, number, revision: paper.revision }
}

/** Issues the next revision of a paper; the version that stood is superseded. PAPER_UNKNOWN when the actor sees none. */
export async function revisePaper(tx: Tx, actor: Actor, input: { meeting: number; version: string }): Promise<Issued> {
  const prefix = await holdSeries(tx, actor, input.meeting)
  const known = await tx.paperVersion.findUnique({
    where: { id: input.version },
    select: { paper: { include: { versions: true } } },
  })
  if (!known || known.paper.meetingId !== input.meeting) throw refusal('PAPER_UNKNOWN', 'unknown')
  const { versions, ...paper } = known.paper
  await tx.paperVersion.updateMany({
    where: { paperId: paper.id, status: 'issued' },
    data: { status: 'superseded', endedAt: clock.now() },
  })
  const revision = Math.max(...versions.map((version) => version.revision)) + 1
  return write(tx, actor, { ...paper, prefix, revision })
}

/** The number that the next version would have: of a known paper, or of the meeting's 001 that has none yet. Reserves nothing. */
export async function nextNumber(
  tx: Tx,
  actor: Actor,
  input: { meeting: number; version: string | null },
): Promise<string> {
  const meeting = await meetingOf(tx, actor, input.meeting)
  const known = input.version
    ? await tx.paperVersion.findUnique({
        where: { id: input.version },
        select: { paper: { include: { versions: true } } },
      })
    : null
  const revision = known ? Math.max(...known.paper.versions.map((version) => version.revision)) + 1 : 0
  return paperNumber(seriesPrefix(meeting), known?.paper.sequence ?? 1, revision)
}

/** Takes a version back with a reason; the number stays used, and the version before it stands again. */
export async function withdrawVersion(
  tx: Tx,
  actor: Actor,
  input: { meeting: number; version: string; reason: string },
): Promise<void> {
  await holdSeries(tx, actor, input.meeting)
  const row = await tx.paperVersion.findUnique({ where: { id: input.version }, include: { paper: true } })
  if (!row || row.paper.meetingId !== input.meeting) throw refusal('PAPER_UNKNOWN', 'unknown')
  if (row.status === 'withdrawn') throw refusal('PAPER_WITHDRAWN', 'conflict')
  await tx.paperVersion.update({
    where: { id: row.id },
    data: { status: 'withdrawn', endedAt: clock.now(), reason: input.reason },
  })
  const before = await tx.paperVersion.findFirst({
    where: { paperId: row.paperId, status: { not: 'withdrawn' } },
    orderBy: { revision: 'desc' },
  })
  if (before && row.status === 'issued') {
    await tx.paperVersion.update({ where: { id: before.id }, data: { status: 'issued', endedAt: null } })
  }
  await record(tx, actor, {
    act: 'documents.paper.withdrawn',
    object: { kind: 'paper', id: row.paperId },
    meeting: input.meeting,
    audience: row.paper.access as Access,
    after: { number: row.number, reason: input.reason },
  })
}

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
