import { randomBytes } from 'node:crypto'
import { rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { openPortalRole } from '#prisma/roles.ts'
import { db } from '#server/kernel/db.ts'
import { provide } from '#server/kernel/env.ts'
import { testSecret } from './cluster.ts'
import { copyDatabase, ownCluster } from './own-cluster.ts'

// runs before the imports of each *.db.test.ts, so that whatever it imports finds its own empty database
const name = `test_${randomBytes(6).toString('hex')}`
const url = await copyDatabase(ownCluster().templateUrl, name)
await openPortalRole(url, testSecret)
const dataDir = join(tmpdir(), `sccp-tests-data-${name}`)
provide({ DATABASE_URL: url, AUTH_SECRET: testSecret, DEMO: '1', DATA_DIR: dataDir })

afterAll(async () => {
  await db.close()
  rmSync(dataDir, { recursive: true, force: true })
})
