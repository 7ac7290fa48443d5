import { type APIRequestContext, type Browser, expect, type Page, test } from '@playwright/test'
import { accessible, nextMeeting, pageOf } from './desk.ts'
import { docxParts, paragraph, zipOf } from './files.ts'
import { circulated } from './papers.ts'

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
