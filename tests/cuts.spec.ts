import { expect, test } from '@playwright/test'
import { accessible, pageOf } from './desk.ts'

/** The wall time in a zone at a moment, as a field for dates takes it. */
const wallIn = (zone: string, at: Date): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' })
    .format(at)
    .replace(' ', 'T')

test('the draft agenda is cut when its date has come, and read by members as no edition', async ({ browser }) => {
  test.setTimeout(180_000)
  const secretariat = await pageOf(browser, 'secretariat')
  await secretariat.goto('/meetings')
  await secretariat.getByRole('link', { name: 'New meeting' }).click()
  const year = Number(await secretariat.getByLabel('Year').inputValue())
  await secretariat.getByLabel('City').fill('Can Tho')
  await secretariat.getByLabel('First day').fill(`${year}-07-20`)
  await secretariat.getByLabel('Last day').fill(`${year}-07-22`)
  await secretariat.getByRole('button', { name: 'Plan the meeting' }).click()
  await secretariat.waitForURL(/\/meetings\/\d+$/)
  const address = new URL(secretariat.url()).pathname
  await secretariat.getByRole('button', { name: 'Announce' }).click()
  await secretariat.getByRole('dialog').getByRole('button', { name: 'Announce' }).click()
  await expect(secretariat.locator('[aria-current="step"]')).toHaveText('In preparation')
  await secretariat.getByRole('button', { name: 'Change: First draft agenda' }).click()
  await secretariat.getByLabel('Ends at').fill(wallIn('Asia/Ho_Chi_Minh', new Date(Date.now() - 60_000)))
  await secretariat.getByLabel('Reason').fill('The host asks so.')
  await secretariat.getByRole('button', { name: 'Set the deadline' }).click()
  await expect(secretariat.getByText('Set by hand: The host asks so.')).toBeVisible()

  // the clock strikes once a minute
  const delegate = await pageOf(browser, 'delegate.au')
  const cut = delegate.locator('[data-list="cuts"] a')
  await expect(async () => {
    await delegate.goto(address)
    await expect(cut).toHaveCount(1, { timeout: 500 })
  }).toPass({ timeout: 90_000, intervals: [3000] })
  await expect(delegate.getByText('Working draft, not circulated')).toBeVisible()
  await expect(delegate.getByRole('link', { name: 'Read the agenda' })).toHaveCount(0)
  await cut.click()
  await expect(delegate.getByRole('heading', { level: 1, name: /^Draft as of/ })).toBeVisible()
  await expect(delegate.getByText('Working draft, not circulated')).toBeVisible()
  await expect(delegate.locator('main')).toContainText('Opening')
  await accessible(delegate)
  const path = new URL(delegate.url()).pathname

  const korean = await pageOf(browser, 'delegate.kr', { viewport: { width: 375, height: 812 }, locale: 'ko-KR' })
  await korean.goto(path)
  await expect(korean.getByRole('heading', { level: 1 })).toContainText('현재 초안')
  expect(await korean.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(375)
  await accessible(korean)

  const observer = await pageOf(browser, 'observer.asean')
  await observer.goto(address)
  await expect(observer.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(observer.locator('[data-list="cuts"]')).toHaveCount(0)
  await observer.goto(path)
  await expect(observer.getByRole('heading', { level: 1, name: 'There is nothing here' })).toBeVisible()
})
