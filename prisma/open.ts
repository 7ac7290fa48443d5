import { join } from 'node:path'
import pg from 'pg'
import { portalRole } from '#server/kernel/portal-role.ts'
import { type Settings, StartRefusal } from '#server/kernel/settings.ts'
import { keptSecret, openEmbedded } from './embedded.ts'
import { prepareDatabase } from './prepare.ts'

/** A database that is migrated and ready for requests. */
export interface Database {
  ownerUrl: string
  authSecret: string
  /** names of the migrations applied by this start */
  applied: string[]
  stop: () => Promise<void>
}

const oldest = 150_000

async function checkServer(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  try {
    await client.connect()
    const { rows } = await client.query<{
      version: string
      owner: boolean
      roles: boolean
    }>(`SELECT current_setting('server_version_num') AS version,
      pg_has_role((SELECT datdba FROM pg_database WHERE datname = current_database()), 'USAGE') AS owner,
      (SELECT rolcreaterole OR rolsuper FROM pg_roles WHERE rolname = current_user) AS roles`)
    const [facts] = rows
    if (Number(facts?.version) < oldest)
      throw new StartRefusal('DATABASE_URL: the portal needs PostgreSQL 15 or newer.')
    if (!facts?.owner) throw new StartRefusal('DATABASE_URL: its user has to own the database.')
    if (!facts.roles) throw new StartRefusal('DATABASE_URL: its user lacks the right CREATEROLE.')
  } catch (error) {
    if (error instanceof StartRefusal) throw error
    throw new StartRefusal(
      `DATABASE_URL: the database does not answer: ${(error as Error).message || (error as { code?: string }).code}.`,
      { cause: error },
    )
  } finally {
    await client.end().catch(() => undefined)
  }
}

/** Whether the first start was cut off while it loaded the starting data: nobody has been in this portal yet. */
async function isHalfSeeded(ownerUrl: string, authSecret: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: portalRole(ownerUrl, authSecret).url })
  try {
    await client.connect()
    await client.query(`SELECT set_config('app.capacity', 'machine', false)`)
    const { rows } = await client.query<{ key: string }>(
      `SELECT key FROM installation WHERE key IN ('seed:begun', 'seed:done')`,
    )
    return rows.length === 1 && rows[0]?.key === 'seed:begun'
  } catch {
    // no role, no table: the very first start
    return false
  } finally {
    await client.end().catch(() => undefined)
  }
}

/** Opens the database of the settings (the embedded one when DATABASE_URL is unset) and brings it up to date; throws StartRefusal. */
export async function openDatabase(settings: Settings): Promise<Database> {
  const embedded = settings.databaseUrl ? undefined : await openEmbedded(settings.dataDir)
  const ownerUrl = settings.databaseUrl ?? embedded?.ownerUrl ?? ''
  const authSecret = settings.authSecret ?? keptSecret(join(settings.dataDir, 'auth.key'))
  const stop = embedded?.stop ?? (() => Promise.resolve())
  try {
    if (!embedded) await checkServer(ownerUrl)
    if (await isHalfSeeded(ownerUrl, authSecret)) {
      if (!embedded)
        throw new StartRefusal(
          'DATABASE_URL: the first start was cut off while it loaded the starting data; empty the database and start again.',
        )
      await embedded.renew()
    }
    return { ownerUrl, authSecret, applied: await prepareDatabase(ownerUrl, authSecret), stop }
  } catch (error) {
    await stop()
    throw error
  }
}
