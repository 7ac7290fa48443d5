import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { availableParallelism, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, describe, expect, test } from 'vitest'
import { freePort, isAlive } from '#prisma/postmaster.ts'
import { launchPortal, type Portal, removeData, startPortal } from '#tests/server.ts'

const folder = mkdtempSync(join(tmpdir(), 'sccp-faults-'))
const dataDir = join(folder, 'data')
/** contract: started again, the portal is up within ten seconds; on a machine that is busy with other things, in as many times that */
const limit = () => 10_000 * Math.max(1, (loadavg()[0] ?? 0) / availableParallelism())

interface Note {
  port: number
  pid: number
  cluster: string
}

const note = (data = dataDir) => JSON.parse(readFileSync(join(data, 'postgres.json'), 'utf8')) as Note

async function query(text: string, data = dataDir): Promise<unknown[]> {
  const password = readFileSync(join(data, 'postgres.key'), 'utf8').trim()
  const client = new pg.Client({
    connectionString: `postgresql://postgres:${password}@127.0.0.1:${note(data).port}/sccp`,
  })
  await client.connect()
  try {
    return (await client.query(text)).rows
  } finally {
    await client.end()
  }
}

const kept: string[] = []

/** Writes a row that no fault may lose. */
async function write(key: string): Promise<void> {
  await query(`INSERT INTO installation (key, value) VALUES ('${key}', '1')`)
  kept.push(key)
}

async function everythingIsKept(): Promise<void> {
  const rows = (await query(`SELECT key FROM installation WHERE key LIKE 'fault-%' ORDER BY key`)) as { key: string }[]
  expect(rows.map(({ key }) => key)).toEqual([...kept].sort())
}

let portal: Portal | undefined
const running = () => portal ?? Promise.reject(new Error('the portal of this test did not start'))
const gone = async (pid: number) => {
  for (let i = 0; i < 200 && isAlive(pid); i++) await wait(25)
}

afterAll(async () => {
  await portal?.stop()
  for (const name of ['data', 'empty', 'other', 'cut']) await removeData(join(folder, name))
  rmSync(folder, { recursive: true, force: true })
})

/** The one line a refused start leaves; what npm or Node would add counts against it. */
async function refusal(wish: Parameters<typeof launchPortal>[0]): Promise<string> {
  const { ended, output } = launchPortal(wish)
  expect(await ended).toBe(1)
  const lines = output().trim().split('\n')
  expect(lines).toHaveLength(1)
  return lines[0] ?? ''
}

test('the first start serves, in a folder that only its owner may enter', async () => {
  expect(statSync(folder).mode & 0o077).toBe(0)
  portal = await startPortal({ dataDir })
  expect(portal.output()).toContain(`The SCCP portal is open at http://localhost:${portal.port}`)
  await write('fault-0')
})

describe('a start that cannot be is refused in one line', () => {
  test('a second one on the same data', async () => {
    expect(await refusal({ dataDir, port: await freePort() })).toMatch(
      /^DATA_DIR: .+ is in use by a portal that is running/,
    )
  })
  test('a port that somebody else holds', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await new Promise((done) => other.once('listening', done))
    const { port } = other.address() as AddressInfo
    expect(await refusal({ dataDir: join(folder, 'other'), port })).toBe(
      `PORT: ${port} is taken by another program; set PORT to a free one.`,
    )
    other.close()
  })
  test.each([
    ['ROLE', { ROLE: 'cook' }],
    ['PUBLIC_URL', { PUBLIC_URL: 'portal' }],
    ['TEST_CLOCK', { DEMO: '0', TEST_CLOCK: '/tmp/clock' }],
    ['AUTH_SECRET', { DATABASE_URL: 'postgresql://a:b@127.0.0.1:1/c' }],
    ['DATABASE_URL', { DATABASE_URL: 'postgresql://a:b@127.0.0.1:1/c', AUTH_SECRET: 'x'.repeat(32) }],
  ])('a wrong %s', async (name, env) => {
    expect(await refusal({ dataDir: join(folder, 'other'), port: await freePort(), env })).toMatch(
      new RegExp(`^${name}: `),
    )
  })
})

