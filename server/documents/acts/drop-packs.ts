import { z } from 'zod'
import type { Prisma } from '#prisma/client/client.ts'
import { machine } from '#server/kernel/actor.ts'
import { clock } from '#server/kernel/clock.ts'
import { db } from '#server/kernel/db.ts'
import { record } from '#server/kernel/events.ts'
import { storage } from '#server/kernel/storage.ts'
import { packDays, volume } from '../shape/packs.ts'

const clerk = machine('packs')
const minute = 60_000
/** no single paper takes as long as that: whose work it was is gone */
const patience = 15 * minute
/** and nobody waits a day for a turn */
const queued = 24 * 60 * minute

/** Forgets packs with their bytes; bytes that somebody has sent in as a paper meanwhile stay. */
export async function removePacks(where: Prisma.PackWhereInput): Promise<number> {
  const rows = await db.as(clerk, (tx) => tx.pack.findMany({ where, take: 200 }))
  for (const row of rows) {
    await db.as(clerk, (tx) => tx.pack.deleteMany({ where: { id: row.id } }))
    for (const { hash } of z.array(volume).parse(row.volumes)) {
      const kept = await db.as(clerk, async (tx) => {
        const papers = await tx.storedFile.count({ where: { hash } })
        return papers + (await tx.pack.count({ where: { volumes: { array_contains: [{ hash }] } } }))
      })
      if (kept === 0) await storage.remove(hash)
    }
  }
  return rows.length
}

/** Removes packs whose days are over, and ends those that nobody works on any more, so that they can be asked for again. */
export async function tidyPacks(): Promise<void> {
  const now = clock.now().getTime()
  const lost = await db.as(clerk, (tx) =>
    tx.pack.findMany({
      where: {
        OR: [
          { state: 'working', touchedAt: { lt: new Date(now - patience) } },
          { state: 'waiting', touchedAt: { lt: new Date(now - queued) } },
        ],
      },
      select: { id: true, meetingId: true, personId: true },
      take: 200,
    }),
  )
  for (const { id, meetingId: meeting, personId: person } of lost) {
    await db.as(clerk, async (tx) => {
      const ended = { state: 'failed', code: 'PACK_LOST', endedAt: clock.now() }
      const { count } = await tx.pack.updateMany({ where: { id, state: { in: ['waiting', 'working'] } }, data: ended })
      if (count === 0) return
      await record(tx, clerk, {
        ...{ act: 'documents.pack.failed', object: { kind: 'pack', id }, meeting, audience: 'secretariat' as const },
        after: { person, volumes: 0, code: 'PACK_LOST' },
      })
    })
  }
  const old = new Date(now - packDays * 24 * 60 * minute)
  await removePacks({ state: { in: ['ready', 'failed'] }, endedAt: { lt: old } })
}
