import { portalRole } from './portal-role.ts'
import { readSettings, type Settings, StartRefusal } from './settings.ts'

/** The settings once the database is known: this is what the rest of the portal reads. */
export interface Env extends Settings {
  /** the database as its owner: migrations, seed, workers; never for a request */
  ownerUrl: string
  /** the database as the role that owns nothing: every request */
  portalUrl: string
  authSecret: string
  production: boolean
  /** connections of one process for requests */
  poolSize: number
}

function read(): Env {
  const settings = readSettings(process.env)
  const { databaseUrl, authSecret } = settings
  if (!databaseUrl || !authSecret)
    throw new StartRefusal(
      'DATABASE_URL: is not set yet; the portal is opened through npm start, npm run dev or the tests.',
    )
  return {
    ...settings,
    authSecret,
    ownerUrl: databaseUrl,
    portalUrl: portalRole(databaseUrl, authSecret).url,
    production: process.env.NODE_ENV === 'production',
    poolSize: 20,
  }
}

let known: Env | undefined

/**
 * The portal's settings. Read at the first question and not at import, because a build imports everything
 * and because the embedded database gets its address only while the portal starts.
 */
export const env: Readonly<Env> = new Proxy({} as Env, {
  get: (_, key) => Reflect.get((known ??= read()), key),
})

/** The settings as they stand before a database is open; throws StartRefusal naming the wrong one. */
export function settings(): Settings {
  return readSettings(process.env)
}

/** Fills in what the start found out (DATABASE_URL, AUTH_SECRET …), for this process and everything it loads later. */
export function provide(values: Record<string, string>): void {
  Object.assign(process.env, values)
  known = undefined
}

/** The file of TEST_CLOCK, if one is set; answers without a database, so that pure code may ask for the time. */
export function testClock(): string | undefined {
  return process.env['TEST_CLOCK'] || undefined
}
