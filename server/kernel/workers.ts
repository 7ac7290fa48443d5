import { makeWorkerUtils } from 'graphile-worker'
import pg from 'pg'
import { env } from './env.ts'

const key = 5_337_002

/** Gives back the jobs of processes that were killed: the queue itself would wait four hours for them. */
async function freeForsaken(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ locked_by: string }>(
    'SELECT DISTINCT locked_by FROM graphile_worker.jobs WHERE locked_by IS NOT NULL',
  )
  if (rows.length === 0) return
  const utils = await makeWorkerUtils({ connectionString: env.ownerUrl })
  try {
    await utils.forceUnlockWorkers(rows.map((row) => row.locked_by))
  } finally {
    await utils.release()
  }
}

// who joins again after its connection broke has jobs of its own under way
async function join(first: boolean): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: env.ownerUrl, application_name: 'sccp-portal worker' })
  client.on('error', () => undefined)
  await client.connect()
  const { rows } = await client.query<{ alone: boolean }>('SELECT pg_try_advisory_lock($1) AS alone', [key])
  if (first && rows[0]?.alone) await freeForsaken(client)
  // shared while the exclusive one is still held: nobody comes in between
  await client.query('SELECT pg_advisory_lock_shared($1)', [key])
  if (rows[0]?.alone) await client.query('SELECT pg_advisory_unlock($1)', [key])
  return client
}

const wait = (ms: number) => new Promise((done) => setTimeout(done, ms))

/**
 * Takes part in the queue's work. A lock of PostgreSQL is shared by all processes that work; who finds nobody else at its
 * start takes up what killed processes have left. Gives a way to leave.
 */
export async function joinWorkers(): Promise<() => Promise<void>> {
  const state = { over: false }
  let client = await join(true)
  const watch = (held: pg.Client) => held.on('end', () => void again())
  async function again(): Promise<void> {
    while (!state.over) {
      await wait(1000)
      const next = await join(false).catch(() => undefined)
      if (!next) continue
      client = next
      watch(next)
      return
    }
  }
  watch(client)
  return async () => {
    state.over = true
    await client.end().catch(() => undefined)
  }
}
