import type { Prisma } from '#prisma/client/client.ts'
import type { Actor } from '#server/kernel/actor.ts'
import { db } from '#server/kernel/db.ts'
import { permit } from '#server/kernel/policy.ts'
import { meetingOf } from '#server/meetings/service.ts'
import { bringsFor, may, readable, rights, takes } from '../policy.ts'
import {
  type Access,
  type PaperList,
  type PaperPurpose,
  type PaperVersionView,
  type PaperView,
  type SubmissionView,
  versionStatus,
} from '../schema.ts'
import { dayOf, fileFacts, storedFacts, viewOf, viewsOf } from '../submission.ts'

const withVersions = {
  economies: true,
  versions: {
    orderBy: { revision: 'desc' },
    include: { files: { include: { stored: storedFacts }, orderBy: { original: 'desc' } } },
  },
} satisfies Prisma.PaperInclude
type Row = Prisma.PaperGetPayload<{ include: typeof withVersions }>

/** A version as every list shows it. */
export function versionView(row: Omit<Row['versions'][number], 'files'>): PaperVersionView {
  const { id, revision, number, status, issuedAt, endedAt, reason, late, consent, circulatedAt, correctUntil } = row
  return {
    ...{ id, revision, number, issuedAt, endedAt, reason, late, consent, circulatedAt, correctUntil },
    status: versionStatus.parse(status),
  }
}

/** The facts of a paper that every view of it holds. */
export function paperFacts(row: Omit<Row, 'versions'>) {
  return {
    id: row.id,
    sequence: row.sequence,
    title: row.title,
    item: row.itemId,
    itemLabel: row.itemLabel,
    purpose: row.purpose as PaperPurpose,
    submittedBy: row.submittedBy,
    party: row.party,
    access: row.access as Access,
    economies: row.economies.map((one) => one.party),
    derestrictOn: dayOf(row.derestrictOn),
    circulatedAt: row.circulatedAt,
  }
}

function listed(actor: Actor, { versions, ...paper }: Row, opened: Set<string>): PaperView {
  const row = { ...paper, versions: versions.filter((version) => may.readVersion(actor, paper, version)) }
  const standing = row.versions.find((version) => version.status === 'issued') ?? row.versions[0]
  return {
    ...paperFacts(row),
    versions: row.versions.map(versionView),
    files: (standing?.files ?? []).map((file) => fileFacts(file, file.original)),
    opened: standing !== undefined && opened.has(standing.id),
  }
}

/** sees submissions: all that were submitted, or those of the own delegation */
const follows = (actor: Actor, meeting: number): boolean =>
  may.follow(actor, meeting) || may.prepare(actor, meeting, bringsFor(actor))

interface Wish {
  meeting: number
  after?: number | null
  limit: number
  words?: string | null
  purpose?: string | null
  party?: string | null
}

/** The papers of a meeting that the actor may read, by number, page by page (keyset); seven queries, however long the list. */
export function papers(actor: Actor, wish: Wish): Promise<PaperList> {
  return db.as(actor, async (tx) => {
    const meeting = await meetingOf(tx, actor, wish.meeting)
    const rows = await tx.paper.findMany({
      where: {
        AND: [
          { meetingId: meeting.id, sequence: { gt: wish.after ?? 0 } },
          readable(actor, meeting.id),
          wish.purpose ? { purpose: wish.purpose } : {},
          wish.party ? { party: wish.party } : {},
          wish.words
            ? {
                OR: [
                  { title: { contains: wish.words, mode: 'insensitive' } },
                  { versions: { some: { number: { contains: wish.words, mode: 'insensitive' } } } },
                ],
              }
            : {},
        ],
      },
      orderBy: { sequence: 'asc' },
      take: wish.limit + 1,
      include: withVersions,
    })
    const page = rows.slice(0, wish.limit)
    const openings = await tx.paperOpening.findMany({
      where: { personId: actor.person ?? '', versionId: { in: page.flatMap((row) => row.versions.map((v) => v.id)) } },
      select: { versionId: true },
    })
    const opened = new Set(openings.map((one) => one.versionId))
    return {
      papers: page.filter((row) => rights.read(actor, row)).map((row) => listed(actor, row, opened)),
      next: rows.length > wish.limit ? (page.at(-1)?.sequence ?? null) : null,
      can: {
        circulate: may.issue(actor, meeting.id) && takes.circulation(meeting.status),
        prepare: may.prepare(actor, meeting.id, bringsFor(actor)) && takes.papers(meeting.status),
        follow: follows(actor, meeting.id),
        name: may.name(actor, meeting.id),
        import: may.issue(actor, meeting.id) && takes.imports(meeting.status),
      },
    }
  })
}

/** The submissions of a meeting that the actor may see: the own delegation's, or for the secretariat and the chair what was submitted. */
export function submissions(actor: Actor, input: { meeting: number }): Promise<SubmissionView[]> {
  return db.as(actor, async (tx) => {
    const meeting = await meetingOf(tx, actor, input.meeting)
    permit(follows(actor, meeting.id))
    return viewsOf(tx, actor, { meetingId: meeting.id })
  })
}

/** One submission. SUBMISSION_UNKNOWN when there is none for the actor. */
export function submission(actor: Actor, input: { submission: string }): Promise<SubmissionView> {
  return db.as(actor, (tx) => viewOf(tx, actor, input.submission))
}
