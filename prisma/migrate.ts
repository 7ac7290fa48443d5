import { createHash, randomUUID } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { StartRefusal } from '#server/kernel/settings.ts'

interface Migration {
  name: string
  script: string
  checksum: string
}

interface Applied {
  migration_name: string
  checksum: string
  finished_at: Date | null
  rolled_back_at: Date | null
}

// the number Prisma's own engine locks: both ways wait for each other
const prismaLock = 72707369

const ledger = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
  id VARCHAR(36) PRIMARY KEY NOT NULL, checksum VARCHAR(64) NOT NULL, finished_at TIMESTAMPTZ,
  migration_name VARCHAR(255) NOT NULL, logs TEXT, rolled_back_at TIMESTAMPTZ,
  started_at TIMESTAMPTZ NOT NULL DEFAULT now(), applied_steps_count INTEGER NOT NULL DEFAULT 0)`

/** The migrations of a folder in the order of their names, with the checksum Prisma writes. */
function readMigrations(folder: string): Migration[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(folder, entry.name, 'migration.sql')))
    .map((entry) => entry.name)
    .sort()
    .map((name) => {
      const script = readFileSync(join(folder, name, 'migration.sql'), 'utf8')
      return { name, script, checksum: createHash('sha256').update(script).digest('hex') }
    })
}

function refuseHistory(applied: Applied[], known: Map<string, Migration>): void {
  for (const row of applied) {
    const migration = known.get(row.migration_name)
    if (!row.finished_at)
      throw new StartRefusal(
        `DATABASE_URL: migration ${row.migration_name} stands half done; mend it with "npx prisma migrate resolve", then start again.`,
      )
    if (!migration)
      throw new StartRefusal(
        `DATABASE_URL: the database knows migration ${row.migration_name}, this portal does not: it is older than its data.`,
      )
    if (migration.checksum !== row.checksum)
      throw new StartRefusal(
        `DATABASE_URL: migration ${row.migration_name} was changed after it was applied; bring its file back (in development: remove DATA_DIR).`,
      )
  }
}

/**
 * Brings a database up to `prisma/migrations`, keeping Prisma's own table, so that Prisma's commands and the start agree.
 * Each migration and its row are one transaction: a kill in the middle leaves nothing half done. Starts that come together
 * wait for each other. Gives the names applied now; throws StartRefusal when history and folder do not fit.
 */
export async function applyMigrations(ownerUrl: string, folder = 'prisma/migrations'): Promise<string[]> {
  const migrations = readMigrations(folder)
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'sccp-portal migrate' })
  await client.connect()
  try {
    await client.query('SELECT pg_advisory_lock($1)', [prismaLock])
    await client.query(ledger)
    const { rows } = await client.query<Applied>(
      'SELECT migration_name, checksum, finished_at, rolled_back_at FROM _prisma_migrations WHERE rolled_back_at IS NULL',
    )
    refuseHistory(rows, new Map(migrations.map((migration) => [migration.name, migration])))
    const done = new Set(rows.map((row) => row.migration_name))
    const due = migrations.filter((migration) => !done.has(migration.name))
    for (const migration of due) await apply(client, migration)
    return due.map((migration) => migration.name)
  } finally {
    await client.end()
  }
}

async function apply(client: pg.Client, { name, script, checksum }: Migration): Promise<void> {
  try {
    await client.query('BEGIN')
    await client.query(script)
    await client.query(
      'INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count) VALUES ($1, $2, $3, now(), clock_timestamp(), 1)',
      [randomUUID(), checksum, name],
    )
    await client.query('COMMIT')
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined)
    throw new StartRefusal(`DATABASE_URL: migration ${name} failed: ${(error as Error).message}`, { cause: error })
  }
}
