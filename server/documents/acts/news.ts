import type { Actor } from '#server/kernel/actor.ts'
import { clock } from '#server/kernel/clock.ts'
import { db } from '#server/kernel/db.ts'
import { refusal } from '#server/kernel/errors.ts'
import type { Tx } from '#server/kernel/tx.ts'
import { meetingOf } from '#server/meetings/service.ts'
import type { Prisma } from '#prisma/client/client.ts'
import { rights } from '../policy.ts'
import { type ChangeCounts, countChanges } from '../shape/comparison.ts'
import type { NewsView } from '../shape/reading.ts'

/** What follows within this time is still the same visit, in milliseconds. */
const visitLasts = 30 * 60_000
/** So many papers are told; the list of papers shows them all. */
const most = 100

interface Visit {
  before: Date
  at: Date
}

/** The end of the visit before the present one; null when there was none. */
function sinceOf(row: Visit | null, now: Date): Date | null {
  if (!row) return null
  const since = now.getTime() - row.at.getTime() > visitLasts ? row.at : row.before
  return since.getTime() === 0 ? null : since
}

const include = {
  economies: { select: { party: true } },
  versions: {
    where: { circulatedAt: { not: null } },
    orderBy: { revision: 'desc' },
    include: { files: { where: { original: true }, select: { id: true } } },
  },
} satisfies Prisma.PaperInclude
type Told = Prisma.PaperGetPayload<{ include: typeof include }>

/** What a revision touched, and how many of the reader's notes stand on it. */
async function touched(tx: Tx, actor: Actor, paper: Told, files: [string | undefined, string | undefined]) {
  const nothing: { changes: ChangeCounts | null; noted: number } = { changes: null, noted: 0 }
  const [before, now] = files
  if (before === undefined || now === undefined) return nothing
  const rows = await tx.paperBlock.findMany({
    where: { fileId: { in: [before, now] } },
    orderBy: { position: 'asc' },
    select: { fileId: true, block: true, hash: true },
  })
  const of = (file: string) => rows.filter((row) => row.fileId === file)
  if (of(before).length === 0 || of(now).length === 0) return nothing
  const stands = new Set(of(now).map((row) => `${row.block} ${row.hash}`))
  const altered = of(before).filter((row) => !stands.has(`${row.block} ${row.hash}`))
  const noted = await tx.paperNote.count({
    where: {
      personId: actor.person ?? '',
      paperId: paper.id,
      fileId: { not: now },
      block: { in: altered.map((row) => row.block) },
    },
  })
  return { changes: countChanges(of(before), of(now)), noted }
}

async function told(tx: Tx, actor: Actor, paper: Told, since: Date | null): Promise<NewsView['papers'][number] | null> {
  const stands = paper.versions.find((one) => one.status === 'issued') ?? paper.versions[0]
  if (!stands) return null
  const came = (one: { circulatedAt: Date | null }): boolean => since === null || (one.circulatedAt ?? since) > since
  const known = since === null ? undefined : paper.versions.find((one) => !came(one) && one.status !== 'withdrawn')
  const gone = stands.status === 'withdrawn'
  if (gone && (since === null || stands.endedAt === null || stands.endedAt <= since)) return null
  if (!gone && !came(stands)) return null
  const revised = !gone && known !== undefined
  return {
    paper: paper.id,
    number: stands.number,
    title: stands.title ?? paper.title,
    kind: gone ? 'withdrawn' : revised ? 'revised' : 'new',
    at: (gone ? stands.endedAt : stands.circulatedAt) ?? stands.issuedAt,
    revision: stands.revision,
    from: revised ? known.revision : null,
    ...(await touched(tx, actor, paper, [revised ? known.files[0]?.id : undefined, stands.files[0]?.id])),
  }
}

/** What has come among a meeting's papers since the reader's last visit: new, revised with what changed, withdrawn. */
export function news(actor: Actor, input: { meeting: number }): Promise<NewsView> {
  return db.as(actor, async (tx) => {
    await meetingOf(tx, actor, input.meeting)
    if (actor.person === null) throw refusal('SIGNED_OUT', 'signed-out')
    const visit = await tx.paperVisit.findUnique({
      where: { meetingId_personId: { meetingId: input.meeting, personId: actor.person } },
    })
    const since = sinceOf(visit, clock.now())
    const after = since === null ? { not: null } : { gt: since }
    const papers = await tx.paper.findMany({
      where: {
        meetingId: input.meeting,
        versions: { some: { OR: [{ circulatedAt: after }, ...(since ? [{ endedAt: { gt: since } }] : [])] } },
      },
      orderBy: { sequence: 'asc' },
      take: most,
      include,
    })
    const found: NewsView['papers'] = []
    for (const paper of papers.filter((one) => rights.read(actor, one))) {
      const one = await told(tx, actor, paper, since)
      if (one) found.push(one)
    }
    return { since, papers: found }
  })
}

/** A reader looks through a meeting's papers: what comes from now on will be new at the next visit. */
export function visit(actor: Actor, input: { meeting: number }): Promise<void> {
  return db.as(actor, async (tx) => {
    await meetingOf(tx, actor, input.meeting)
    if (actor.person === null) throw refusal('SIGNED_OUT', 'signed-out')
    const now = clock.now()
    const old = new Date(now.getTime() - visitLasts)
    await tx.$executeRaw`
      INSERT INTO paper_visit (meeting_id, person_id, before, at)
      VALUES (${input.meeting}, ${actor.person}, ${new Date(0)}, ${now})
      ON CONFLICT (meeting_id, person_id) DO UPDATE SET
        before = CASE WHEN paper_visit.at < ${old} THEN paper_visit.at ELSE paper_visit.before END, at = ${now}`
  })
}
