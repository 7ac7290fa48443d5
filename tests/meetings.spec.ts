import { expect, type Page, test } from '@playwright/test'
import { accessible, pageOf } from './desk.ts'

/** A day 'YYYY-MM-DD' some days from another. */
const dayFrom = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)

const slot = (page: Page, name: string) => page.getByRole('article', { name, exact: true })

/** Makes the meeting after the example's, which is itself SCCP1 or SCCP2 by the season; gives its address and its first day. */
async function plan(page: Page): Promise<{ address: string; first: string }> {
  await page.goto('/meetings')
  await page.getByRole('link', { name: 'New meeting' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'New meeting' })).toBeVisible()
  const year = Number(await page.getByLabel('Year').inputValue())
  const first = `${year}-07-20`
  await page.getByLabel('City').fill('Da Nang')
  await page.getByLabel('First day').fill(first)
  await page.getByLabel('Last day').fill(dayFrom(first, 2))
  await expect(page.getByText('Papers for decision due')).toBeVisible()
  await accessible(page)
  await page.getByRole('button', { name: 'Plan the meeting' }).click()
  await page.waitForURL(/\/meetings\/\d+$/)
  return { address: new URL(page.url()).pathname, first }
}

async function announce(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Announce' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Announce' }).click()
  await expect(page.locator('[aria-current="step"]')).toHaveText('In preparation')
}

test('the secretariat makes the next meeting from the last: its deadlines, timetable, agenda and standing papers are there', async ({
  browser,
}) => {
  const secretariat = await pageOf(browser, 'secretariat')
  const { address, first } = await plan(secretariat)
  await expect(secretariat.getByText('Made after')).toBeVisible()
  const papersDue = secretariat.locator('[data-deadline="papersDue"] time').first()
  await expect(papersDue).toHaveAttribute('datetime', `${dayFrom(first, -28)}T16:59:59.000Z`)
  await expect(secretariat.locator('[data-list="standing"] li')).not.toHaveCount(0)
  await expect(secretariat.getByRole('button', { name: 'Begin the agenda' })).toHaveCount(0)
  await accessible(secretariat)

  // the agenda's skeleton sits in the sessions of the new days
  await secretariat.getByRole('link', { name: 'Timetable' }).click()
  const opening = secretariat.locator(`[data-day="${first}"]`).getByRole('article', { name: 'Session 1', exact: true })
  await expect(opening).toContainText('09:30')
  await expect(opening).toContainText('Adoption of the agenda and business arrangements')
  await expect(secretariat.locator('article')).not.toHaveCount(0)
  await accessible(secretariat)

  // a deadline set by hand says why, in the venue's time
  await secretariat.goto(address)
  await secretariat.getByRole('button', { name: 'Change: Delegations nominated' }).click()
  await secretariat.getByLabel('Ends at').fill(`${dayFrom(first, -20)}T18:00`)
  await secretariat.getByLabel('Reason').fill('The host asks so.')
  await secretariat.getByRole('button', { name: 'Set the deadline' }).click()
  await expect(secretariat.getByText('Set by hand: The host asks so.')).toBeVisible()

  // announced, everybody hears of it and may prepare
  await announce(secretariat)
  await expect(secretariat.getByText('Submitting papers')).toBeVisible()
  const delegate = await pageOf(browser, 'delegate.au')
  await expect(async () => {
    await delegate.goto('/notices')
    await expect(delegate.getByText('is announced and open for preparation').first()).toBeVisible({ timeout: 1000 })
  }).toPass({ timeout: 20_000 })
})

