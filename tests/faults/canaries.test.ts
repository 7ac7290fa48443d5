import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium, type Page } from '@playwright/test'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { queryPortal } from '#tests/embedded.ts'
import { askRsc, rscHeaders } from '#tests/rsc.ts'
import { type Portal, removeData, startPortal } from '#tests/server.ts'
import { cookieOf } from '#tests/sign-in.ts'
import { chromiumArguments, findChromium } from '../../.config/chromium.ts'
import { noSecrets } from '../../.config/run/build.ts'

// words that stand nowhere else: what holds one of them has let a secret out
const authSecret = 'canary-auth-secret-canary-auth-secret'
const mistyped = 'canary mistyped seven pelicans'
const chosen = 'canary chosen nine pelicans'
const next = 'canary changed ten pelicans'

const folder = mkdtempSync(join(tmpdir(), 'sccp-canaries-'))
const dataDir = join(folder, 'data')
/** every secret of this run, by what it is */
const secrets = new Map<string, string>([
  ['AUTH_SECRET', authSecret],
  ['a mistyped password', mistyped],
  ['a chosen password', chosen],
  ['a changed password', next],
])
/** every address that a browser asked, with what it said of where it came from */
const addresses: string[] = []
let portal: Portal
let browser: Browser
let invitation = ''

const found = (text: string, but: string[] = []): string[] =>
  [...secrets].filter(([name, secret]) => !but.includes(name) && text.includes(secret)).map(([name]) => name)

async function open(): Promise<Page> {
  const page = await (await browser.newContext({ baseURL: portal.url })).newPage()
  page.on('request', (request) => {
    addresses.push(request.url(), request.headers()['referer'] ?? '', decodeURIComponent(request.url()))
  })
  page.on('response', (response) => addresses.push(response.headers()['location'] ?? ''))
  page.on('websocket', (socket) => addresses.push(socket.url()))
  return page
}

async function signInByForm(page: Page, email: string, password: string): Promise<void> {
  await page.goto('/sign-in')
  await page.getByLabel('Mail address').fill(email)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
}

const keepCookies = async (page: Page, who: string): Promise<void> => {
  for (const { name, value } of await page.context().cookies())
    if (/session|csrf/.test(name)) secrets.set(`the cookie ${name} of ${who}`, value)
}

/** One person is invited, accepts, mistypes, signs in, co-edits nothing, and changes the password, all in a browser. */
async function live(): Promise<void> {
  const cookie = await cookieOf(portal.url, 'admin')
  const offer = { party: null, capacity: 'secretariat', head: false, meeting: null }
  const answer = await fetch(`${portal.url}/api/trpc/identity.invite`, {
    method: 'POST',
    headers: { cookie, 'content-type': 'application/json' },
    body: JSON.stringify({ json: { email: 'canary@customs.example', name: 'Ana Canary', ...offer } }),
  })
  const told = (await answer.json()) as { result: { data: { json: { link: string } } } }
  invitation = new URL(told.result.data.json.link).pathname
  secrets.set('the token of the invitation', invitation.split('/').at(-1) ?? '')
  const page = await open()
  await page.goto(invitation)
  await page.getByLabel('Choose a password').fill(chosen)
  await page.getByRole('button', { name: 'Accept and sign in' }).click()
  await page.getByRole('heading', { level: 1 }).filter({ hasText: 'Ana Canary' }).waitFor()
  await keepCookies(page, 'the new person')
  const again = await open()
  await signInByForm(again, 'canary@customs.example', mistyped)
  await again.getByText('Signing in did not work').waitFor()
  await signInByForm(again, 'canary@customs.example', chosen)
  await again.getByRole('heading', { level: 1 }).filter({ hasText: 'Ana Canary' }).waitFor()
  await again.goto('/profile')
  await again.getByLabel('Present password').fill(chosen)
  await again.getByLabel('New password').fill(next)
  await again.getByRole('button', { name: 'Change password' }).click()
  await again.getByText('The password is changed.').waitFor()
  await again.goto('/meetings/31/agenda/desk')
  await again.locator('[data-saved=saved]').waitFor({ timeout: 60_000 })
  await keepCookies(again, 'the person signed in')
}

beforeAll(async () => {
  portal = await startPortal({ dataDir, env: { AUTH_SECRET: authSecret } })
  browser = await chromium.launch({ executablePath: await findChromium(), args: chromiumArguments() })
  secrets.set('the password of the database', readFileSync(join(dataDir, 'postgres.key'), 'utf8').trim())
  await live()
  const hidden = await queryPortal<{ name: string; value: string }>(
    dataDir,
    `SELECT 'the kept password of ' || email AS name, password AS value FROM account WHERE password IS NOT NULL
     UNION ALL SELECT 'the hash of session ' || id, token_hash FROM session
     UNION ALL SELECT 'the hash of invitation ' || id, token_hash FROM invitation
     UNION ALL SELECT 'the number of a letter ' || id, message_id FROM mail_message`,
  )
  for (const { name, value } of hidden) secrets.set(name, value)
})
afterAll(async () => {
  await browser.close()
  await portal.stop()
  await removeData(dataDir)
  rmSync(folder, { recursive: true, force: true })
})

