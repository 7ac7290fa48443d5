import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { isAlive } from '#prisma/postmaster.ts'
import { type Portal, removeData, startPortal } from '#tests/server.ts'

// the production build as others reach it: https in front, a published name, a proxy on this machine
const home = 'https://portal.example.org'
const folder = mkdtempSync(join(tmpdir(), 'sccp-border-'))
let portal: Portal

beforeAll(async () => {
  const env = {
    PUBLIC_URL: home,
    DEMO_PASSWORD: 'a word for the tests alone',
    HOST: '127.0.0.1',
    TRUSTED_PROXIES: '127.0.0.1',
  }
  portal = await startPortal({ dataDir: join(folder, 'data'), env })
})

afterAll(async () => {
  await portal.stop()
  await removeData(join(folder, 'data'))
  rmSync(folder, { recursive: true, force: true })
})

/** One raw request, so that what no browser would send can be sent. */
function raw(text: string): Promise<string> {
  return new Promise((done) => {
    const socket = connect(portal.port, '127.0.0.1', () => socket.write(text))
    let told = ''
    socket.setTimeout(10_000, () => socket.destroy())
    socket.on('data', (part: Buffer) => (told += part.toString()))
    socket.on('close', () => done(told))
    socket.on('error', () => done(told))
  })
}
const ask = (method: string, path: string, lines: string[] = [], body = '') =>
  raw(
    `${[`${method} ${path} HTTP/1.1`, 'Host: portal.example.org', 'Connection: close', ...lines].join('\r\n')}\r\n\r\n${body}`,
  )
const status = (answer: string) => Number(answer.split(' ')[1])

const standing = [
  'strict-transport-security: max-age=31536000; includesubdomains',
  'x-content-type-options: nosniff',
  'referrer-policy: same-origin',
  'cross-origin-opener-policy: same-origin',
  'cross-origin-resource-policy: same-origin',
]

/** What is asked, how, where, and the status that comes. */
const asked: [string, string, string, number][] = [
  ['a page', 'GET', '/sign-in', 200],
  ['what does not exist', 'GET', '/nowhere/at/all', 404],
  ['a file', 'GET', '/_next/static/chunks/', 200],
  ['a changing request to a page', 'POST', '/sign-in', 405],
  ['TRACE', 'TRACE', '/sign-in', 405],
  ['the health page', 'GET', '/api/health', 200],
  ['an absolute address', 'GET', 'http://inside.example/', 400],
]

function firstFile(folder: string): string {
  const files = readdirSync(`.test/next${folder.replace('/_next', '')}`)
  return `${folder}${files.find((name) => name.endsWith('.js'))}`
}

describe('every answer of the production build', () => {
  test.each(asked)('%s carries the headers that protect it', async (_, method, path, expected) => {
    const place = path.endsWith('/chunks/') ? firstFile(path) : path
    const answer = (await ask(method, place)).toLowerCase()
    expect(status(answer)).toBe(expected)
    for (const line of standing) expect(answer).toContain(`\r\n${line}`)
    expect(answer).toContain("frame-ancestors 'none'")
    expect(answer).not.toMatch(/x-powered-by|access-control-allow|unsafe-inline|unsafe-eval/)
  })

  test('each script of a page carries the nonce of its answer, and the next answer another', async () => {
    const pages = await Promise.all([ask('GET', '/sign-in'), ask('GET', '/sign-in')])
    const nonces = pages.map((page) => /script-src 'nonce-([^']+)'/.exec(page)?.[1] ?? '')
    expect(nonces[0]).not.toBe(nonces[1])
    for (const [place, page] of pages.entries()) {
      const scripts = page.match(/<script\b[^>]*>/g) ?? []
      expect(scripts.length).toBeGreaterThan(0)
      for (const script of scripts) expect(script).toContain(`nonce="${nonces[place]}"`)
    }
  })
})

describe('what once opened doors in front of Next', () => {
  test.each([
    ['a form aimed at server actions', 'POST', '/sign-in', ['Next-Action: 0'], 405],
    ['an override of the method', 'GET', '/api/health', ['X-HTTP-Method-Override: DELETE'], 200],
    ['the image door', 'GET', '/_next/image?url=%2Ffavicon.ico&w=64&q=75', [], 404],
    ['a source map', 'GET', '/_next/static/chunks/main.js.map', [], 404],
    ['the repository', 'GET', '/.git/config', [], 404],
    ['the secrets', 'GET', '/.data/auth.key', [], 404],
    ['a change from another site', 'POST', '/api/trpc/x', ['Origin: https://evil.example', 'Content-Length: 0'], 403],
    [
      'a change said to come from another site',
      'POST',
      '/api/trpc/x',
      ['Sec-Fetch-Site: cross-site', 'Content-Length: 0'],
      403,
    ],
    ['a body without a length', 'POST', '/api/trpc/x', ['Transfer-Encoding: chunked'], 411],
    ['a body that is too large', 'POST', '/api/trpc/x', ['Content-Length: 90000000'], 413],
  ])('%s', async (_, method, path, lines, expected) => {
    expect(status(await ask(method, path, lines))).toBe(expected)
  })

  test('no source map is built', () => {
    const built = '.test/next/static'
    expect(existsSync(built)).toBe(true)
    expect(readdirSync(built, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.map'))).toEqual(
      [],
    )
  })

  test('a forged host stands in no answer', async () => {
    const told = await raw(
      `GET /meetings HTTP/1.1\r\nHost: evil.example\r\nX-Forwarded-Host: evil.example\r\nConnection: close\r\n\r\n`,
    )
    expect(told).not.toContain('evil.example')
  })
})

describe('upgrades of the production build', () => {
  const upgrade = (path: string, lines: string[]) =>
    raw(
      `${[`GET ${path} HTTP/1.1`, 'Connection: Upgrade', 'Upgrade: websocket', 'Sec-WebSocket-Version: 13', 'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==', ...lines].join('\r\n')}\r\n\r\n`,
    )
  test.each([
    ['/', ['Host: portal.example.org', `Origin: ${home}`]],
    ['/collabx', ['Host: portal.example.org', `Origin: ${home}`]],
    ['/_next/webpack-hmr', ['Host: portal.example.org', `Origin: ${home}`]],
    ['http://127.0.0.1:1/collab', ['Host: portal.example.org', `Origin: ${home}`]],
    ['/collab', ['Host: portal.example.org']],
    ['/collab', ['Host: portal.example.org', 'Origin: http://portal.example.org']],
    ['/collab', ['Host: portal.example.org', `Origin: ${home}`]],
    ['/collab', ['Host: a b', `Origin: ${home}`]],
    ['/collab', [`Origin: ${home}`, 'Cookie: __Host-authjs.session-token=garbage']],
    ['/collab', [`Origin: ${home}`, 'Authorization: Bearer %']],
  ])('%s with %j is refused before a socket exists, and the process lives', async (path, lines) => {
    const code = status(await upgrade(path, lines))
    expect(code).toBeGreaterThanOrEqual(400)
    expect(code).toBeLessThan(500)
    expect(isAlive(portal.pid())).toBe(true)
  })
})
