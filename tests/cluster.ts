import { mkdtempSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { openEmbedded } from '#prisma/embedded.ts'
import { isAlive } from '#prisma/postmaster.ts'
import { prepareDatabase } from '#prisma/prepare.ts'
import { removeData } from './server.ts'

declare module 'vitest' {
  interface ProvidedContext {
    templateUrl: string
    superuserUrl: string
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

let close: (() => Promise<void>) | undefined

/** Starts one PostgreSQL in a temporary folder and migrates the database that every test file is copied from. */
export async function setup(project: TestProject): Promise<void> {
  await sweep()
  const folder = mkdtempSync(join(tmpdir(), `sccp-tests-${process.pid}-`))
  const server = await openEmbedded(folder, { durable: false })
  await prepareDatabase(server.ownerUrl, testSecret)
  project.provide('templateUrl', server.ownerUrl)
  project.provide('superuserUrl', server.superuserUrl)
  close = async () => {
    await server.stop()
    await removeData(folder)
  }
}

/** Ends it after the last test. */
export async function teardown(): Promise<void> {
  await close?.()
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
