import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { expect, onTestFinished, test } from 'vitest'
import { env } from '#server/kernel/env.ts'
import { applyMigrations } from './migrate.ts'

const prisma = (url: string, ...args: string[]) =>
  execFileSync(process.execPath, ['node_modules/prisma/build/index.js', ...args, '--config', '.config/prisma.ts'], {
    env: {
      ...process.env,
      DATABASE_URL: url,
      PRISMA_SCHEMA_ENGINE_BINARY: 'prisma/engine.ts',
      CHECKPOINT_DISABLE: '1',
      PRISMA_HIDE_UPDATE_MESSAGE: '1',
    },
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  })

async function emptyDatabase(): Promise<string> {
  const url = new URL(env.ownerUrl)
  const name = `empty_${randomBytes(5).toString('hex')}`
  url.pathname = '/postgres'
  const client = new pg.Client({ connectionString: url.href })
  await client.connect()
  await client.query(`CREATE DATABASE ${name}`)
  await client.end()
  url.pathname = `/${name}`
  return url.href
}

test('what the start has applied is up to date for Prisma, and no schema file says more than the migrations', () => {
  expect(prisma(env.ownerUrl, 'migrate', 'status')).toContain('Database schema is up to date')
  expect(
    prisma(env.ownerUrl, 'migrate', 'diff', '--from-config-datasource', '--to-schema', 'prisma/schema', '--exit-code'),
  ).toContain('No difference detected')
}, 60_000)

test('what Prisma has applied is up to date for the start', async () => {
  const url = await emptyDatabase()
  prisma(url, 'migrate', 'deploy')
  expect(await applyMigrations(url)).toEqual([])
}, 60_000)

test('a migration that fails leaves nothing behind and stops the start with its name', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sccp-migrations-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  mkdirSync(join(folder, '1_half'))
  writeFileSync(join(folder, '1_half', 'migration.sql'), 'CREATE TABLE half (id int); SELECT 1 / 0;')
  const url = await emptyDatabase()
  await expect(applyMigrations(url, folder)).rejects.toThrow('migration 1_half failed: division by zero')
  writeFileSync(join(folder, '1_half', 'migration.sql'), 'CREATE TABLE half (id int);')
  expect(await applyMigrations(url, folder)).toEqual(['1_half'])
  writeFileSync(join(folder, '1_half', 'migration.sql'), 'CREATE TABLE half (id bigint);')
  await expect(applyMigrations(url, folder)).rejects.toThrow('was changed after it was applied')
})

test('two starts that migrate at once wait for each other', async () => {
  const url = await emptyDatabase()
  const told = await Promise.all([applyMigrations(url), applyMigrations(url)])
  expect(told.filter((names) => names.length > 0)).toHaveLength(1)
})
