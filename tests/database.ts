import pg from 'pg'
import { env } from '#server/kernel/env.ts'
import { ownCluster } from './own-cluster.ts'

async function connected<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** SQL on the test file's own database with no wall at all (the cluster's superuser): for set-up and for asserting facts. */
export async function asSuperuser<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const url = new URL(ownCluster().superuserUrl)
  url.pathname = new URL(env.ownerUrl).pathname
  return connected(url.href, work)
}

/** SQL as the owner of the tables: row-level security is forced for it too. */
export async function asOwner<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  return connected(env.ownerUrl, work)
}

/** SQL as the role of requests, past every policy in code: for tests of the second wall. Set `app.*` yourself. */
export async function asPortal<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  return connected(env.portalUrl, work)
}
