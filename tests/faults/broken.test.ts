import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { WebSocket } from 'ws'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { queryPortal } from '#tests/embedded.ts'
import { type Portal, removeData, startPortal } from '#tests/server.ts'
import { askRsc, rscHeaders } from '#tests/rsc.ts'
import { cookieOf } from '#tests/sign-in.ts'

const folder = mkdtempSync(join(tmpdir(), 'sccp-broken-'))
const dataDir = join(folder, 'data')
let portal: Portal
let cookie: string

// what no part of the portal does by itself: an error that nobody catches, on demand
const thrower = join(folder, 'thrower.mjs')
writeFileSync(thrower, `process.on('SIGUSR2', () => setImmediate(() => { throw new Error('nobody caught this') }))\n`)

beforeAll(async () => {
  portal = await startPortal({ dataDir, env: { NODE_OPTIONS: `--import ${pathToFileURL(thrower).href}` } })
  cookie = await cookieOf(portal.url, 'secretariat')
})
afterAll(async () => {
  await portal.stop()
  await removeData(dataDir)
  rmSync(folder, { recursive: true, force: true })
})

const get = (path: string, headers: Record<string, string> = { cookie }): Promise<Response> =>
  fetch(`${portal.url}${path}`, { redirect: 'manual', headers })

/** Takes a table away for the length of `work`: every statement that needs it fails. */
async function without(table: string, work: () => Promise<void>): Promise<void> {
  await queryPortal(dataDir, `ALTER TABLE ${table} RENAME TO lent_to_a_test`)
  try {
    await work()
  } finally {
    await queryPortal(dataDir, `ALTER TABLE lent_to_a_test RENAME TO ${table}`)
  }
}

interface Entry {
  level: string
  what?: string
  act?: string
  request?: string
  error?: { message: string; stack?: string }
}

/** The portal's log from a place on; every line of it has to be an entry (ASVS 16.2.1). */
const entries = (from = 0): Entry[] =>
  portal
    .output()
    .slice(from)
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Entry)

/** Words of our inside: of SQL, of stacks, of files, of libraries. */
const inside = /lent_to_a_test|does not exist|prisma|\bat [^\n]{1,200}:\d+:\d+|node_modules|\.mjs/i

describe('a fault', () => {
  test('of a call is told by a code and a number, and stands in the log under that number', async () => {
    const from = portal.output().length
    await without('notice', async () => {
      const answer = await get('/api/trpc/notices.unread')
      expect(answer.status).toBe(500)
      const told = (await answer.json()) as { error: { json: { data: { request: string } } } }
      const { request } = told.error.json.data
      const data = { code: 'FAULT', params: {}, fields: [], request, httpStatus: 500 }
      expect(told).toEqual({ error: { json: { message: 'FAULT', code: -32603, data } } })
      expect(request).toBe(answer.headers.get('x-request-id'))
      const found = entries(from).filter((entry) => entry.request === request)
      expect(found).toEqual([expect.objectContaining({ level: 'error', act: 'notices.unread' })])
      expect(found[0]?.error?.stack).toContain('notice')
    })
  })

  test('of a page shows a number and nothing of the inside, and stands in the log', async () => {
    const from = portal.output().length
    await without('meeting', async () => {
      const answer = await get('/meetings')
      const text = (await answer.text()).replaceAll(/(?:src|href)="[^"]*"|\/_next\/[^"\\]+/g, '')
      expect(answer.status).toBeGreaterThanOrEqual(200)
      expect(text).toContain(answer.headers.get('x-request-id'))
      expect(inside.exec(text)).toBeNull()
      const request = answer.headers.get('x-request-id')
      expect(entries(from).filter((entry) => entry.request === request && entry.level === 'error')).not.toEqual([])
    })
  })

  test('of signing in lets nobody in, says nothing of the inside, and stands in the log', async () => {
    const from = portal.output().length
    await without('sign_in_attempt', async () => {
      const first = await get('/api/auth/csrf', {})
      const { csrfToken } = (await first.json()) as { csrfToken: string }
      const answer = await fetch(`${portal.url}/api/auth/callback/credentials`, {
        method: 'POST',
        redirect: 'manual',
        headers: {
          cookie: first.headers
            .getSetCookie()
            .map((line) => line.split(';')[0])
            .join('; '),
        },
        body: new URLSearchParams({ csrfToken, email: 'delegate.kr@sccp.example', password: 'sccp-demo-2026' }),
      })
      expect(answer.headers.getSetCookie().some((line) => line.startsWith('sccp.session='))).toBe(false)
      expect(answer.headers.get('location')).toMatch(/\/sign-in\?error=\w+(?:&code=\w+)?$/)
      expect(inside.exec(await answer.text())).toBeNull()
      const found = entries(from).filter((entry) => entry.level === 'error')
      expect(found).toEqual([expect.objectContaining({ request: answer.headers.get('x-request-id') })])
    })
  })
})

