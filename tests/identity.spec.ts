import { type Browser, expect, type Page, test } from '@playwright/test'
import { publishedPassword } from '#server/kernel/settings.ts'
import { accessible, pageOf } from './desk.ts'
import { signIn } from './sign-in.ts'

const phone = { viewport: { width: 390, height: 844 } }

async function fits(page: Page): Promise<void> {
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
}

/** Signs in by the form, as a person does. */
async function signInByForm(browser: Browser, email: string, password: string): Promise<Page> {
  const page = await (await browser.newContext()).newPage()
  await page.goto('/sign-in')
  await page.getByLabel('Mail address').fill(email)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  return page
}

test('a person is invited by a link that works once, signs in, and is disabled again', async ({ browser }) => {
  const admin = await pageOf(browser, 'admin')
  await admin.goto('/identity')
  await expect(admin.locator('[data-list="people"] tbody tr')).toHaveCount(40)
  await accessible(admin)
  await admin.getByRole('link', { name: 'More people' }).click()
  await expect(admin).toHaveURL(/after=/)
  await expect(admin.getByRole('link', { name: 'From the start' })).toBeVisible()

  await admin.getByRole('button', { name: 'Invite a person' }).click()
  const dialog = admin.getByRole('dialog')
  await dialog.getByLabel('Name').fill('Ana Lim-Vu')
  await dialog.getByLabel('Mail address').fill('ana@customs.example')
  await dialog.getByLabel('Economy or organisation').selectOption({ label: 'Chile' })
  await accessible(admin)
  await dialog.getByRole('button', { name: 'Make the link' }).click()
  const link = new URL(await dialog.getByLabel('One-time link').inputValue()).pathname

  // looking uses nothing up; the economy is called as the reader's language calls it
  const looking = await (await browser.newContext({ locale: 'ko-KR' })).newPage()
  await looking.goto(link)
  await expect(looking.getByText('칠레의 대표 자격으로')).toBeVisible()
  await accessible(looking)

  const guest = await (await browser.newContext(phone)).newPage()
  await guest.goto(link)
  await expect(guest.getByText('as Delegate for Chile')).toBeVisible()
  await fits(guest)
  await accessible(guest)
  await guest.getByLabel('Choose a password').fill('password1234')
  await guest.getByRole('button', { name: 'Accept and sign in' }).click()
  await expect(guest.getByText('This password is easy to guess.')).toBeVisible()
  await guest.getByLabel('Choose a password').fill('grey herons over the pier')
  await guest.getByRole('button', { name: 'Accept and sign in' }).click()
  await expect(guest.getByRole('heading', { level: 1 })).toContainText('Ana Lim-Vu')

  const late = await (await browser.newContext()).newPage()
  await late.goto(link)
  await expect(late.getByText('This link is over')).toBeVisible()
  await accessible(late)

  await admin.goto('/identity?search=ana@customs')
  await admin.getByRole('button', { name: 'Manage Ana Lim-Vu' }).click()
  await admin.getByRole('button', { name: 'Disable' }).click()
  await expect(dialog).toContainText('will be signed out everywhere and cannot sign in again')
  await accessible(admin)
  await dialog.getByRole('button', { name: 'Disable' }).click()
  await expect(dialog.getByRole('button', { name: 'Enable' })).toBeVisible()
  await guest.goto('/meetings')
  await expect(guest).toHaveURL(/sign-in/)
  const refused = await signInByForm(browser, 'ana@customs.example', 'grey herons over the pier')
  await expect(refused.getByText('Signing in did not work')).toBeVisible()
})

test('an administrator adds and ends a mandate, and ends sessions', async ({ browser }) => {
  const person = await pageOf(browser, 'leader.nz')
  await person.goto('/')
  const admin = await pageOf(browser, 'admin')
  await admin.goto('/identity?search=leader.nz')
  const dialog = admin.getByRole('dialog')
  await admin.getByRole('button', { name: /^Manage / }).click()
  await dialog.locator('summary').click()
  await dialog.getByLabel('Capacity').selectOption({ label: 'Observer' })
  await dialog.getByLabel('Economy or organisation').selectOption({ index: 1 })
  await dialog.getByRole('button', { name: 'Add a mandate' }).click()
  await expect(dialog.getByRole('listitem')).toHaveCount(2)
  await dialog.getByRole('listitem').last().getByRole('button', { name: 'End this mandate' }).click()
  await expect(dialog).toContainText('ends now')
  await dialog.getByRole('button', { name: 'End this mandate' }).click()
  await expect(dialog.getByRole('listitem').last()).toContainText('ended')
  await dialog.getByRole('button', { name: 'End all sessions' }).click()
  await dialog.getByRole('button', { name: 'End all sessions' }).click()
  await expect(dialog.getByRole('button', { name: 'End all sessions' })).toHaveCount(0)
  await person.goto('/meetings')
  await expect(person).toHaveURL(/sign-in/)
})

