import { expect, test } from 'vitest'
import { asSuperuser } from '#tests/database.ts'
import { beTheOnlyOne } from './only-one.ts'

const holders = () =>
  asSuperuser(async (client) => {
    const { rows } = await client.query<{ pid: number }>(
      `SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
    )
    return rows.map(({ pid }) => pid)
  })

test('a second process that co-edits on the same database is refused in one line, until the first lets go', async () => {
  const release = await beTheOnlyOne()
  await expect(beTheOnlyOne()).rejects.toThrow(
    /^ROLE: another process already co-edits on this database; .+ set REDIS_URL\.$/,
  )
  await release()
  await (
    await beTheOnlyOne()
  )()
}, 20_000)

test('the lock comes back after its connection was cut', async () => {
  const release = await beTheOnlyOne()
  const [first] = await holders()
  await asSuperuser((client) => client.query('SELECT pg_terminate_backend($1)', [first]))
  await expect.poll(holders, { timeout: 10_000 }).toHaveLength(1)
  expect(await holders()).not.toEqual([first])
  await release()
}, 20_000)
