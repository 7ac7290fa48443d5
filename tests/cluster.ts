import { mkdtempSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { openEmbedded } from '#prisma/embedded.ts'
import { isAlive } from '#prisma/postmaster.ts'
import { prepareDatabase } from '#prisma/prepare.ts'
import { removeData } from './server.ts'

/** One PostgreSQL of the tests. */
export interface Cluster {
  /** the migrated database that every test file is copied from, as its owner */
  templateUrl: string
  superuserUrl: string
}

declare module 'vitest' {
  interface ProvidedContext {
    clusters: Cluster[]
  }
}

/** The secret of all test databases. */
export const testSecret = 'tests-only-tests-only-tests-only-tests-only'

// a run that was killed leaves its PostgreSQL behind: the next run ends it
async function sweep(): Promise<void> {
  for (const name of readdirSync(tmpdir())) {
    const [, owner] = /^sccp-tests-(\d+)-/.exec(name) ?? []
    if (!owner || isAlive(Number(owner))) continue
    await removeData(join(tmpdir(), name))
  }
}

const opened: (() => Promise<void>)[] = []

async function open(): Promise<Cluster> {
  const folder = mkdtempSync(join(tmpdir(), `sccp-tests-${process.pid}-`))
  const server = await openEmbedded(folder, { durable: false })
  opened.push(async () => {
    await server.stop()
    await removeData(folder)
  })
  await prepareDatabase(server.ownerUrl, testSecret)
  return { templateUrl: server.ownerUrl, superuserUrl: server.superuserUrl }
}

/**
 * Starts a PostgreSQL for each worker in temporary folders. One would be enough for the databases, but what is running
 * is known of the whole cluster: readers of events would wait for another file's transaction.
 */
export async function setup(project: TestProject): Promise<void> {
  await sweep()
  const workers = Number(project.vitest.config.maxWorkers)
  project.provide('clusters', await Promise.all(Array.from({ length: workers }, open)))
}

/** Ends them after the last test. */
export async function teardown(): Promise<void> {
  await Promise.all(opened.map((close) => close()))
}
