import { expect, test } from '@playwright/test'
import { accessible, edit, field, nextMeeting, openDesk, pageOf, saved } from './desk.ts'

test('two people write in two languages, the edition is published, downloaded, and read in Korean on a phone', async ({
  browser,
}) => {
  test.setTimeout(180_000)
  const secretariat = await pageOf(browser, 'secretariat')
  const owner = await pageOf(browser, 'delegate.kr')
  const meeting = await nextMeeting(secretariat)

  // both at the same item, each in one language, at the same time
  await openDesk(secretariat, meeting, '9', 'ko')
  await openDesk(owner, meeting, '9', 'ko')
  await expect(secretariat.locator('[data-presence]')).toBeVisible()
  await Promise.all([edit(secretariat, 'en', 'annotation'), edit(owner, 'ko', 'annotation')])
  await Promise.all([
    secretariat.keyboard.type(' Drones are shown on the second day.', { delay: 15 }),
    owner.keyboard.type(' 둘째 날에는 무인기를 선보인다.', { delay: 15 }),
  ])
  await expect(field(secretariat, 'ko', 'annotation')).toContainText('무인기를 선보인다.')
  await expect(field(owner, 'en', 'annotation')).toContainText('Drones are shown on the second day.')
  await Promise.all([saved(secretariat), saved(owner)])
  await accessible(secretariat)

  // the gate names who must act: the Korean of item 2 is behind a date
  await secretariat.getByRole('button', { name: 'Publish edition' }).click()
  const gate = secretariat.getByRole('dialog')
  await expect(gate.locator('[data-gate="texts"]')).toContainText('2, Korean')
  await expect(gate.locator('[data-gate="texts"]')).toContainText('Kim Min-ji')
  await accessible(secretariat)
  await secretariat.keyboard.press('Escape')

  // the owner brings Korean up to date
  for (const label of ['2', '7', '9']) {
    await openDesk(owner, meeting, label, 'ko')
    await owner.getByRole('button', { name: 'Approve' }).click()
    await expect(owner.locator('[data-column="ko"] [data-status]')).toHaveAttribute('data-status', 'approved')
  }

  // publishing freezes and numbers the edition
  await secretariat.getByRole('button', { name: 'Publish edition' }).click()
  await expect(gate.locator('[data-gate="texts"]')).toHaveCount(0)
  await gate.getByRole('button', { name: 'Publish edition' }).click()
  await secretariat.waitForURL(/\/agenda\/editions\/\d+$/)
  const n = new URL(secretariat.url()).pathname.split('/').at(-1)
  await expect(secretariat.getByText(/\/001rev\d/).first()).toBeVisible()
  await accessible(secretariat)

  // as Word and as PDF
  for (const [format, begins] of [
    ['docx', 'PK'],
    ['pdf', '%PDF-'],
  ] as const) {
    const file = await secretariat.request.get(`${meeting}/agenda/editions/${n}.${format}?lang=ko`)
    expect(file.status()).toBe(200)
    expect((await file.body()).subarray(0, begins.length).toString('latin1')).toBe(begins)
  }

  // on a phone, in the delegate's own language
  const phone = await pageOf(browser, 'delegate.kr', { locale: 'ko-KR', viewport: { width: 390, height: 844 } })
  await phone.goto(`${meeting}/agenda`)
  await expect(phone.locator('html')).toHaveAttribute('lang', 'ko')
  await expect(phone.getByText('둘째 날에는 무인기를 선보인다.')).toBeVisible()
  const wide = await phone.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  expect(wide).toBeLessThanOrEqual(0)
  await accessible(phone)
})

test('a changed comma leaves one Korean paragraph behind by its formatting, a changed date by a fact', async ({
  browser,
}) => {
  const secretariat = await pageOf(browser, 'secretariat')
  const meeting = await nextMeeting(secretariat)
  const replace = async (label: string, was: string, now: string): Promise<void> => {
    await openDesk(secretariat, meeting, label, 'ko')
    await secretariat.getByRole('button', { name: 'Find and replace' }).click()
    const dialog = secretariat.getByRole('dialog')
    await dialog.getByLabel('Find', { exact: true }).fill(was)
    await dialog.getByLabel('Replace with').fill(now)
    await dialog.getByRole('button', { name: 'Replace all' }).click()
    await secretariat.keyboard.press('Escape')
    await saved(secretariat)
  }
  const changes = secretariat.locator('[data-block]:has([data-grade]), li[data-block]')

  await replace('5', 'a Herfindahl index above', 'a Herfindahl index, above')
  await expect(changes).toHaveCount(1)
  await expect(changes.first()).toHaveAttribute('data-grade', 'formatting')

  await replace('17', '2 February', '3 February')
  await expect(changes).toHaveCount(1)
  await expect(changes.first()).toHaveAttribute('data-grade', 'facts')
  await expect(changes.first().locator('del')).toContainText('2')
  await expect(changes.first().locator('ins')).toContainText('3')
  await expect(changes.first()).toContainText('2월 2일')
})

test('what is typed without a network stays, and merges on return', async ({ browser }) => {
  const secretariat = await pageOf(browser, 'secretariat')
  const chair = await pageOf(browser, 'chair')
  const meeting = await nextMeeting(secretariat)
  await openDesk(secretariat, meeting, '18')
  await openDesk(chair, meeting, '18')
  await edit(secretariat, 'en', 'annotation')
  await secretariat.context().setOffline(true)
  await secretariat.keyboard.type(' Typed in the train.')
  await expect(secretariat.locator('[data-desk] [data-saved]').first()).toHaveAttribute('data-saved', 'offline', {
    timeout: 30_000,
  })
  await edit(chair, 'en', 'title')
  await chair.keyboard.type(' and thanks')
  await saved(chair)
  await secretariat.context().setOffline(false)
  await expect(field(secretariat, 'en', 'title')).toContainText('and thanks', { timeout: 30_000 })
  await saved(secretariat)
  await expect(field(chair, 'en', 'annotation')).toContainText('Typed in the train.')
})

test('a structure edit appears at once for everybody, and undo takes back the own one', async ({ browser }) => {
  const secretariat = await pageOf(browser, 'secretariat')
  const drafter = await pageOf(browser, 'delegate.vn')
  const meeting = await nextMeeting(secretariat)
  await openDesk(secretariat, meeting, '12')
  await openDesk(drafter, meeting, '14')
  const outline = (page: typeof drafter) => page.locator('[data-outline] [data-row]')
  const before = await outline(drafter).count()
  await secretariat.getByRole('button', { name: 'Add a sub-item' }).click()
  await expect(outline(drafter)).toHaveCount(before + 1)
  await expect(drafter.getByText('12.1', { exact: true })).toBeVisible()
  await drafter.locator('[data-row][aria-current]').press('Alt+ArrowUp')
  await expect(secretariat.locator('[data-row]').filter({ hasText: 'Partnership with business' })).toContainText('13')
  await secretariat.getByRole('button', { name: 'Undo my last move' }).click()
  await expect(outline(drafter)).toHaveCount(before)
  await expect(secretariat.locator('[data-row]').filter({ hasText: 'Partnership with business' })).toContainText('13')
  await drafter.getByRole('button', { name: 'Undo my last move' }).click()
  await expect(secretariat.locator('[data-row]').filter({ hasText: 'Partnership with business' })).toContainText('14')
})