test('people are for administrators alone', async ({ browser }) => {
  for (const account of ['secretariat', 'delegate.au']) {
    const page = await pageOf(browser, account)
    await page.goto('/identity')
    await expect(page.getByRole('heading', { level: 1, name: 'There is nothing here' })).toBeVisible()
    await page.context().close()
  }
})

test('who holds several mandates chooses one, and acts under it', async ({ browser }) => {
  const page = await signInByForm(browser, 'chair@sccp.example', publishedPassword)
  await expect(page.getByRole('heading', { level: 1, name: 'Whom do you act for?' })).toBeVisible()
  await accessible(page)
  await page.getByRole('radio', { name: 'Viet Nam' }).check()
  const before = (await page.context().cookies()).find((one) => one.name.endsWith('sccp.session'))?.value
  await page.getByRole('button', { name: 'Act as this' }).click()
  await page.waitForURL('/')
  await expect(page.locator('header summary')).toContainText('VN')
  const after = (await page.context().cookies()).find((one) => one.name.endsWith('sccp.session'))?.value
  expect(after).not.toBe(before)
  await page.setViewportSize(phone.viewport)
  await page.goto('/profile/mandate')
  await fits(page)
  await accessible(page)
})

test('the own account: language, zone, appearance, password, sessions', async ({ browser }) => {
  const page = await pageOf(browser, 'delegate.pe')
  await page.goto('/profile')
  await accessible(page)
  await page.getByLabel('Time zone').selectOption('Europe/Lisbon')
  await page.getByLabel('Dark').check()
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Saved', { exact: true })).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await page.reload()
  await expect(page.getByLabel('Time zone')).toHaveValue('Europe/Lisbon')
  await accessible(page)

  // another session is seen, and ended from here
  const other = await browser.newContext()
  await signIn(other, 'delegate.pe')
  await page.reload()
  await expect(page.locator('[data-list="sessions"] li')).toHaveCount(2)
  await page.getByRole('button', { name: /^End / }).click()
  await expect(page.locator('[data-list="sessions"] li')).toHaveCount(1)
  const elsewhere = await other.newPage()
  await elsewhere.goto('/meetings')
  await expect(elsewhere).toHaveURL(/sign-in/)

  await page.getByLabel('Present password').fill('not the one')
  await page.getByLabel('New password').fill('rain on the quiet customs roof')
  await page.getByRole('button', { name: 'Change password' }).click()
  await expect(page.getByText('The present password is not right.')).toBeVisible()
  await page.getByLabel('Present password').fill(publishedPassword)
  await page.getByRole('button', { name: 'Change password' }).click()
  await expect(page.getByText('The password is changed.')).toBeVisible()
  await signIn(await browser.newContext(), 'delegate.pe', 'rain on the quiet customs roof')
})

test('the account in Korean on a phone', async ({ browser }) => {
  const page = await pageOf(browser, 'delegate.sg', { ...phone, locale: 'ko-KR' })
  await page.goto('/profile')
  await expect(page.getByRole('heading', { level: 1, name: '내 계정' })).toBeVisible()
  await fits(page)
  await accessible(page)
  const admin = await pageOf(browser, 'admin', { ...phone, locale: 'ko-KR' })
  await admin.goto('/identity')
  await expect(admin.getByRole('heading', { level: 1, name: '구성원' })).toBeVisible()
  await fits(admin)
  await accessible(admin)
})

test('the first Tab leads past the frame to the page, signed out and signed in', async ({ browser }) => {
  const strange = await (await browser.newContext()).newPage()
  const own = await pageOf(browser, 'delegate.ca')
  for (const [page, path] of [
    [strange, '/sign-in'],
    [own, '/meetings'],
  ] as const) {
    await page.goto(path)
    await page.locator('body').press('Tab')
    const skip = page.getByRole('link', { name: 'To the content' })
    await expect(skip).toBeFocused()
    await expect(skip).toBeInViewport()
    await page.keyboard.press('Enter')
    await expect(page.locator('main')).toBeFocused()
  }
})
