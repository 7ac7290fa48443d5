import { type APIRequestContext, type Browser, expect, type Page, test } from '@playwright/test'
import { accessible, nextMeeting, pageOf } from './desk.ts'
import { docxParts, paragraph, pdfOf, zipOf } from './files.ts'
import { circulated } from './papers.ts'
import { signIn } from './sign-in.ts'

const canary = 'canary-90e7'
const title = `The ${canary} certificates`
const docx = (...body: string[]) => zipOf(docxParts(body.map((one) => paragraph(one)).join(''), {}))

interface Found {
  text: string
  names: string[]
  /** what lies in Cache Storage */
  addresses: string[]
}

/** Which of these words stand in it; a whole store is never printed. */
const told = ({ text }: Found, words: string[]): string[] => words.filter((word) => text.includes(word))

/** Everything that this browser keeps for the portal, as text: databases raw, storage, caches with their addresses. */
function kept(page: Page): Promise<Found> {
  return page.evaluate(async () => {
    const found: string[] = [JSON.stringify(localStorage), JSON.stringify(sessionStorage)]
    const letters = (bytes: ArrayBuffer | ArrayBufferView): string =>
      new TextDecoder('latin1').decode(bytes) + new TextDecoder('utf-16le').decode(bytes)
    const text = (value: unknown): string =>
      value instanceof ArrayBuffer || ArrayBuffer.isView(value)
        ? letters(value)
        : value instanceof CryptoKey
          ? `key ${value.extractable}`
          : value !== null && typeof value === 'object'
            ? Object.values(value).map(text).join(' ')
            : String(value)
    const ask = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.addEventListener('success', () => resolve(request.result))
        request.addEventListener('error', () => reject(request.error))
      })
    const names: string[] = []
    for (const { name } of await indexedDB.databases()) {
      if (!name) continue
      names.push(name)
      const database = await ask(indexedDB.open(name))
      for (const store of database.objectStoreNames) {
        const rows = database.transaction(store).objectStore(store)
        const [keys, values] = await Promise.all([ask(rows.getAllKeys()), ask(rows.getAll())])
        found.push(...keys.map(String), ...values.map(text))
      }
      database.close()
    }
    const addresses: string[] = []
    for (const name of await caches.keys()) {
      const cache = await caches.open(name)
      for (const request of await cache.keys()) {
        const answer = await cache.match(request, { ignoreVary: true })
        addresses.push(new URL(request.url).pathname)
        found.push(letters(await (answer ?? new Response()).arrayBuffer()))
      }
    }
    return { text: found.join('\n'), names, addresses }
  })
}

const packs = (found: Found): string[] => found.names.filter((name) => name.endsWith(':pack'))

/** The words that a reader would know again: a title of the agenda, a paper's title and its text. */
async function wordsOf(page: Page, meeting: string): Promise<string[]> {
  await page.goto(`${meeting}/agenda`)
  const titles = await page.locator('.order-title .order-name').allTextContents()
  return [...titles.filter((one) => one.length > 20).slice(0, 5), canary]
}

async function newPaper(browser: Browser): Promise<{ secretariat: Page; id: string; meeting: string }> {
  const secretariat = await pageOf(browser, 'secretariat')
  const meeting = await nextMeeting(secretariat)
  const id = await circulated(secretariat.request as APIRequestContext, {
    meeting: Number(meeting.split('/').at(-1)),
    title,
    files: [
      { language: 'en', name: 'certificates.docx', bytes: await docx(`Told in the ${canary} paragraph.`, 'And more.') },
    ],
  })
  return { secretariat, id, meeting }
}

const panel = (page: Page) => page.locator('[data-offline-pack]')

