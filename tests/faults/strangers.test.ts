import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { appRouter } from '#server/api.ts'
import { queryPortal } from '#tests/embedded.ts'
import { askRsc, rscHeaders } from '#tests/rsc.ts'
import { inside, insidePages as pages } from '#tests/inside.ts'
import { type Portal, removeData, startPortal } from '#tests/server.ts'
import { cookieOf } from '#tests/sign-in.ts'

const folder = mkdtempSync(join(tmpdir(), 'sccp-strangers-'))
const dataDir = join(folder, 'data')
let portal: Portal

beforeAll(async () => {
  portal = await startPortal({ dataDir })
})
afterAll(async () => {
  await portal.stop()
  await removeData(dataDir)
  rmSync(folder, { recursive: true, force: true })
})

const get = (path: string, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(`${portal.url}${path}`, { redirect: 'manual', headers })

async function tellsNothing(answer: Response): Promise<void> {
  const told = await answer.text()
  for (const word of inside) expect(told).not.toContain(word)
  expect(answer.status).toBeLessThan(500)
}

describe('what React makes of a page', () => {
  test('is told to who is signed in, so that the next test reads what it means to read', async () => {
    const cookie = await cookieOf(portal.url, 'secretariat')
    const told = await (await askRsc(portal.url, '/meetings/31/agenda', { cookie, ...rscHeaders[0] })).text()
    expect(told).toContain(inside[0])
    expect(told).toContain(inside[1])
  })

  test('is told to no stranger, by any header or address of the router', async () => {
    const build = readFileSync('.test/next/BUILD_ID', 'utf8')
    for (const path of pages) {
      for (const headers of rscHeaders) await tellsNothing(await askRsc(portal.url, path, headers))
      const [plain = '', query = ''] = path.split('?')
      const base = plain === '/' ? '/index' : plain
      const addresses = [
        `${base}.rsc`,
        `${base}.prefetch.rsc`,
        `${base}.segments/_tree.segment.rsc`,
        `${base}.segments/_full.segment.rsc`,
        `${base}.segments/!KHBvcnRhbCk/__PAGE__.segment.rsc`,
        `/_next/data/${build}${base}.json`,
        `/_next/data/${build}${base}.rsc`,
        `${plain}?${query}&_rsc=1&__nextDataReq=1&nxtPmeeting=31&meeting=31&meeting=31`,
        `${plain}/?${query}`,
        `/${plain}`,
        `/(portal)${plain}`,
      ]
      for (const address of addresses)
        for (const headers of [{}, ...rscHeaders.slice(0, 2)]) await tellsNothing(await get(address, headers))
    }
  })
})

describe('a body that Next would decode', () => {
  const action = (fields: Record<string, string>): FormData => {
    const form = new FormData()
    for (const [name, value] of Object.entries(fields)) form.append(name, value)
    return form
  }
  // the shapes of CVE-2025-55182 (a way to code), 55184 (work without end) and 55183 (source shown)
  /** The status of an answer that comes within a second, perhaps before all of the body has been read. */
  async function posted(path: string, headers: Record<string, string>, body: Response): Promise<number | undefined> {
    const bytes = Buffer.from(await body.arrayBuffer())
    const type = body.headers.get('content-type') ?? ''
    return new Promise((done, failed) => {
      const length = { 'content-type': type, 'content-length': bytes.length }
      const asked = request(`${portal.url}${path}`, {
        agent: false,
        method: 'POST',
        timeout: 1000,
        headers: { ...headers, ...length },
      })
      asked.on('response', (answer) => done(answer.resume().statusCode))
      asked.on('timeout', () => failed(new Error(`${path} gives no answer`)))
      asked.on('error', failed)
      asked.end(bytes)
    })
  }
  const bodies: Array<[string, () => FormData]> = [
    [
      'code',
      () =>
        action({
          0: '{"then":"$1:__proto__:then","status":"resolved_model","value":"{\\"then\\":\\"$B0\\"}","_response":{"_prefix":"process.exit(7)//","_formData":{"get":"$1:constructor:constructor"}}}',
          1: '"$@0"',
        }),
    ],
    ['a circle', () => action({ 0: '"$@1"', 1: '"$@0"' })],
    ['source', () => action({ $ACTION_ID_00: '', 0: '["$F1"]', 1: '{"id":"00","bound":null}' })],
  ]

  test.each(bodies)('is refused at once and the process lives: %s', async (_, body) => {
    const pid = portal.pid()
    for (const path of [...pages, '/sign-in', '/meetings/31/agenda/editions/2.csv', '/api/trpc/x', '/api/health']) {
      for (const id of ['0', 'x'.repeat(40), '7f'.repeat(21)]) {
        const answer = await posted(path, { 'next-action': id, origin: portal.url }, new Response(body()))
        expect([400, 405]).toContain(answer)
      }
    }
    expect(portal.pid()).toBe(pid)
    expect((await get('/api/health')).status).toBe(200)
  })
})

describe('prototypes', () => {
  const hostile = [
    '{"json":{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}}',
    '{"json":{"a":1},"meta":{"values":{"__proto__.polluted":["set"]}}}',
    '{"json":{"a":1},"meta":{"values":{"constructor.prototype.polluted":["Date"]}}}',
    '{"json":{"a":{}},"meta":{"referentialEqualities":{"a":["__proto__.polluted","constructor.prototype.polluted"]}}}',
    '{"__proto__":{"json":{"limit":1}}}',
    '{"json":null,"meta":{"values":[["custom","__proto__"]]}}',
    '["__proto__"]',
    '{"0":{"__proto__":{"polluted":1}}}',
  ]
  const procedures = Object.entries(appRouter._def.procedures).map(([path, procedure]) => ({
    path,
    type: (procedure as unknown as { _def: { type: 'query' | 'mutation' } })._def.type,
  }))

  test('no call stumbles over their keys, for a stranger or a person', async () => {
    const wrong: string[] = []
    for (const cookie of ['', await cookieOf(portal.url, 'observer.asean')]) {
      for (const { path, type } of procedures) {
        const asked = hostile.map(async (body) => {
          const answer =
            type === 'query'
              ? await get(`/api/trpc/${path}?input=${encodeURIComponent(body)}`, { cookie })
              : await fetch(`${portal.url}/api/trpc/${path}`, {
                  method: 'POST',
                  headers: { cookie, 'content-type': 'application/json' },
                  body,
                })
          const text = await answer.text()
          if (answer.status >= 500 || text.includes('polluted')) wrong.push(`${path} ${answer.status} ${body} ${text}`)
        })
        await Promise.all(asked)
      }
    }
    expect(wrong).toEqual([])
  })

  test('a call by their name is no call', async () => {
    for (const path of ['__proto__', 'constructor', 'identity.__proto__', 'toString', 'identity.constructor.name'])
      expect((await get(`/api/trpc/${path}`)).status).toBe(404)
  })

  test('nothing has changed for the next who asks', async () => {
    const cookie = await cookieOf(portal.url, 'delegate.au')
    const viewer = (await (await get('/api/trpc/identity.viewer', { cookie })).json()) as {
      result: { data: { json: { mandate: object } } }
    }
    expect(Object.keys(viewer.result.data.json)).toEqual(['person', 'mandate', 'mandates', 'can'])
    expect((await get('/meetings', { cookie })).status).toBe(200)
  })
})

describe('signing in', () => {
  /** Everything of an answer that a stranger can see, without what is different in every answer. */
  async function tried(email: string, password: string): Promise<unknown> {
    const first = await get('/api/auth/csrf')
    const { csrfToken } = (await first.json()) as { csrfToken: string }
    const cookie = first.headers
      .getSetCookie()
      .map((line) => line.split(';')[0])
      .join('; ')
    const answer = await fetch(`${portal.url}/api/auth/callback/credentials`, {
      method: 'POST',
      redirect: 'manual',
      headers: { cookie },
      body: new URLSearchParams({ csrfToken, email, password }),
    })
    const each = ['date', 'x-request-id', 'content-security-policy']
    const headers = [...answer.headers].filter(([name]) => !each.includes(name))
    return { status: answer.status, headers, body: await answer.text() }
  }

  test('unknown, wrong, disabled and limited get the identical answer', async () => {
    await queryPortal(
      dataDir,
      `UPDATE person SET disabled_at = now() WHERE id = (SELECT person_id FROM account WHERE email = 'delegate.nz@sccp.example')`,
    )
    const wrong = await tried('delegate.kr@sccp.example', 'not the password')
    expect(wrong).toMatchObject({ status: 302 })
    expect(await tried('nobody@sccp.example', 'sccp-demo-2026')).toEqual(wrong)
    expect(await tried('delegate.nz@sccp.example', 'sccp-demo-2026')).toEqual(wrong)
    expect(await tried('delegate.nz@sccp.example', 'not the password')).toEqual(wrong)
    for (let i = 0; i < 10; i++) await tried('delegate.pe@sccp.example', 'not the password')
    expect(await tried('delegate.pe@sccp.example', 'sccp-demo-2026')).toEqual(wrong)
    expect(await tried('x'.repeat(4000), 'y'.repeat(4000))).toEqual(wrong)
    expect(await tried('delegate.kr@sccp.example', 'sccp-demo-2026')).not.toEqual(wrong)
  })
})
