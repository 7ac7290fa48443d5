import { AsyncLocalStorage } from 'node:async_hooks'
import { randomUUID } from 'node:crypto'
import { PrismaPg } from '@prisma/adapter-pg'
import {
  ColumnTypeEnum,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
  type SqlQueryable,
} from '@prisma/driver-adapter-utils'
import pg from 'pg'

const charType = 18
const textType = 25

/** Which columns of the answer under way were PostgreSQL's "char". */
const chars = new AsyncLocalStorage<number[]>()

// The engine's questions to the catalogue answer "char" columns, which adapter-pg does not know: they pass as text,
// and are called characters again before the engine sees them.
class CatalogueClient extends pg.Client {
  // oxlint-disable-next-line typescript/no-explicit-any -- pg's own signature has a dozen forms
  override query(...args: any[]): any {
    const found = chars.getStore()
    const answer = (super.query as (...all: unknown[]) => unknown).apply(this, args)
    if (!found || !(answer instanceof Promise)) return answer
    return answer.then((result: pg.QueryResult) => {
      for (const [place, field] of result.fields.entries()) {
        if (field.dataTypeID !== charType) continue
        field.dataTypeID = textType
        found.push(place)
      }
      return result
    })
  }
}

// pg's own pool hands the answer to a callback that may run for another question; this one waits for it in place
class CataloguePool extends pg.Pool {
  // oxlint-disable-next-line typescript/no-explicit-any -- as above
  override async query(...args: any[]): Promise<any> {
    const client = await this.connect()
    try {
      return await (client.query as (...all: unknown[]) => Promise<unknown>).apply(client, args)
    } finally {
      client.release()
    }
  }
}

function withChars<T extends SqlQueryable>(queryable: T): T {
  const original = queryable.queryRaw.bind(queryable)
  queryable.queryRaw = async (query) => {
    const found: number[] = []
    const answer = await chars.run(found, () => original(query))
    for (const place of found) answer.columnTypes[place] = ColumnTypeEnum.Character
    return answer
  }
  return queryable
}

async function openAdapter(config: pg.PoolConfig, schema: string): Promise<SqlDriverAdapter> {
  const pool = new CataloguePool({
    ...config,
    max: 1,
    Client: CatalogueClient,
    application_name: 'prisma-schema-engine',
  })
  const adapter = withChars(await new PrismaPg(pool, { schema, disposeExternalPool: true }).connect())
  const begin = adapter.startTransaction.bind(adapter)
  adapter.startTransaction = async (level) => withChars(await begin(level))
  // adapter-pg cuts scripts at every ';', function bodies too; the engine it stands in for sends them whole
  adapter.executeScript = async (script) =>
    void (await pool.query(script).catch((error: unknown) => Promise.reject(scriptError(error))))
  return adapter
}

// what adapter-pg would make of it, so that the engine reports the position and the code
function scriptError(error: unknown): Error {
  const { code = 'N/A', severity = 'ERROR', message, detail, column, hint } = error as pg.DatabaseError
  const cause = {
    kind: 'postgres',
    code,
    severity,
    message,
    detail,
    column,
    hint,
    originalCode: code,
    originalMessage: message,
  }
  return Object.assign(new Error(message), { name: 'DriverAdapterError', cause })
}

/** The fields pg needs to reach a database, taken from its address. */
export function connectionOf(address: string, database?: string): pg.PoolConfig {
  const url = new URL(address)
  const mode = url.searchParams.get('sslmode')
  return {
    host: decodeURIComponent(url.hostname),
    port: Number(url.port || 5432),
    user: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
    database: database ?? decodeURIComponent(url.pathname.slice(1)),
    ...(mode === 'require' || mode === 'verify-full' ? { ssl: { rejectUnauthorized: mode === 'verify-full' } } : {}),
  }
}

/** Databases for Prisma's schema engine: the one at `url`, and a throw-away one beside it to replay migrations in. */
export function driverFor(url: string, shadowUrl?: string): SqlMigrationAwareDriverAdapterFactory {
  const schema = new URL(url).searchParams.get('schema') ?? 'public'
  return {
    provider: 'postgres',
    adapterName: '@prisma/adapter-pg',
    connect: () => openAdapter(connectionOf(url), schema),
    connectToShadowDb: async () => {
      if (shadowUrl) return openAdapter(connectionOf(shadowUrl), schema)
      const name = `prisma_migrate_shadow_db_${randomUUID()}`
      const admin = new pg.Client(connectionOf(url))
      await admin.connect()
      await admin.query(`CREATE DATABASE "${name}"`)
      const adapter = await openAdapter(connectionOf(url, name), schema)
      const dispose = adapter.dispose.bind(adapter)
      adapter.dispose = async () => {
        await dispose()
        await admin.query(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`)
        await admin.end()
      }
      return adapter
    },
  }
}