async function keepAll(page: Page, meeting: string): Promise<void> {
  await page.goto(meeting)
  await panel(page).getByRole('button', { name: 'Keep for offline' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Keep', exact: true }).click()
  await expect(panel(page).getByText('Kept just now.')).toBeVisible({ timeout: 40_000 })
}

test('a meeting is kept, read without a network, and gone when its reader signs out there', async ({ browser }) => {
  test.setTimeout(120_000)
  const { id, meeting } = await newPaper(browser)
  const reader = await pageOf(browser, 'delegate.au')
  const known = await wordsOf(reader, meeting)
  expect(known.length).toBeGreaterThan(3)
  expect((await kept(reader)).addresses).toEqual([])
  await keepAll(reader, meeting)
  await accessible(reader)

  // encrypted at rest: the raw records say nothing, and the key cannot be read out
  const raw = await kept(reader)
  expect(packs(raw)).toHaveLength(1)
  expect(told(raw, [...known, 'key false', 'key true'])).toEqual(['key false'])
  // Cache Storage holds files of the shell and no page or answer made for a person
  expect(raw.addresses).toContain('/offline')
  const shell = /^\/(?:offline$|manifest\.webmanifest$|emblem\.svg$|_next\/static\/|pdfjs\/|fonts\/|icons\/)/
  expect(raw.addresses.filter((address) => !shell.test(address))).toEqual([])

  await reader.context().setOffline(true)
  await reader.goto(`${meeting}/agenda`)
  await expect(reader.locator('[data-offline-shell]')).toBeVisible()
  await expect(reader.getByRole('heading', { name: known[0] ?? '' })).toBeVisible()
  await expect(reader.locator('[data-age]')).toContainText('Kept')
  await accessible(reader)

  await reader.getByRole('link', { name: 'Timetable' }).click()
  await expect(reader.locator('[data-slot]').first()).toBeVisible()
  await accessible(reader)

  // a paper by its own address, as a link or a bookmark leads to it
  await reader.goto(`/documents/${id}`)
  await expect(reader.getByText(`Told in the ${canary} paragraph.`)).toBeVisible()
  await accessible(reader)

  await Promise.all([reader.waitForEvent('load'), reader.getByRole('button', { name: 'Sign out' }).click()])
  await expect(reader.getByText('Nothing is kept on this device.')).toBeVisible()
  await accessible(reader)
  const after = await kept(reader)
  expect(packs(after)).toEqual([])
  expect(told(after, known)).toEqual([])
  for (const address of [`${meeting}/agenda`, `/documents/${id}`, '/']) {
    await reader.goto(address)
    await expect(reader.getByText('Nothing is kept on this device.')).toBeVisible()
    await expect(reader.getByText(canary)).toHaveCount(0)
  }

  // the cookie is still there; the portal is told before it shows anything
  await reader.context().setOffline(false)
  await reader.goto(meeting)
  await expect(reader).toHaveURL(/\/sign-in/)
})

test('another person on the same browser finds nothing of the first', async ({ browser }) => {
  test.setTimeout(120_000)
  const { id, meeting } = await newPaper(browser)
  const first = await pageOf(browser, 'delegate.nz')
  const known = await wordsOf(first, meeting)
  await keepAll(first, meeting)
  expect(packs(await kept(first))).toHaveLength(1)

  // nobody signed out: the other simply signs in
  await signIn(first.context(), 'delegate.th')
  await first.goto('/meetings')
  await expect.poll(async () => packs(await kept(first))).toEqual([])
  expect(told(await kept(first), [...known, 'key false'])).toEqual([])
  await first.context().setOffline(true)
  for (const address of [`${meeting}/agenda`, `/documents/${id}`, '/offline']) {
    await first.goto(address)
    await expect(first.getByText('Nothing is kept on this device.')).toBeVisible()
  }
  expect(told(await kept(first), known)).toEqual([])
})

test('a pack says how old it is and what has changed, and one click brings it up to date', async ({ browser }) => {
  test.setTimeout(120_000)
  const { secretariat, id, meeting } = await newPaper(browser)
  const number = Number(meeting.split('/').at(-1))
  const reader = await pageOf(browser, 'delegate.kr', { locale: 'ko-KR', viewport: { width: 390, height: 844 } })
  await reader.goto(meeting)
  await panel(reader).getByRole('button', { name: '오프라인용으로 보관' }).click()
  const dialog = reader.getByRole('dialog')
  await dialog.getByLabel('여기서 선택한 문서만').check()
  await dialog.getByRole('checkbox', { name: title }).last().check()
  await accessible(reader)
  await dialog.getByRole('button', { name: '보관', exact: true }).click()
  await expect(panel(reader).getByText('방금 보관됨.')).toBeVisible({ timeout: 40_000 })
  await expect(panel(reader).locator('[data-delta]')).toHaveText('그 뒤 바뀐 것이 없습니다.')

  const pages = ['A first page of the report.', 'The second page.']
  await circulated(secretariat.request as APIRequestContext, {
    ...{ meeting: number, title, revises: id },
    files: [{ language: 'en', name: 'certificates_rev1.pdf', bytes: pdfOf(pages) }],
  })
  await circulated(secretariat.request as APIRequestContext, {
    ...{ meeting: number, title: 'A paper that came later' },
    files: [{ language: 'en', name: 'later.docx', bytes: await docx('It came later.') }],
  })
  await reader.reload()
  const delta = panel(reader).locator('[data-delta]')
  await expect(delta).toContainText('문서 1건 개정, 새 문서 1건')
  await accessible(reader)
  await delta.getByRole('button', { name: '최신으로 맞추기' }).click()
  await expect(delta).toHaveText('그 뒤 바뀐 것이 없습니다.', { timeout: 40_000 })

  // in the reader's language, on a phone, with pages of a PDF
  await reader.context().setOffline(true)
  await reader.goto(`/documents/${id}`)
  await expect(reader.locator('.pdf-page .textLayer').first()).toContainText('A first page', { timeout: 20_000 })
  await expect(reader.locator('html')).toHaveAttribute('lang', 'ko')
  expect(await reader.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  await accessible(reader)
  const download = reader.waitForEvent('download')
  await reader.getByRole('button', { name: /PDF/ }).click()
  expect((await download).suggestedFilename()).toBe('certificates_rev1.pdf')
  await reader.goto(`${meeting}/agenda`)
  await expect(reader.locator('[data-age]')).toContainText('보관됨')
  await expect(reader.locator('.order-title').first()).toBeVisible()
  expect(await reader.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
})

test('a note on a kept paper arrives later, and a session ended elsewhere takes the pack away', async ({ browser }) => {
  test.setTimeout(120_000)
  const { secretariat, id, meeting } = await newPaper(browser)
  const reader = await pageOf(browser, 'delegate.sg')
  await keepAll(reader, meeting)
  await reader.context().setOffline(true)
  await reader.goto(`/documents/${id}`)
  const words = reader.locator('[data-block]').filter({ hasText: canary }).first()
  await expect(words).toBeVisible()
  await words.selectText()
  await reader.getByRole('button', { name: 'Blue' }).click()
  await expect(reader.getByRole('heading', { name: '1 note waits on this device' })).toBeVisible()
  await reader.context().setOffline(false)
  await expect(reader.getByRole('heading', { name: '1 note waits on this device' })).toHaveCount(0, { timeout: 30_000 })
  // the receipt of what was read without a network is given too
  await expect(async () => {
    await secretariat.goto(`/documents/${id}`)
    await secretariat.getByRole('button', { name: /^Opened/ }).click()
    const receipt = secretariat.getByRole('listitem').filter({ hasText: 'Singapore' })
    await expect(receipt).toHaveCount(1, { timeout: 3000 })
    await expect(receipt).not.toContainText('not yet', { timeout: 1000 })
  }).toPass({ timeout: 30_000 })
  await reader.goto(`/documents/${id}`)
  await expect(reader.getByRole('region', { name: 'Your notes' }).getByRole('button', { name: 'Amend' })).toBeVisible()

  // the same session, ended from another machine
  const elsewhere = await browser.newContext({ storageState: await reader.context().storageState() })
  const { csrfToken } = (await (await elsewhere.request.get('/api/auth/csrf')).json()) as { csrfToken: string }
  await elsewhere.request.post('/api/auth/signout', { form: { csrfToken }, maxRedirects: 0 })
  await reader.goto('/offline')
  await expect(reader.getByText('What was kept on this device has been deleted.')).toBeVisible()
  const after = await kept(reader)
  expect(packs(after)).toEqual([])
  expect(told(after, [canary, 'key false'])).toEqual([])
})

test('a new build leaves nobody on an old shell, and who keeps nothing has no worker', async ({ browser }) => {
  const reader = await pageOf(browser, 'delegate.jp')
  const worker = await reader.request.get('/service-worker.js')
  expect(worker.headers()['cache-control']).toBe('no-cache')
  const meeting = await nextMeeting(reader)
  await reader.goto(meeting)
  await expect(panel(reader)).toBeVisible()
  const workers = () => reader.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)
  expect(await workers()).toBe(0)

  // the shell of an earlier build, as it would lie here
  await reader.evaluate(async () => {
    const cache = await caches.open('sccp-shell-earlier')
    await cache.put('/offline', new Response('the old shell', { headers: { 'content-type': 'text/html' } }))
  })
  await keepAll(reader, meeting)
  expect(await workers()).toBe(1)
  const names = await reader.evaluate(() => caches.keys())
  expect(names.filter((name) => name.startsWith('sccp-shell-'))).toHaveLength(1)
  expect(names).not.toContain('sccp-shell-earlier')
  // an earlier worker gives way to this build's when a page is read
  await reader.evaluate(async () => {
    await navigator.serviceWorker.register('/service-worker.js?build=earlier', { updateViaCache: 'none' })
  })
  const isEarlier = () =>
    reader.evaluate(async () => {
      const worker = (await navigator.serviceWorker.getRegistration('/'))?.active
      return worker?.state === 'activated' && worker.scriptURL.endsWith('=earlier')
    })
  await expect.poll(isEarlier, { timeout: 20_000 }).toBe(true)
  await reader.goto('/meetings')
  await expect.poll(isEarlier, { timeout: 20_000 }).toBe(false)
  await expect.poll(() => reader.evaluate(() => caches.has('sccp-shell-earlier')), { timeout: 20_000 }).toBe(false)
  await reader.context().setOffline(true)
  await reader.goto(`${meeting}/agenda`)
  await expect(reader.locator('[data-age]')).toBeVisible()
})

test('what does not fit, or comes only half way, is not called kept', async ({ browser }) => {
  const { meeting } = await newPaper(browser)
  const reader = await pageOf(browser, 'delegate.ca')
  await reader.goto(meeting)
  const keep = async (): Promise<void> => {
    await panel(reader).getByRole('button', { name: 'Keep for offline' }).click()
    await reader.getByRole('dialog').getByRole('button', { name: 'Keep', exact: true }).click()
  }
  const alert = panel(reader).getByRole('alert')
  const records = () =>
    reader.evaluate(async () => {
      const name = (await indexedDB.databases()).find((one) => one.name?.endsWith(':pack'))?.name ?? ''
      const database = await new Promise<IDBDatabase>((done) => {
        const opening = indexedDB.open(name)
        opening.addEventListener('success', () => done(opening.result))
      })
      const counts = ['heads', 'records'].map(
        (store) =>
          new Promise<number>((done) => {
            const asked = database.transaction(store).objectStore(store).count()
            asked.addEventListener('success', () => done(asked.result))
          }),
      )
      const found = await Promise.all(counts)
      database.close()
      return found
    })

  await reader.route('**/api/files/*', (route) => route.abort())
  await keep()
  await expect(alert).toContainText('It could not be kept. What was kept before is as it was.')
  await expect(alert).toContainText('The portal cannot be reached now.')
  expect(await records()).toEqual([0, 0])
  await expect(panel(reader).getByRole('button', { name: 'Keep for offline' })).toBeVisible()
  await accessible(reader)

  await reader.unroute('**/api/files/*')
  const browserOf = await reader.context().newCDPSession(reader)
  await browserOf.send('Storage.overrideQuotaForOrigin', { origin: new URL(reader.url()).origin, quotaSize: 5_000_000 })
  await keep()
  await expect(alert).toContainText('There is not enough room on this device.')
  expect(await records()).toEqual([0, 0])
})
