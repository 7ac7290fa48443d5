import pg from 'pg'
import { inject } from 'vitest'
import type { Cluster } from './cluster.ts'

/** The cluster of the worker that asks; a worker runs one test file at a time. */
export function ownCluster(): Cluster {
  const clusters = inject('clusters')
  const cluster = clusters[(Number(process.env['VITEST_POOL_ID'] ?? 1) - 1) % clusters.length]
  if (!cluster) throw new Error('no cluster: run database tests through .config/vitest.ts')
  return cluster
}

/** Copies the migrated database under a new name; gives its address for the owner. */
export async function copyDatabase(templateUrl: string, name: string): Promise<string> {
  const url = new URL(templateUrl)
  const template = url.pathname.slice(1)
  url.pathname = '/postgres'
  const client = new pg.Client({ connectionString: url.href })
  await client.connect()
  try {
    await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)} TEMPLATE ${client.escapeIdentifier(template)}`)
  } finally {
    await client.end()
  }
  url.pathname = `/${name}`
  return url.href
}
