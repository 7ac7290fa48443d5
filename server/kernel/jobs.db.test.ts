import { expect, test } from 'vitest'
import { asOwner, asSuperuser } from '#tests/database.ts'
import { machine } from './actor.ts'
import { db } from './db.ts'
import { enqueue, type Task, tasks } from './jobs.ts'

const jobs = () =>
  asSuperuser(
    async (client) =>
      (await client.query<{ task_identifier: string }>('SELECT task_identifier FROM graphile_worker.jobs')).rows,
  )

test('the database knows the same jobs as the portal', async () => {
  const known = await asOwner(async (client) => (await client.query('SELECT app_tasks() AS tasks')).rows[0])
  expect(known).toEqual({ tasks: [...tasks] })
})

test('a job of another name is refused, and so is the change beside it', async () => {
  for (const name of ['notices.deliver', 'search.index', 'rm', ''])
    await expect(db.as(machine('test'), (tx) => enqueue(tx, name as Task, {}))).rejects.toThrow(/unknown task/)
  expect(await jobs()).toEqual([])
})

test('a job comes to be with its change, and not without it', async () => {
  const lost = db.as(machine('test'), async (tx) => {
    await enqueue(tx, 'notices.mail', { mail: 'none' })
    throw new Error('after the job')
  })
  await expect(lost).rejects.toThrow('after the job')
  expect(await jobs()).toEqual([])
  await db.as(machine('test'), (tx) => enqueue(tx, 'notices.mail', { mail: 'none' }))
  expect(await jobs()).toEqual([{ task_identifier: 'notices.mail' }])
})