describe('no secret stands', () => {
  test('in an address that a browser asked, but the link of an invitation itself', () => {
    expect(secrets.size).toBeGreaterThan(40)
    expect(addresses.filter((address) => address.includes('/collab')).length).toBeGreaterThan(0)
    const own = (address: string) => address.replace(/\?_rsc=[\w-]*$/, '') === `${portal.url}${invitation}`
    expect(addresses.filter((address) => !own(address)).flatMap((address) => found(address))).toEqual([])
  })

  test('in the log', async () => {
    const cookie = await cookieOf(portal.url, 'secretariat')
    await queryPortal(dataDir, 'ALTER TABLE notice RENAME TO lent_to_a_test')
    const failing = await fetch(`${portal.url}/api/trpc/notices.unread`, { headers: { cookie } })
    await queryPortal(dataDir, 'ALTER TABLE lent_to_a_test RENAME TO notice')
    expect(failing.status).toBe(500)
    await expect.poll(portal.output).toContain('notices.unread')
    expect(found(portal.output())).toEqual([])
  })

  test('in an event or a job', async () => {
    const rows = await queryPortal<{ text: string }>(
      dataDir,
      `SELECT e::text AS text FROM event e UNION ALL SELECT j::text FROM graphile_worker._private_jobs j`,
    )
    expect(rows.length).toBeGreaterThan(10)
    expect(found(rows.map(({ text }) => text).join('\n'))).toEqual([])
  })

  test('in a page, what React makes of it, a call’s answer or a file, whoever asks', async () => {
    const pages = ['/', '/meetings', '/meetings/31', '/meetings/31/agenda', '/meetings/31/agenda/desk', '/notices']
    const own = [
      '/profile',
      '/profile/mandate',
      '/search?words=canary',
      '/identity',
      '/identity?search=canary',
      '/sign-in',
    ]
    const people = encodeURIComponent('{"json":{"limit":100}}')
    const calls = ['identity.viewer', 'identity.sessions', `identity.people?input=${people}`, 'notices.list', 'x.y']
    const files = ['csv', 'ics', 'docx'].map((format) => `/meetings/31/agenda/editions/2.${format}`)
    let read = 0
    for (const who of ['secretariat', 'admin', 'observer.asean', '']) {
      const cookie = who ? await cookieOf(portal.url, who) : ''
      // a person's own cookie is theirs: the hidden columns are what nobody is told
      for (const path of [...pages, ...own, ...calls.map((call) => `/api/trpc/${call}`), ...files]) {
        const answers = [await fetch(`${portal.url}${path}`, { redirect: 'manual', headers: { cookie } })]
        if (!path.startsWith('/api')) answers.push(await askRsc(portal.url, path, { cookie, ...rscHeaders[0] }))
        for (const answer of answers) {
          const text = await answer.text()
          read += text.length
          expect(found(text), `${path} as ${who}`).toEqual([])
        }
      }
    }
    expect(read).toBeGreaterThan(1_000_000)
  })

  test('in what is built for the browser, nor a word of the server beside them', () => {
    const folder = '.test/next/static'
    const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
    const scripts = files.filter(({ name }) => name.endsWith('.js'))
    expect(scripts.length).toBeGreaterThan(10)
    const words = ['AUTH_SECRET', 'DATABASE_URL', 'argon2', 'app_enqueue', 'sccp_portal', 'sccp-demo-2026', 'graphile']
    for (const { parentPath, name } of scripts) {
      const text = readFileSync(join(parentPath, name), 'utf8')
      expect([...found(text), ...words.filter((word) => text.includes(word))], name).toEqual([])
    }
  })

  test('in the surroundings of a build: every setting that holds one is emptied', () => {
    const settings = readFileSync('server/kernel/settings.ts', 'utf8')
    const named = [...settings.matchAll(/^ {2}([A-Z_\d]+): /gm)].map(([, name = '']) => name)
    const secret = named.filter((name) => /SECRET|PASSWORD|ACCESS_KEY|^(?:DATABASE|REDIS|SMTP|CLAMAV)_URL$/.test(name))
    expect(secret.length).toBeGreaterThan(6)
    expect(Object.keys(noSecrets).toSorted()).toEqual(secret.toSorted())
    expect(Object.values(noSecrets).every((value) => value === '')).toBe(true)
  })
})
