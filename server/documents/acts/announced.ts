import type { Tx } from '#server/kernel/tx.ts'

/** A paper that hangs on an agenda item, by its number. */
export interface Announced {
  paper: string
  item: string
  number: string
}

/** The circulated papers of a meeting that hang on an item and that every member may read, in the order of their numbers. */
export async function announcedPapers(tx: Tx, meeting: number): Promise<Announced[]> {
  const rows = await tx.paper.findMany({
    where: {
      ...{ meetingId: meeting, itemId: { not: null }, access: { in: ['public', 'members'] } },
      circulatedAt: { not: null },
      versions: { some: { status: 'issued' } },
    },
    orderBy: { sequence: 'asc' },
    select: {
      id: true,
      itemId: true,
      versions: { where: { status: 'issued' }, orderBy: { revision: 'desc' }, take: 1, select: { number: true } },
    },
  })
  return rows.flatMap(({ id, itemId, versions: [version] }) =>
    itemId && version ? [{ paper: id, item: itemId, number: version.number }] : [],
  )
}

/** The titles of those among these papers that the actor may read now; row-level security holds the rule. */
export async function readableTitles(tx: Tx, papers: string[]): Promise<Map<string, string>> {
  if (papers.length === 0) return new Map()
  const rows = await tx.paper.findMany({ where: { id: { in: papers } }, select: { id: true, title: true } })
  return new Map(rows.map(({ id, title }) => [id, title]))
}
