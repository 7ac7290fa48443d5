import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { inside, insidePages as pages } from '#tests/inside.ts'
import { type Portal, removeData, startPortal } from '#tests/server.ts'
import { cookieOf } from '#tests/sign-in.ts'

// the production build with demonstration data, as a browser on this machine reaches it
const folder = mkdtempSync(join(tmpdir(), 'sccp-sessions-'))
let portal: Portal

beforeAll(async () => {
  portal = await startPortal({ dataDir: join(folder, 'data') })
})
afterAll(async () => {
  await portal.stop()
  await removeData(join(folder, 'data'))
  rmSync(folder, { recursive: true, force: true })
})

const get = (path: string, cookie = '', headers: Record<string, string> = {}): Promise<Response> =>
  fetch(`${portal.url}${path}`, { redirect: 'manual', headers: { ...(cookie ? { cookie } : {}), ...headers } })

describe('sessions over HTTP', () => {
  test('the cookie is out of reach of scripts and of other sites', async () => {
    const csrf = await get('/api/auth/csrf')
    const { csrfToken } = (await csrf.json()) as { csrfToken: string }
    const cookie = csrf.headers
      .getSetCookie()
      .map((line) => line.split(';')[0])
      .join('; ')
    const answer = await fetch(`${portal.url}/api/auth/callback/credentials`, {
      method: 'POST',
      redirect: 'manual',
      headers: { cookie },
      body: new URLSearchParams({ csrfToken, email: 'delegate.kr@sccp.example', password: 'sccp-demo-2026' }),
    })
    const session = answer.headers.getSetCookie().find((line) => line.startsWith('sccp.session='))
    expect(session).toMatch(/; HttpOnly/)
    expect(session).toMatch(/; SameSite=Lax/i)
    expect(session).toMatch(/; Path=\//)
  })

  test('no page tells a stranger anything, whatever headers come', async () => {
    const tricks: Array<Record<string, string>> = [
      {},
      { 'x-middleware-subrequest': 'proxy:proxy:proxy' },
      { RSC: '1' },
      { RSC: '1', 'Next-Router-Prefetch': '1' },
      { cookie: 'sccp.session=garbage' },
      { authorization: 'Bearer garbage' },
    ]
    for (const path of pages) {
      for (const headers of tricks) {
        const answer = await get(path, '', headers)
        const told = await answer.text()
        for (const word of inside) expect(told).not.toContain(word)
        expect(answer.status).toBeLessThan(500)
      }
    }
  })

  test('what a browser posts to the session changes nothing of who it is', async () => {
    const cookie = await cookieOf(portal.url, 'delegate.kr')
    const { csrfToken } = (await (await get('/api/auth/csrf', cookie)).json()) as { csrfToken: string }
    await fetch(`${portal.url}/api/auth/session`, {
      method: 'POST',
      headers: { cookie, 'content-type': 'application/json' },
      body: JSON.stringify({ csrfToken, data: { capacity: 'administrator', sid: 'x', user: { id: 'x' } } }),
    })
    const answer = await get('/identity', await cookieOf(portal.url, 'delegate.kr'))
    expect(await answer.text()).not.toContain('secretariat@sccp.example')
  })

  test('another mandate comes with another cookie, and the old one is dead', async () => {
    const old = await cookieOf(portal.url, 'chair')
    const read = async (answer: Response) =>
      ((await answer.json()) as { result: { data: { json: { mandate: { id: string }; mandates: { id: string }[] } } } })
        .result.data.json
    const { mandate, mandates } = await read(await get('/api/trpc/identity.viewer', old))
    const other = mandates.find(({ id }) => id !== mandate.id)
    const answer = await fetch(`${portal.url}/api/trpc/identity.choose`, {
      method: 'POST',
      headers: { cookie: old, 'content-type': 'application/json' },
      body: JSON.stringify({ json: { mandate: other?.id } }),
    })
    const [line = ''] = answer.headers.getSetCookie()
    expect(line).toMatch(/^sccp\.session=.+; HttpOnly; SameSite=Lax/)
    expect((await get('/api/trpc/identity.viewer', old)).status).toBe(401)
    const fresh = await get('/api/trpc/identity.viewer', line.split(';')[0])
    expect((await read(fresh)).mandate.id).toBe(other?.id)
  })

  test('signing out ends the session for a copy of its cookie too', async () => {
    const cookie = await cookieOf(portal.url, 'delegate.au')
    expect((await get('/meetings', cookie)).status).toBe(200)
    const first = await get('/api/auth/csrf', cookie)
    const { csrfToken } = (await first.json()) as { csrfToken: string }
    const fresh = first.headers.getSetCookie().map((line) => line.split(';')[0])
    const jar = [
      ...fresh,
      ...cookie.split('; ').filter((pair) => !fresh.some((one) => one?.split('=')[0] === pair.split('=')[0])),
    ].join('; ')
    await fetch(`${portal.url}/api/auth/signout`, {
      method: 'POST',
      redirect: 'manual',
      headers: { cookie: jar },
      body: new URLSearchParams({ csrfToken }),
    })
    expect((await get('/meetings', cookie)).status).toBe(307)
  })

  test('more than twenty calls do not travel together, and a change does not come as a form', async () => {
    const cookie = await cookieOf(portal.url, 'delegate.kr')
    const many = Array.from({ length: 21 }, () => 'notices.unread').join(',')
    expect((await get(`/api/trpc/${many}?batch=1&input=%7B%7D`, cookie)).status).toBe(413)
    const form = await fetch(`${portal.url}/api/trpc/notices.markRead`, {
      method: 'POST',
      headers: { cookie },
      body: new URLSearchParams({ notices: '' }),
    })
    expect(form.status).toBe(415)
  })

  test('an edition as a file is shut to strangers and runs nothing', async () => {
    expect((await get('/meetings/31/agenda/editions/2.pdf')).status).toBe(401)
    const file = await get('/meetings/31/agenda/editions/2.csv?lang=en', await cookieOf(portal.url, 'observer.asean'))
    expect(file.status).toBe(200)
    expect(file.headers.get('content-disposition')).toMatch(/^attachment/)
    expect(file.headers.get('content-security-policy')).toContain('sandbox')
    // what is for members alone is not in an observer's file
    expect(await file.text()).not.toContain('Passenger')
  })
})
