import { join } from 'node:path'
import pg from 'pg'
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

/** Opens the database of the settings (the embedded one when DATABASE_URL is unset) and brings it up to date; throws StartRefusal. */
export async function openDatabase(settings: Settings): Promise<Database> {
  const embedded = settings.databaseUrl ? undefined : await openEmbedded(settings.dataDir)
  const ownerUrl = settings.databaseUrl ?? embedded?.ownerUrl ?? ''
  const authSecret = settings.authSecret ?? keptSecret(join(settings.dataDir, 'auth.key'))
  const stop = embedded?.stop ?? (() => Promise.resolve())
  try {
    if (!embedded) await checkServer(ownerUrl)
    return { ownerUrl, authSecret, applied: await prepareDatabase(ownerUrl, authSecret), stop }
  } catch (error) {
    await stop()
    throw error
  }
}