test('a session that moves or is cancelled leaves a trace that says where it went, and the official timetable is compared', async ({
  browser,
}) => {
  const secretariat = await pageOf(browser, 'secretariat')
  // one of its own: other walks read the example's
  const { address: meeting } = await plan(secretariat)
  await announce(secretariat)
  await secretariat.goto(`${meeting}/timetable`)
  await secretariat.getByRole('button', { name: 'Publish as official' }).click()
  await secretariat.getByRole('dialog').getByRole('button', { name: 'Publish as official' }).click()
  await expect(secretariat.locator('[data-list="official"] li')).toHaveCount(1)

  // by the keyboard: a day later, confirmed with a reason
  const first = slot(secretariat, 'Session 1')
  const day = await secretariat.locator('[data-day]').filter({ has: first }).getAttribute('data-day')
  await first.getByRole('button', { name: /^Move Session 1/ }).focus()
  await secretariat.keyboard.press('ArrowDown')
  const dialog = secretariat.getByRole('dialog')
  await expect(dialog.getByLabel('From')).toHaveValue('09:45')
  await dialog.getByLabel('Room').fill('Hall B')
  await dialog.getByRole('button', { name: 'Move it' }).click()
  await expect(dialog.getByLabel('Reason')).toBeFocused()
  await dialog.getByLabel('Reason').fill('The ministers open at half past nine.')
  await accessible(secretariat)
  await dialog.getByRole('button', { name: 'Move it' }).click()
  await expect(dialog).toHaveCount(0)
  const moved = secretariat.locator(`[data-day="${day}"] [data-trace="moved"]`)
  await expect(moved).toContainText('The ministers open at half past nine.')
  await expect(moved).toContainText('Hall B')
  await expect(first).toContainText('09:45')

  const second = slot(secretariat, 'Session 2')
  await secretariat.getByRole('button', { name: 'Cancel Session 2' }).click()
  await dialog.getByLabel('Reason').fill('Its papers were merged.')
  await dialog.getByRole('button', { name: 'Cancel Session 2' }).click()
  await expect(secretariat.locator('[data-trace="cancelled"]')).toContainText('Its papers were merged.')
  // the sittings are numbered anew
  await expect(second).toHaveCount(1)
  await expect(secretariat.locator('[data-list="differences"] li')).toHaveCount(2)
  await accessible(secretariat)

  // what overlaps in a room is marked
  await secretariat.getByRole('button', { name: 'Add to the timetable' }).click()
  await dialog.getByLabel('What').selectOption('Side event')
  await dialog.getByLabel('Title').fill('Demonstration of scanners')
  await dialog.getByLabel('From').fill('10:00')
  await dialog.getByLabel('To', { exact: true }).fill('11:00')
  await dialog.getByLabel('Room').fill('hall b')
  await dialog.getByLabel('Track').fill('2')
  await dialog.getByRole('button', { name: 'Add to the timetable' }).click()
  await expect(slot(secretariat, 'Demonstration of scanners')).toContainText('Same room as Session 1')

  // a delegate on a phone reads the official one first, and the draft beside it, in the own time too
  const phone = await pageOf(browser, 'delegate.kr', { locale: 'ko-KR', viewport: { width: 390, height: 844 } })
  await phone.goto(`${meeting}/timetable`)
  await expect(phone.getByRole('article', { name: '세션 1', exact: true })).toContainText('내 시간')
  await phone.getByRole('link', { name: '초안 보기' }).click()
  await expect(phone.locator('[data-trace="cancelled"]')).toBeVisible()
  await expect(phone.getByRole('button', { name: '일정표에 추가' })).toHaveCount(0)
  const wide = await phone.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  expect(wide).toBeLessThanOrEqual(0)
  await accessible(phone)
})

test('a head of delegation asks for a meeting, the secretariat declines with a reason', async ({ browser }) => {
  const head = await pageOf(browser, 'head.kr')
  await head.goto('/meetings')
  await head.getByRole('link', { name: 'Ask for a meeting' }).click()
  await head.getByLabel('Year').fill('2031')
  await head.getByLabel('First day').fill('2031-02-18')
  await head.getByLabel('Last day').fill('2031-02-20')
  await head.getByLabel('Reason').fill('Korea would like to host the first meeting of 2031.')
  await head.getByRole('button', { name: 'Ask for it' }).click()
  await head.waitForURL(/\/meetings\/\d+$/)
  await expect(head.getByText('This meeting is asked for')).toBeVisible()
  const address = new URL(head.url()).pathname
  const other = await pageOf(browser, 'delegate.au')
  expect((await other.goto(address))?.status()).toBe(404)

  const secretariat = await pageOf(browser, 'secretariat')
  await secretariat.goto(address)
  await secretariat.getByRole('button', { name: 'Decline' }).click()
  await secretariat.getByLabel('Reason').fill('The host of 2031 is not settled yet.')
  await secretariat.getByRole('dialog').getByRole('button', { name: 'Decline' }).click()
  await expect(secretariat.getByText('This request was declined')).toBeVisible()
  await expect(async () => {
    await head.goto('/notices')
    await expect(head.getByText('which you asked for, was declined').first()).toBeVisible({ timeout: 1000 })
  }).toPass({ timeout: 20_000 })
})
