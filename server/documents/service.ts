import type { Actor } from '#server/kernel/actor.ts'
import { clock } from '#server/kernel/clock.ts'
import { refusal } from '#server/kernel/errors.ts'
import { record } from '#server/kernel/events.ts'
import { permit } from '#server/kernel/policy.ts'
import type { Tx } from '#server/kernel/tx.ts'
import { meetingOf } from '#server/meetings/service.ts'
import { paperNumber, seriesPrefix } from './numbering.ts'
import { audienceFor } from './audience.ts'
import { may } from './policy.ts'
import type { Access, PaperPurpose } from './schema.ts'

/** A paper that has its number. */
export interface Issued {
  paper: string
  version: string
  number: string
  revision: number
}

/** What a version says of itself beside its number: the cover sheet as it was issued, and how it came. */
interface VersionFacts {
  late?: boolean
  consent?: string | null
  previous?: string | null
  title?: string
  purpose?: string
}

/** What a paper says of itself when it is issued. */
export interface NewPaper {
  meeting: number
  title: string
  purpose: PaperPurpose
  submittedBy: string
  access: Access
  item?: { id: string; label: string } | null
  /** who brings it; null = the secretariat */
  party?: string | null
  economies?: string[]
  restriction?: string | null
  /** 'YYYY-MM-DD' */
  derestrictOn?: string | null
  version?: VersionFacts
  /** its readers see it when it is circulated, not yet with its number */
  waits?: boolean
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
  const { meeting, title, purpose, submittedBy, access, waits = false } = paper
  const row = await tx.paper.create({
    data: {
      ...{ meetingId: meeting, sequence, title, purpose, submittedBy, access },
      party: paper.party ?? null,
      restriction: paper.restriction ?? null,
      derestrictOn: paper.derestrictOn ? new Date(paper.derestrictOn) : null,
      createdAt: clock.now(),
      circulatedAt: waits ? null : clock.now(),
      itemId: paper.item?.id ?? null,
      itemLabel: paper.item?.label ?? null,
    },
  })
  const economies = (paper.economies ?? []).map((party) => ({ paperId: row.id, party }))
  if (economies.length > 0) await tx.paperEconomy.createMany({ data: economies })
  return write(tx, actor, { ...row, prefix, revision: 0, waits, facts: paper.version ?? {} })
}

interface Written {
  id: string
  meetingId: number
  sequence: number
  access: string
  prefix: string
  revision: number
  waits: boolean
  facts: VersionFacts
}

async function write(tx: Tx, actor: Actor, paper: Written): Promise<Issued> {
  const { id, revision, waits, facts } = paper
  const number = paperNumber(paper.prefix, paper.sequence, revision)
  const issued = { status: 'issued', issuedAt: clock.now(), circulatedAt: waits ? null : clock.now() }
  const version = await tx.paperVersion.create({ data: { paperId: id, revision, number, ...issued, ...facts } })
  await record(tx, actor, {
    act: waits ? 'documents.paper.numbered' : revision === 0 ? 'documents.paper.issued' : 'documents.paper.revised',
    object: { kind: 'paper', id },
    meeting: paper.meetingId,
    audience: waits ? 'secretariat' : audienceFor(paper.access),
    after: { number, revision },
  })
  return { paper: id, version: version.id, number, revision }
}

/**
 * Issues the next revision of a paper; the version that stood is superseded, or stands until the revision that `waits` is
 * circulated. PAPER_UNKNOWN when the actor sees none.
 */
export async function revisePaper(
  tx: Tx,
  actor: Actor,
  input: { meeting: number; version: string; facts?: VersionFacts; waits?: boolean },
): Promise<Issued> {
  const prefix = await holdSeries(tx, actor, input.meeting)
  const known = await tx.paperVersion.findUnique({
    where: { id: input.version },
    select: { paper: { include: { versions: true } } },
  })
  if (!known || known.paper.meetingId !== input.meeting) throw refusal('PAPER_UNKNOWN', 'unknown')
  const { versions, ...paper } = known.paper
  const waits = input.waits ?? false
  if (!waits) {
    await tx.paperVersion.updateMany({
      where: { paperId: paper.id, status: 'issued' },
      data: { status: 'superseded', endedAt: clock.now() },
    })
  }
  const revision = Math.max(...versions.map((version) => version.revision)) + 1
  return write(tx, actor, { ...paper, prefix, revision, waits, facts: input.facts ?? {} })
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
    audience: audienceFor(row.paper.access),
    after: { number: row.number, reason: input.reason },
  })
}

export { readingOfUpload, type UploadReading } from './acts/read-upload.ts'
export { announcedPapers, readableTitles } from './acts/announced.ts'
