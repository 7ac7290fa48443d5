import { expect, test } from '@playwright/test'
import { accessible, nextMeeting, pageOf } from './desk.ts'

const phone = { viewport: { width: 390, height: 844 } }
const noWider = (width: number) => expect.soft(width).toBeLessThanOrEqual(390)

test('a delegate reads the newest edition in the own language, and what changed since the last reading', async ({
  browser,
}) => {
  const page = await pageOf(browser, 'delegate.nz')
  const agenda = `${await nextMeeting(page)}/agenda`
  await page.goto(agenda)
  await expect(page.getByRole('heading', { level: 1 })).toContainText('agenda')
  await expect(page.getByRole('heading', { level: 2, name: 'Session 1' })).toBeVisible()
  await expect(page.getByRole('heading', { name: /^6\.2 ?Electronic exchange/ })).toBeVisible()
  // the venue's time and the reader's own
  await expect(page.getByText('yours', { exact: false }).first()).toBeVisible()
  await accessible(page)

  // contents lead to an item, by its lasting address
  const contents = page.getByRole('navigation', { name: 'Contents' })
  await contents.getByRole('link', { name: 'Green customs' }).click()
  await expect(page).toHaveURL(/#item-[0-9a-f-]{36}$/)
  await expect(page.getByRole('heading', { name: 'Green customs' })).toBeInViewport()

  // an earlier edition says so and leads to the newest
  await page.getByRole('link', { name: 'Draft 1' }).click()
  await expect(page.getByText('A newer edition stands')).toBeVisible()
  await accessible(page)
  // the way back shows again what the document had brought
  await page.goBack()
  await expect(page.getByRole('heading', { name: 'Green customs' })).toBeVisible()
  await page.goForward()
  await page.getByRole('link', { name: /Read the newest/ }).click()

  // each language is a link; its words carry its tag
  await page.getByRole('link', { name: '한국어' }).click()
  await expect(page.getByRole('heading', { name: '1 개회' })).toBeVisible()
  await expect(page.locator('h3 [lang="ko"]').first()).toHaveText('개회')
  await accessible(page)
})

test('item by item, what has no approved text falls back to English and says so', async ({ browser }) => {
  const page = await pageOf(browser, 'delegate.jp')
  const agenda = `${await nextMeeting(page)}/agenda`
  await page.goto(`${agenda}?lang=ja`)
  await expect(page.getByText(/No approved Japanese text|in English: no approved Japanese text/).first()).toBeVisible()
  await expect(page.locator('h3 [lang="en"]').first()).toHaveText('Opening')
  await accessible(page)
})

test('who has read an earlier edition sees what has changed, marked, once', async ({ browser }) => {
  const page = await pageOf(browser, 'observer.asean')
  const meeting = await nextMeeting(page)
  await page.goto(`${meeting}/agenda`)
  await expect(page.getByRole('heading', { level: 2, name: 'Session 1' })).toBeVisible()
  // an observer sees what is public and nothing that is for members
  await expect(page.getByRole('heading', { name: 'Risk management' })).toHaveCount(0)
  await expect(page.getByText('Members only')).toHaveCount(0)

  const member = await pageOf(browser, 'head.kr')
  const since = member.locator('section[aria-labelledby="since"]')
  const told = member.waitForResponse((answer) => answer.url().includes('agenda.markRead'))
  await member.goto(`${meeting}/agenda?lang=en`)
  await expect(since).toContainText('You read Draft 1 on')
  await expect(since.getByRole('listitem').filter({ hasText: 'Risk management' })).toContainText('Moved')
  const priorities = since.getByRole('listitem').filter({ hasText: 'priorities and SCCP work programme' })
  await expect(priorities).toContainText('Text changed')
  expect((await told).ok()).toBe(true)
  await accessible(member)
  await priorities.getByRole('link').click()
  await expect(member.locator('section:target')).toContainText('Text changed')
  await member.goto(`${meeting}/agenda?lang=en`)
  await expect(member.getByRole('heading', { level: 2, name: 'Session 1' })).toBeVisible()
  await expect(since).toHaveCount(0)
})

test('on a phone in Korean it fits, and the files of the edition come in that language', async ({ browser }) => {
  const page = await pageOf(browser, 'delegate.kr', { ...phone, locale: 'ko-KR' })
  const agenda = `${await nextMeeting(page)}/agenda`
  await page.goto(`${agenda}?lang=ko`)
  await expect(page.getByRole('heading', { name: '1 개회' })).toBeVisible()
  noWider(await page.evaluate(() => document.documentElement.scrollWidth))
  await accessible(page)
  await page.locator('summary', { hasText: '차례' }).click()
  await page.locator('details nav a').last().click()
  await expect(page).toHaveURL(/#item-/)

  for (const [name, begins] of [
    ['PDF', '%PDF-'],
    ['Word', 'PK'],
    ['CSV', '\u{feff}'],
    ['일정', 'BEGIN:VCALENDAR'],
  ] as const) {
    const href = await page.getByRole('link', { name, exact: true }).getAttribute('href')
    const file = await page.request.get(href ?? '')
    expect(file.status()).toBe(200)
    expect((await file.body()).toString('utf8').startsWith(begins)).toBe(true)
  }
})

test('printed, it is the running order and nothing of the frame', async ({ browser }) => {
  const page = await pageOf(browser, 'delegate.au')
  await page.goto(`${await nextMeeting(page)}/agenda`)
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByRole('navigation')).toHaveCount(0)
  await expect(page.getByRole('link', { name: 'PDF' })).toHaveCount(0)
  await expect(page.getByRole('heading', { name: 'Opening', exact: false }).first()).toBeVisible()
})

test('a reading page sends at most 170 kB of JavaScript, compressed', async ({ browser }) => {
  const page = await pageOf(browser, 'delegate.au')
  const agenda = `${await nextMeeting(page)}/agenda`
  const fresh = await (await pageOf(browser, 'delegate.au')).context().newPage()
  const session = await fresh.context().newCDPSession(fresh)
  await session.send('Network.enable')
  const scripts = new Map<string, number>()
  const kinds = new Map<string, string>()
  session.on('Network.responseReceived', ({ requestId, type }) => kinds.set(requestId, type))
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (kinds.get(requestId) === 'Script') scripts.set(requestId, encodedDataLength)
  })
  await fresh.goto(agenda, { waitUntil: 'networkidle' })
  const sum = [...scripts.values()].reduce((all, one) => all + one, 0)
  expect(scripts.size).toBeGreaterThan(0)
  expect(sum).toBeLessThanOrEqual(170_000)
})

