import type { Actor } from '#server/kernel/actor.ts'
import { clock } from '#server/kernel/clock.ts'
import { db } from '#server/kernel/db.ts'
import { permit } from '#server/kernel/policy.ts'
import type { Tx } from '#server/kernel/tx.ts'
import { chooseVersion, openPaper } from '../opened.ts'
import { mayBeAddressed, rights } from '../policy.ts'
import type { ReceiptsView } from '../shape/reading.ts'

/** Notes that a person has a version before them: on the page, or as a file. Machines read without a trace. */
export async function recordOpening(tx: Tx, actor: Actor, version: string): Promise<void> {
  if (actor.person === null) return
  const now = clock.now()
  await tx.$executeRaw`
    INSERT INTO paper_opening (version_id, person_id, party, first_at, last_at)
    VALUES (${version}, ${actor.person}, ${actor.party}, ${now}, ${now})
    ON CONFLICT (version_id, person_id) DO UPDATE SET last_at = ${now}`
}

/** A reader opens a version. Readers are told that the secretariat sees which delegations have. */
export function open(actor: Actor, input: { paper: string; version: string }): Promise<void> {
  return db.as(actor, async (tx) => {
    const paper = await openPaper(tx, actor, input.paper)
    await recordOpening(tx, actor, chooseVersion(paper, { version: input.version }).id)
  })
}

/** Which delegations have opened a version, in APEC's order: derived from their people, who are not named. For the secretariat. */
export function receipts(actor: Actor, input: { paper: string; version: string }): Promise<ReceiptsView> {
  return db.as(actor, async (tx) => {
    const paper = await openPaper(tx, actor, input.paper)
    permit(rights.receipts(actor, paper))
    const version = chooseVersion(paper, { version: input.version })
    const earlier = paper.versions.filter((one) => one.revision < version.revision).map((one) => one.id)
    const rows = await tx.paperOpening.groupBy({
      by: ['versionId', 'party'],
      where: { versionId: { in: [version.id, ...earlier] }, party: { not: null } },
      _min: { firstAt: true },
    })
    const parties = await tx.party.findMany({ orderBy: { position: 'asc' } })
    const delegations = parties
      .filter(
        (one) => (one.kind === 'economy' && mayBeAddressed(paper, one.id)) || rows.some((row) => row.party === one.id),
      )
      .map((one) => {
        const own = rows.filter((row) => row.party === one.id)
        return {
          party: one.id,
          abbreviation: one.abbreviation,
          openedAt: own.find((row) => row.versionId === version.id)?._min.firstAt ?? null,
          earlier: own.some((row) => row.versionId !== version.id) && own.every((row) => row.versionId !== version.id),
        }
      })
    return { number: version.number, opened: delegations.filter((one) => one.openedAt).length, delegations }
  })
}
