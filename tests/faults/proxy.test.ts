import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { rscHeaders } from '#tests/rsc.ts'
import { freePort } from '#prisma/postmaster.ts'
import { type Portal, removeData, startPortal } from '#tests/server.ts'
import { cookieOf } from '#tests/sign-in.ts'

// A proxy that keeps every answer it is not told to leave, for ever, by the address alone: worse than any that is meant well
const folder = mkdtempSync(join(tmpdir(), 'sccp-proxy-'))
const kept = new Map<string, { status: number; headers: Array<[string, string]>; body: Buffer }>()
let portal: Portal
let proxy: Server
let front: string

/** Headers of one connection, which no proxy hands on; fetch has unpacked the body. */
const ofConnection = ['connection', 'keep-alive', 'transfer-encoding', 'content-length', 'content-encoding']

async function through(path: string, headers: Record<string, string>) {
  const found = kept.get(path)
  if (found) return found
  const answer = await fetch(`${portal.url}${path}`, { redirect: 'manual', headers })
  const told = [...answer.headers].filter(([name]) => !ofConnection.includes(name))
  const fresh = { status: answer.status, headers: told, body: Buffer.from(await answer.arrayBuffer()) }
  if (!/no-store|private/.test(answer.headers.get('cache-control') ?? '')) kept.set(path, fresh)
  return fresh
}

beforeAll(async () => {
  const port = await freePort()
  front = `http://localhost:${port}`
  const env = { PUBLIC_URL: front, TRUSTED_PROXIES: '127.0.0.1,::1' }
  portal = await startPortal({ dataDir: join(folder, 'data'), env })
  proxy = createServer((request, response) => {
    const headers = Object.fromEntries(
      Object.entries(request.headers).flatMap(([name, value]) =>
        typeof value === 'string' && name !== 'connection' ? [[name, value]] : [],
      ),
    )
    void through(request.url ?? '/', headers).then(({ status, headers: told, body }) => {
      for (const [name, value] of told) response.appendHeader(name, value)
      response.writeHead(status).end(body)
    })
  })
  await new Promise<void>((done) => proxy.listen(port, done))
  expect((proxy.address() as AddressInfo).port).toBe(port)
})
afterAll(async () => {
  proxy.close()
  proxy.closeAllConnections()
  await portal.stop()
  await removeData(join(folder, 'data'))
  rmSync(folder, { recursive: true, force: true })
})

const pages = [
  '/',
  '/meetings',
  '/meetings/31',
  '/meetings/31/agenda',
  '/meetings/31/agenda/desk',
  '/profile',
  '/notices',
]
const others = [
  '/api/trpc/identity.viewer',
  '/api/trpc/meetings.upcoming',
  '/api/auth/session',
  '/api/auth/csrf',
  '/meetings/31/agenda/editions/2.csv',
  '/meetings/31/agenda/editions/99.csv',
  '/nowhere',
  '/_next/image?url=%2Femblem.svg&w=64&q=75',
]

/** Asks everything as one person, in every way a browser asks; gives what was said. */
async function tour(cookie: string): Promise<string[]> {
  const said: string[] = []
  for (const path of [...pages, ...others]) {
    for (const headers of [{}, ...rscHeaders.slice(0, 3)]) {
      for (const address of [path, `${path}${path.includes('?') ? '&' : '?'}_rsc=1`]) {
        let answer = await fetch(`${front}${address}`, { redirect: 'manual', headers: { ...headers, cookie } })
        const to = answer.headers.get('location')
        if (to?.includes('_rsc='))
          answer = await fetch(new URL(to, front), { redirect: 'manual', headers: { ...headers, cookie } })
        said.push(`${answer.headers.get('set-cookie') ?? ''} ${await answer.text()}`)
      }
    }
  }
  return said
}

describe('behind a proxy that keeps whatever it may', () => {
  test('no byte of one person reaches another or a stranger', async () => {
    const secretariat = await tour(await cookieOf(portal.url, 'secretariat'))
    expect(secretariat.filter((told) => told.includes('Mei Tanaka-Ross')).length).toBeGreaterThan(pages.length)
    const delegate = await tour(await cookieOf(portal.url, 'delegate.kr'))
    expect(delegate.filter((told) => told.includes('secretariat@sccp.example'))).toEqual([])
    expect(delegate.filter((told) => told.includes('Paperless trade')).length).toBeGreaterThan(0)
    const stranger = await tour('')
    const inside = /Mei Tanaka-Ross|secretariat@sccp\.example|delegate\.kr@sccp\.example|Paperless trade/
    expect(stranger.filter((told) => inside.test(told))).toEqual([])
    const again = await tour(await cookieOf(portal.url, 'secretariat'))
    expect(again.filter((told) => told.includes('Mei Tanaka-Ross'))).toHaveLength(
      secretariat.filter((told) => told.includes('Mei Tanaka-Ross')).length,
    )
  })

  test('it has kept nothing but files for everybody', async () => {
    await fetch(`${front}/emblem.svg`)
    expect([...kept.keys()]).toEqual(['/emblem.svg'])
  })

  test('every answer made for a person says so itself, and what it hangs on', async () => {
    const cookie = await cookieOf(portal.url, 'secretariat')
    for (const path of [...pages, ...others]) {
      for (const headers of [{}, rscHeaders[0], { RSC: '1' }]) {
        const answer = await fetch(`${portal.url}${path}`, { redirect: 'manual', headers: { ...headers, cookie } })
        expect(answer.headers.get('cache-control')).toBe('private, no-store')
        if (pages.includes(path) && answer.status === 200) expect(answer.headers.get('vary')).toMatch(/rsc/)
      }
    }
  })
})