describe('after SIGKILL the next start is up within 10 s and has lost nothing', () => {
  const killings: [string, (victim: Portal) => Promise<void>][] = [
    ['of the serving process alone', async (victim) => void process.kill(victim.pid(), 'SIGKILL')],
    ['of the process that watches it', async (victim) => void victim.child.kill('SIGKILL')],
    ['of the whole group', async (victim) => void process.kill(-(victim.child.pid ?? 0), 'SIGKILL')],
    [
      'of the whole group and PostgreSQL',
      async (victim) => {
        process.kill(-(victim.child.pid ?? 0), 'SIGKILL')
        process.kill(note().pid, 'SIGKILL')
      },
    ],
  ]
  test.each(killings)('%s', async (name, kill) => {
    const victim = await running()
    await write(`fault-${name.replaceAll(' ', '-')}`)
    await kill(victim)
    portal = await startPortal({ dataDir, port: victim.port, patience: 120_000 })
    expect(portal.took).toBeLessThan(limit())
    await everythingIsKept()
  })

  test('two starts at once: one serves, the other says so in one line', async () => {
    const victim = await running()
    process.kill(-(victim.child.pid ?? 0), 'SIGKILL')
    const port = await freePort()
    const twins = [launchPortal({ dataDir, port: victim.port }), launchPortal({ dataDir, port })]
    const first = await Promise.race(twins.map(async ({ ended }, place) => ({ code: await ended, place })))
    expect(first.code).toBe(1)
    expect(twins[first.place]?.output()).toMatch(
      /^DATA_DIR: .+ is in use by a portal that is running or starting[^\n]+\n$/,
    )
    const other = twins[1 - first.place]
    const url = `http://localhost:${first.place === 0 ? port : victim.port}/api/health`
    let answer: Response | undefined
    for (let i = 0; i < 200 && !answer?.ok; i++) {
      answer = await fetch(url).catch(() => undefined)
      await wait(50)
    }
    expect(answer?.status).toBe(200)
    other?.child.kill('SIGTERM')
    expect(await other?.ended).toBe(0)
    portal = undefined
  })
})

test('without demonstration the first start prints a link for the first administrator, and no account', async () => {
  const empty = join(folder, 'empty')
  const other = await startPortal({ dataDir: empty, env: { DEMO: '0' } })
  await expect.poll(other.output, { timeout: 5000 }).toMatch(/first administrator .+ http:\/\/localhost:\d+\/\S{20,}/)
  expect(other.output()).not.toContain('sccp.example')
  expect(await other.stop()).toBe(0)
})

test('a first start that is killed while it loads the starting data begins anew', async () => {
  const cut = join(folder, 'cut')
  const first = launchPortal({ dataDir: cut, port: await freePort() })
  const begun = async () =>
    (await query(`SELECT key FROM installation WHERE key = 'seed:reference'`, cut).catch(() => [])).length
  await expect.poll(begun, { timeout: 60_000, interval: 50 }).toBe(1)
  process.kill(-(first.child.pid ?? 0), 'SIGKILL')
  const second = await startPortal({ dataDir: cut, patience: 120_000 })
  expect(await query(`SELECT key FROM installation WHERE key = 'seed:demonstration'`, cut)).toHaveLength(1)
  expect(await second.stop()).toBe(0)
})

test('a removed data folder begins anew, a lost key does not', async () => {
  const empty = join(folder, 'empty')
  rmSync(empty, { recursive: true })
  const anew = await startPortal({ dataDir: empty, env: { DEMO: '0' } })
  expect(await anew.stop()).toBe(0)
  rmSync(join(empty, 'postgres.key'))
  const outside = !(JSON.parse(readFileSync(join(empty, 'postgres.json'), 'utf8')) as Note).cluster.startsWith(empty)
  if (outside) return
  expect(await refusal({ dataDir: empty, port: await freePort(), env: { DEMO: '0' } })).toMatch(
    /^DATA_DIR: postgres.key is missing/,
  )
})

test('SIGTERM ends everything, PostgreSQL too, and nothing is lost', async () => {
  portal = await startPortal({ dataDir, patience: 120_000 })
  await everythingIsKept()
  const { pid } = note()
  const serving = portal.pid()
  expect(await portal.stop()).toBe(0)
  portal = undefined
  await gone(serving)
  expect(isAlive(serving)).toBe(false)
  expect(isAlive(pid)).toBe(false)
})
