import type { Event } from '#prisma/client/client.ts'
import { machine } from './actor.ts'
import { db } from './db.ts'
import type { Tx } from './tx.ts'

/** Reads events and writes what follows from them, in the transaction that also moves its cursor: each event counts once. */
export type Hear = (tx: Tx, events: Event[]) => Promise<void>

const portion = 200

/**
 * Hands one observer the next portion of events behind its cursor; gives how many there were.
 * The cursor is (xid, id), and reading stops at the oldest running transaction: an event that commits late is not skipped.
 * Another process that holds the cursor makes this one come back empty-handed.
 */
export function hearNext(observer: string, hear: Hear): Promise<number> {
  const key = `cursor:${observer}`
  return db.as(
    machine(observer),
    async (tx) => {
      await tx.$executeRaw`INSERT INTO installation (key, value) VALUES (${key}, '{"xid": "0", "id": "0"}') ON CONFLICT DO NOTHING`
      const [held] = await tx.$queryRaw<Array<{ xid: string; id: string }>>`
        SELECT value->>'xid' AS xid, value->>'id' AS id FROM installation WHERE key = ${key} FOR UPDATE SKIP LOCKED`
      if (!held) return 0
      const ids = await tx.$queryRaw<Array<{ id: bigint }>>`
        SELECT id FROM event WHERE (xid, id) > (${held.xid}::bigint, ${held.id}::bigint)
          AND xid < pg_snapshot_xmin(pg_current_snapshot())::text::bigint ORDER BY xid, id LIMIT ${portion}`
      if (ids.length === 0) return 0
      const events = await tx.event.findMany({
        where: { id: { in: ids.map((row) => row.id) } },
        orderBy: [{ xid: 'asc' }, { id: 'asc' }],
      })
      await hear(tx, events)
      const last = events.at(-1)
      if (last) {
        const cursor = JSON.stringify({ xid: String(last.xid), id: String(last.id) })
        await tx.$executeRaw`UPDATE installation SET value = ${cursor}::jsonb WHERE key = ${key}`
      }
      return events.length
    },
    30_000,
  )
}
