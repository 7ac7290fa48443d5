import { connect } from 'node:net'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listen, portalServer } from './serve.ts'
import { proxyNetworks } from './settings.ts'

const taken: string[] = []
const server = portalServer(
  {
    pages: async (request, response) => {
      if (request.url === '/broken') throw new Error('broken on purpose')
      response.setHeader('Cache-Control', 'public, max-age=60')
      if (request.url === '/file') response.setHeader('Content-Security-Policy', 'sandbox')
      response.end(String(request.headers['content-security-policy']))
    },
    collab: (request, socket) => {
      taken.push(String(request.url))
      socket.end('HTTP/1.1 101 Switching Protocols\r\n\r\n')
    },
  },
  {
    publicUrl: 'https://portal.example.org',
    publicUrlIsDefault: false,
    port: 0,
    proxies: proxyNetworks([]),
    production: true,
    publicFolder: 'public',
  },
)
let port = 0
beforeAll(async () => {
  await listen(server, 0, '127.0.0.1')
  port = (server.address() as AddressInfo).port
})
afterAll(() => void server.close())

/** One raw request, so that what no browser would send can be sent. */
function raw(text: string): Promise<string> {
  return new Promise((done) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(text))
    let told = ''
    socket.on('data', (part: Buffer) => (told += part.toString()))
    socket.on('close', () => done(told))
    socket.on('error', () => done(told))
  })
}
const upgrade = (target: string, lines: string[]) =>
  raw(`GET ${target} HTTP/1.1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n${lines.join('\r\n')}\r\n\r\n`)

const standing = [
  'content-security-policy',
  'strict-transport-security',
  'x-content-type-options',
  'referrer-policy',
  'x-frame-options',
  'cross-origin-opener-policy',
  'cross-origin-resource-policy',
]

describe('every answer carries the headers that protect it', () => {
  test.each([
    ['/', 'GET', 200],
    ['/broken', 'GET', 500],
    ['/', 'POST', 405],
    ['/api/x', 'TRACE', 405],
  ])('%s %s', async (path, method, status) => {
    const told = await raw(`${method} ${path} HTTP/1.1\r\nHost: portal.example.org\r\nConnection: close\r\n\r\n`)
    expect(told).toMatch(new RegExp(`^HTTP/1.1 ${status} `))
    for (const name of standing) expect(told.toLowerCase()).toContain(`\r\n${name}: `)
    expect(told).not.toContain('broken on purpose')
  })

  test('the nonce is new for each answer and Next is told the same policy', async () => {
    const [one, two] = await Promise.all([fetch(`http://127.0.0.1:${port}/`), fetch(`http://127.0.0.1:${port}/`)])
    const policy = one.headers.get('content-security-policy') ?? ''
    expect(await one.text()).toBe(policy)
    expect(policy).toContain("script-src 'nonce-")
    expect(policy).not.toMatch(/unsafe-(inline|eval)/)
    expect(two.headers.get('content-security-policy')).not.toBe(policy)
  })

  test('a policy that a route has for its own file is the one that counts', async () => {
    const answer = await fetch(`http://127.0.0.1:${port}/file`)
    expect(answer.headers.get('content-security-policy')).toBe('sandbox')
  })

  test('what was made for a person is kept by nobody', async () => {
    const answer = await fetch(`http://127.0.0.1:${port}/meetings`, { headers: { cookie: 'session=1' } })
    expect(answer.headers.get('cache-control')).toBe('private, no-store')
  })
})

describe('upgrades', () => {
  const own = 'Origin: https://portal.example.org'
  test('exactly /collab from our own origin is taken', async () => {
    expect(await upgrade('/collab', ['Host: portal.example.org', own])).toContain('101')
    expect(taken).toEqual(['/collab'])
  })
  test.each([
    ['/collabx', ['Host: portal.example.org', own], 404],
    ['/collab/', ['Host: portal.example.org', own], 404],
    ['/_next/webpack-hmr', ['Host: portal.example.org', own], 404],
    ['http://inside.example/collab', ['Host: portal.example.org', own], 404],
    ['//inside.example/collab', ['Host: portal.example.org', own], 404],
    ['/collab', ['Host: portal.example.org'], 403],
    ['/collab', ['Host: portal.example.org', 'Origin: https://evil.example'], 403],
    ['/collab', ['Host: portal.example.org', 'Origin: null'], 403],
    ['/collab', ['Host: a b'], 403],
  ])('%s with %j is refused', async (target, lines, status) => {
    expect(await upgrade(target, lines)).toMatch(new RegExp(`^HTTP/1.1 ${status} `))
  })
  test('a broken or missing Host ends nothing', async () => {
    for (const lines of [['Host: a b', own], ['Host: [', own], [own]]) await upgrade('/collab', lines)
    expect((await fetch(`http://127.0.0.1:${port}/`)).status).toBe(200)
  })
})

test.each([
  ['two lengths', 'POST /api/x HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nx'],
  [
    'length and chunks',
    'POST /api/x HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
  ],
  ['no host', 'GET / HTTP/1.1\r\n\r\n'],
])('a request with %s is refused', async (_, text) => {
  expect(await raw(text)).toMatch(/^HTTP\/1.1 400 /)
})
