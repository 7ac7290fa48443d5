import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openEmbedded } from '#prisma/embedded.ts'
import { applyMigrations } from '#prisma/migrate.ts'
import { generateClient } from './build.ts'

// `npm run migrate -- NAME` writes prisma/migrations/…_NAME from the difference between the migrations and prisma/schema,
// in a PostgreSQL that exists only for this, so that no portal's data can be hurt; without a name it says whether they agree.
const [name] = process.argv.slice(2)
const folder = mkdtempSync(join(tmpdir(), 'sccp-migrate-'))
const server = await openEmbedded(folder, { durable: false })
try {
  await applyMigrations(server.ownerUrl)
  const task = name ? ['migrate', 'dev', '--name', name] : ['migrate', 'status']
  const prisma = ['node_modules/prisma/build/index.js', ...task, '--config', '.config/prisma.ts']
  const done = spawnSync(process.execPath, prisma, {
    stdio: 'inherit',
    env: { ...process.env, DATABASE_URL: server.ownerUrl, PRISMA_SCHEMA_ENGINE_BINARY: 'prisma/engine.ts' },
  })
  process.exitCode = done.status ?? 1
} finally {
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
}
await generateClient()
