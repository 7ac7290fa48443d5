import type { Meeting, Prisma } from '#prisma/client/client.ts'
import type { Actor } from '#server/kernel/actor.ts'
import type { Tx } from '#server/kernel/tx.ts'
import { meetingOf } from '#server/meetings/service.ts'
import { may, readable, rights } from './policy.ts'
import { storedFacts } from './submission.ts'

const most = 2000
const withFiles = {
  files: {
    where: { stored: { state: 'clean' } },
    include: { stored: storedFacts },
    orderBy: [{ original: 'desc' }, { language: 'asc' }],
  },
} satisfies Prisma.PaperVersionInclude
type Version = Prisma.PaperVersionGetPayload<{ include: typeof withFiles }>

/** A paper in a pack: its version that stands, with the files whose bytes may leave. */
export interface PackedPaper {
  id: string
  sequence: number
  title: string
  itemLabel: string | null
  purpose: string
  submittedBy: string
  access: string
  version: Version
}

const byItem = (a: PackedPaper, b: PackedPaper): number =>
  (a.itemLabel ?? '0').localeCompare(b.itemLabel ?? '0', 'en', { numeric: true }) || a.sequence - b.sequence

/**
 * The papers of a meeting that the actor may read, each in the version that stands; with `since` only what was circulated after it. By
 * agenda item and number, 001 first, which has no file of its own. MEETING_UNKNOWN to who may not attend.
 */
export async function papersToPack(
  tx: Tx,
  actor: Actor,
  input: { meeting: number; since: Date | null },
): Promise<{ meeting: Meeting; papers: PackedPaper[] }> {
  const meeting = await meetingOf(tx, actor, input.meeting)
  const rows = await tx.paper.findMany({
    where: { AND: [{ meetingId: meeting.id }, readable(actor, meeting.id)] },
    orderBy: { sequence: 'asc' },
    take: most,
    include: {
      economies: true,
      versions: {
        where: { status: 'issued', ...(input.since ? { circulatedAt: { gt: input.since } } : {}) },
        orderBy: { revision: 'desc' },
        include: withFiles,
      },
    },
  })
  const papers = rows.flatMap((paper): PackedPaper[] => {
    const version = paper.versions.find((one) => may.readVersion(actor, paper, one))
    const { id, sequence, title, itemLabel, purpose, submittedBy, access } = paper
    return version ? [{ id, sequence, title, itemLabel, purpose, submittedBy, access, version }] : []
  })
  return { meeting, papers: papers.toSorted(byItem) }
}

/** Whether the actor may still read all these versions and their files, as they are today. */
export async function stillReadable(tx: Tx, actor: Actor, versions: string[]): Promise<boolean> {
  const rows = await tx.paperVersion.findMany({
    where: { id: { in: versions } },
    include: { paper: { include: { economies: true } }, files: { select: { stored: { select: { state: true } } } } },
  })
  return (
    rows.length === versions.length &&
    rows.every(
      (row) =>
        may.readVersion(actor, row.paper, row) &&
        (row.status !== 'withdrawn' || rights.readAside(actor, row.paper)) &&
        row.files.every((file) => file.stored.state === 'clean' || file.stored.state === 'quarantine'),
    )
  )
}
