import { runMigrations } from 'graphile-worker'
import { applyMigrations } from './migrate.ts'
import { openPortalRole } from './roles.ts'

/**
 * Makes a database ready for the portal: the queue's own schema (graphile-worker, installed by the owner),
 * the migrations, the role of requests. Gives the names of the migrations applied now.
 */
export async function prepareDatabase(ownerUrl: string, authSecret: string, migrations?: string): Promise<string[]> {
  await runMigrations({ connectionString: ownerUrl })
  const applied = await applyMigrations(ownerUrl, migrations)
  await openPortalRole(ownerUrl, authSecret)
  return applied
}
