import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'

/** SQL on the database of a running portal with no wall at all: for faults to provoke and for facts. */
export async function queryPortal<T extends pg.QueryResultRow>(
  dataDir: string,
  text: string,
  values: unknown[] = [],
): Promise<T[]> {
  const password = readFileSync(join(dataDir, 'postgres.key'), 'utf8').trim()
  const { port } = JSON.parse(readFileSync(join(dataDir, 'postgres.json'), 'utf8')) as { port: number }
  const client = new pg.Client({ connectionString: `postgresql://postgres:${password}@127.0.0.1:${port}/sccp` })
  await client.connect()
  try {
    return (await client.query<T>(text, values)).rows
  } finally {
    await client.end()
  }
}
