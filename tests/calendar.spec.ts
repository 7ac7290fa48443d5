import { expect, test } from '@playwright/test'
import { accessible, pageOf } from './desk.ts'

test('a person makes a calendar address, reads it in a program, and revokes it', async ({ browser, request }) => {
  const page = await pageOf(browser, 'delegate.th', { permissions: ['clipboard-read', 'clipboard-write'] })
  await page.goto('/profile')
  await expect(page.getByText('You have no calendar address yet.')).toBeVisible()
  await page.getByRole('button', { name: 'Make an address' }).click()
  const field = page.getByRole('textbox', { name: 'Address', exact: true })
  await expect(field).toHaveValue(/\/api\/v1\/calendar\/[\w-]{43}\.ics$/)
  const address = await field.inputValue()
  await page.getByRole('button', { name: 'Copy', exact: true }).click()
  await expect(page.getByText('Copied')).toBeVisible()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(address)
  await expect(page.getByRole('link', { name: 'Open in the calendar program' })).toHaveAttribute(
    'href',
    address.replace(/^http:/, 'webcal:'),
  )
  await accessible(page)

  // a program comes without a cookie
  const path = new URL(address).pathname
  const first = await request.get(path)
  expect(first.status()).toBe(200)
  expect(first.headers()['cache-control']).toBe('private, no-cache')
  const text = await first.text()
  expect(text).toMatch(/^BEGIN:VCALENDAR\r\n/)
  expect(text).toContain('BEGIN:VTIMEZONE\r\n')
  expect(text).toMatch(/^UID:deadline-/m)
  const again = await request.get(path, { headers: { 'If-None-Match': first.headers()['etag'] ?? '' } })
  expect(again.status()).toBe(304)

  // the address is not told a second time
  await page.reload()
  await expect(page.locator('[data-list="calendars"] li')).toHaveCount(1)
  await expect(page.getByText(/^Last asked for/)).toBeVisible()
  expect(await page.content()).not.toContain(path.split('/').at(-1)?.replace('.ics', '') ?? '')

  await page.getByRole('button', { name: /^Revoke the address made/ }).click()
  await accessible(page)
  await page.getByRole('dialog').getByRole('button', { name: 'Revoke', exact: true }).click()
  await expect(page.getByText('You have no calendar address yet.')).toBeVisible()
  expect((await request.get(path)).status()).toBe(404)
})

test('the calendar address in Korean on a phone', async ({ browser }) => {
  const page = await pageOf(browser, 'delegate.my', { viewport: { width: 375, height: 812 }, locale: 'ko-KR' })
  await page.goto('/profile')
  await page.getByRole('button', { name: '주소 만들기' }).click()
  await expect(page.getByRole('textbox', { name: '주소', exact: true })).toHaveValue(/\.ics$/)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(375)
  await accessible(page)
})
