import { PrismaPg } from '@prisma/adapter-pg'
import { PrismaClient } from '#prisma/client/client.ts'
import type { Actor } from './actor.ts'
import { env } from './env.ts'
import type { Tx } from './tx.ts'

// Next's bundle and the server's own are two module graphs in one process: they share one pool.
const shared = globalThis as typeof globalThis & { sccpDatabase?: PrismaClient }

/**
 * A name for a statement, so that a connection plans it once and not at every request: reading an edition costs a third.
 * Long lists are left unnamed: each length would be a statement of its own, kept as long as the connection.
 */
function namer(): (query: { sql: string; args: unknown[] }) => string {
  const names = new Map<string, string>()
  return ({ sql, args }) => {
    if (args.length > 10 || names.size >= 500) return names.get(sql) ?? ''
    const name = names.get(sql) ?? `s${names.size}`
    names.set(sql, name)
    return name
  }
}

function open(): PrismaClient {
  const adapter = new PrismaPg(
    { connectionString: env.portalUrl, max: env.poolSize, application_name: 'sccp-portal' },
    { statementNameGenerator: namer() },
  )
  return new PrismaClient({ adapter })
}

function client(): PrismaClient {
  shared.sccpDatabase ??= open()
  return shared.sccpDatabase
}

/** Database as a person: everything in `work` is one transaction in which row-level security knows the actor. */
export const db = {
  /**
   * Runs `work` in one short transaction as the portal's role with the actor's identity set for its length.
   * Never await the network or a stream inside; Prisma ends the transaction after 5 s.
   */
  as<T>(actor: Actor, work: (tx: Tx) => Promise<T>, limit = 5000): Promise<T> {
    return client().$transaction(
      async (tx) => {
        await tx.$executeRaw`SELECT set_config('app.person', ${actor.person ?? ''}, true), set_config('app.party', ${actor.party ?? ''}, true), set_config('app.capacity', ${actor.capacity}, true), set_config('app.meeting', ${actor.meeting === null ? '' : String(actor.meeting)}, true), set_config('app.head', ${String(actor.head)}, true)`
        return work(tx)
      },
      { timeout: limit, maxWait: 5000 },
    )
  },
  /** Answers when the database answers; for the health page. */
  async ping(): Promise<void> {
    await client().$queryRaw`SELECT 1`
  },
  /** Ends the pool; the process is stopping, or a test file is done. */
  async close(): Promise<void> {
    await shared.sccpDatabase?.$disconnect()
    delete shared.sccpDatabase
  },
}
