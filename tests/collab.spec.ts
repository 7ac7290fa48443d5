import { type BrowserContext, expect, type Page, test } from '@playwright/test'
import { signIn } from './sign-in.ts'

/** A page at the desk of the next meeting, with one item open in English. */
async function desk(context: BrowserContext, account: string, title: string | RegExp): Promise<Page> {
  await signIn(context, account)
  const upcoming = (await (await context.request.get('/api/trpc/meetings.upcoming')).json()) as {
    result: { data: { json: { id: number } } }
  }
  const page = await context.newPage()
  await page.goto(`/meetings/${upcoming.result.data.json.id}/agenda/desk`)
  await expect(page.locator('[data-saved=saved]')).toBeVisible({ timeout: 60_000 })
  await page.getByText(title).first().click()
  return page
}

const field = (page: Page) => page.locator('[data-column=en] [data-field^="annotation:"]')

/** Opens the annotation's editor and goes to its end. */
async function write(page: Page): Promise<void> {
  await field(page).getByRole('button').first().click()
  await field(page).locator('[contenteditable=true]').click()
  await page.keyboard.press('Control+End')
}

const saved = (page: Page) => expect(page.locator('[data-saved=saved]')).toBeVisible({ timeout: 15_000 })

const kept = (page: Page) =>
  page.evaluate(async () =>
    (await indexedDB.databases()).flatMap(({ name }) => (name?.startsWith('sccp:') ? [name] : [])),
  )

/** Waits for what this device still writes: a reading waits its turn behind every writing before it (IndexedDB 2.7.2). */
const settled = (page: Page) =>
  page.evaluate(async () => {
    const names = (await indexedDB.databases()).flatMap(({ name }) => (name?.startsWith('sccp:') ? [name] : []))
    const read = (name: string): Promise<void> =>
      new Promise((done, failed) => {
        const opening = indexedDB.open(name)
        opening.addEventListener('error', () => failed(opening.error ?? new Error(name)))
        opening.addEventListener('success', () => {
          const reading = opening.result.transaction('updates').objectStore('updates').count()
          reading.addEventListener('error', () => failed(reading.error ?? new Error(name)))
          reading.addEventListener('success', () => (opening.result.close(), done()))
        })
      })
    await Promise.all(names.map(read))
  })

test('two people write in one paragraph and see each other', async ({ browser }) => {
  const [a, b] = [await browser.newContext(), await browser.newContext()]
  const one = await desk(a, 'secretariat', /Chair's opening remarks/)
  const two = await desk(b, 'chair', /Chair's opening remarks/)
  await write(one)
  await write(two)
  await expect(two.locator('[data-presence]')).toBeVisible()
  await Promise.all([
    one.keyboard.type(' ALPHA-alpha-ALPHA', { delay: 40 }),
    two.keyboard.type(' beta-BETA-beta', { delay: 45 }),
  ])
  await Promise.all([saved(one), saved(two)])
  const letters = async (page: Page): Promise<string> => (await field(page).innerText()).replaceAll(/\s+/g, ' ')
  await expect.poll(async () => (await letters(one)).length).toBeGreaterThan(30)
  // every letter of both is there, in one order for both
  for (const page of [one, two]) {
    const text = await field(page).locator('[contenteditable=true]').innerText()
    expect(Array.from('ALPHA-alpha-ALPHA').every((letter) => text.includes(letter))).toBe(true)
  }
  await a.close()
  await b.close()
})

test('what is typed without a connection is kept on this device, and comes back with its author', async ({
  context,
}) => {
  let away = false
  await context.routeWebSocket(/\/collab/, (socket) => {
    if (away) {
      void socket.close()
      return
    }
    const server = socket.connectToServer()
    server.onMessage((message) => (away ? void socket.close() : socket.send(message)))
    socket.onMessage((message) => (away ? void socket.close() : server.send(message)))
  })
  const page = await desk(context, 'secretariat', /Green customs/)
  await write(page)
  away = true
  const words = `typed while away ${test.info().workerIndex}-${process.hrtime.bigint()}`
  await page.keyboard.type(` ${words}`)
  await expect(page.locator('[data-saved=offline]')).toContainText(/kept on this device/i, { timeout: 15_000 })
  // the page is gone, the browser is not
  await settled(page)
  await page.close()
  away = false
  const back = await desk(context, 'secretariat', /Green customs/)
  await saved(back)
  await expect(field(back)).toContainText(words)
})

test('signing out forgets what this device kept', async ({ context }) => {
  const page = await desk(context, 'secretariat', /Green customs/)
  expect((await kept(page)).length).toBeGreaterThan(0)
  expect((await kept(page)).some((name) => name.includes('notes:'))).toBe(false)
  await page.locator('header summary').click()
  await page.getByRole('button', { name: 'Sign out' }).click()
  await page.waitForURL(/sign-in/)
  await expect.poll(() => kept(page)).toEqual([])
})
