import type { PrismaClient } from '#prisma/client/client.ts'
import { db } from '#server/kernel/db.ts'

const shared = globalThis as typeof globalThis & { sccpDatabase?: PrismaClient }

/** Runs `work` with `after` called when a statement of any transaction has been made: 'session.create', '$executeRaw'. */
export async function watchingStatements<T>(after: (statement: string) => void, work: () => Promise<T>): Promise<T> {
  await db.ping()
  const real = shared.sccpDatabase
  if (!real) throw new Error('no database')
  const watched = real.$extends({
    query: {
      async $allOperations({ model, operation, args, query }) {
        const result: unknown = await query(args)
        after(model ? `${model}.${operation}` : operation)
        return result
      },
    },
  })
  shared.sccpDatabase = watched as unknown as PrismaClient
  try {
    return await work()
  } finally {
    shared.sccpDatabase = real
  }
}
