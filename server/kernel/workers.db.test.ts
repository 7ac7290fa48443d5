import { expect, test } from 'vitest'
import { asSuperuser } from '#tests/database.ts'
import { machine } from './actor.ts'
import { db } from './db.ts'
import { enqueue } from './jobs.ts'
import { joinWorkers } from './workers.ts'

const held = () =>
  asSuperuser(
    async (client) =>
      (await client.query('SELECT locked_by FROM graphile_worker.jobs')).rows.map((row) => row.locked_by) as string[],
  )
const holdAll = (by: string) =>
  asSuperuser((client) =>
    client.query(`UPDATE graphile_worker._private_jobs SET locked_by = $1, locked_at = now()`, [by]),
  )

test('the jobs of killed processes are taken up by the first that starts, those of living ones are left alone', async () => {
  await db.as(machine('test'), (tx) => enqueue(tx, 'notices.mail', { mail: 'none' }))
  await holdAll('worker-killed')
  const leave = await joinWorkers()
  expect(await held()).toEqual([null])
  await holdAll('worker-living')
  const leaveToo = await joinWorkers()
  expect(await held()).toEqual(['worker-living'])
  await leave()
  await leaveToo()
  const last = await joinWorkers()
  expect(await held()).toEqual([null])
  await last()
})