describe('when the portal cannot tell who is asking', () => {
  test('nobody is let in, at no door, and every refusal stands in the log', async () => {
    const from = portal.output().length
    const asked: string[] = []
    await without('session', async () => {
      for (const path of ['/', '/meetings', '/meetings/31/agenda', '/identity', '/profile', '/search?words=single']) {
        for (const answer of [await get(path), await askRsc(portal.url, path, { cookie, ...rscHeaders[0] })]) {
          const text = await answer.text()
          for (const word of ['Paperless trade', 'Mei Tanaka-Ross', 'does not exist']) expect(text).not.toContain(word)
          asked.push(answer.headers.get('x-request-id') ?? '')
        }
      }
      for (const path of ['/api/trpc/identity.viewer', '/api/trpc/meetings.upcoming']) {
        const answer = await get(path)
        expect(answer.status).toBe(500)
        const request = answer.headers.get('x-request-id') ?? ''
        const data = { code: 'FAULT', params: {}, fields: [], request, httpStatus: 500 }
        expect(await answer.json()).toEqual({ error: { json: { message: 'FAULT', data } } })
        asked.push(request)
      }
      const file = await get('/meetings/31/agenda/editions/2.csv')
      expect(file.status).toBe(500)
      expect(inside.exec(await file.text())).toBeNull()
      asked.push(file.headers.get('x-request-id') ?? '')
      const socket = new WebSocket(`${portal.url.replace('http', 'ws')}/collab`, {
        headers: { cookie, origin: portal.url },
      })
      const status = await new Promise((done) => {
        socket.on('unexpected-response', (_, answer) => done(answer.statusCode))
        socket.on('open', () => done('open'))
        socket.on('error', () => undefined)
      })
      expect(status).toBe(503)
    })
    const logged = new Set(entries(from).map((entry) => entry.request))
    expect(asked.filter((request) => !logged.has(request))).toEqual([])
    expect((await get('/api/trpc/identity.viewer')).status).toBe(200)
  })
})

describe('an error that nobody catches', () => {
  test('is logged, and the process ends in order', async () => {
    const from = portal.output().length
    const [{ count } = { count: '' }] = await queryPortal<{ count: string }>(dataDir, 'SELECT count(*) FROM event')
    const exit = new Promise<number | null>((done) => portal.child.once('exit', (code) => done(code)))
    process.kill(portal.pid(), 'SIGUSR2')
    expect(await exit).toBe(1)
    const [entry] = entries(from).filter(({ what }) => what === 'process.failed')
    expect(entry?.error?.message).toBe('nobody caught this')
    expect(entry?.error?.stack).toContain('thrower.mjs')
    portal = await startPortal({ dataDir })
    const [after] = await queryPortal<{ count: string }>(dataDir, 'SELECT count(*) FROM event')
    expect(Number(after?.count)).toBeGreaterThanOrEqual(Number(count))
  })
})