test('two editions stand side by side: moved is moved, words are marked, the same is folded', async ({ browser }) => {
  const page = await pageOf(browser, 'delegate.au')
  const agenda = `${await nextMeeting(page)}/agenda`
  await page.goto(agenda)
  await page.getByRole('link', { name: 'Compare with the one before' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Two editions compared' })).toBeVisible()
  await expect(page.getByText('Moved from 10 to 11')).toBeVisible()
  await expect(page.locator('ins', { hasText: 'to run until the end of the year' })).toBeVisible()
  await accessible(page)
  const folded = page.locator('details', { hasText: 'items unchanged' }).first()
  await folded.locator('summary').click()
  await expect(folded.getByText('Opening', { exact: true })).toBeVisible()
  await page.getByLabel('Language', { exact: true }).selectOption('ko')
  await page.getByRole('button', { name: 'Compare' }).click()
  await expect(page).toHaveURL(/lang=ko/)
  await accessible(page)

  const small = await pageOf(browser, 'delegate.kr', { ...phone, locale: 'ko-KR' })
  await small.goto(`${agenda}/compare?lang=ko`)
  await expect(small.getByRole('heading', { level: 1, name: '배포본 비교' })).toBeVisible()
  noWider(await small.evaluate(() => document.documentElement.scrollWidth))
  await accessible(small)
})
