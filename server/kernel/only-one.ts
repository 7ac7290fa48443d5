import pg from 'pg'
import { env } from './env.ts'
import { log } from './log.ts'
import { StartRefusal } from './settings.ts'

const key = 5_337_001

async function hold(): Promise<pg.Client | undefined> {
  const client = new pg.Client({
    connectionString: env.ownerUrl,
    application_name: 'sccp-portal collab',
    keepAlive: true,
  })
  client.on('error', () => undefined)
  await client.connect()
  const { rows } = await client.query<{ held: boolean }>('SELECT pg_try_advisory_lock($1) AS held', [key])
  if (rows[0]?.held) return client
  await client.end()
  return undefined
}

const wait = (ms: number) => new Promise((done) => setTimeout(done, ms))

/**
 * Makes sure that one process alone co-edits on this database: two would hold two copies of a document (C15). A lock of
 * PostgreSQL is held while the process lives, and taken again when the connection breaks. Gives a way to let go.
 */
export async function beTheOnlyOne(): Promise<() => Promise<void>> {
  let client: pg.Client | undefined
  const state = { over: false }
  // the process before may have been killed a moment ago
  for (let i = 0; i < 20 && !client; i++) {
    client = await hold()
    if (!client) await wait(150)
  }
  if (!client)
    throw new StartRefusal(
      'ROLE: another process already co-edits on this database; start this one without collab, or set REDIS_URL.',
    )
  const watch = (held: pg.Client) => held.on('end', () => void again())
  async function again(): Promise<void> {
    while (!state.over) {
      const next = await hold().catch(() => undefined)
      if (next) {
        client = next
        watch(next)
        return
      }
      log.error({ what: 'collab.lock.lost' })
      await wait(1000)
    }
  }
  watch(client)
  return async () => {
    state.over = true
    await client?.end().catch(() => undefined)
  }
}
