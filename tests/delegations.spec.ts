import { readFile } from 'node:fs/promises'
import { expect, type Page, test } from '@playwright/test'
import { readKind } from '#server/documents/readers/read-file.ts'
import { accessible, call, nextMeeting, pageOf } from './desk.ts'

const section = (page: Page, party: string) => page.locator(`section[data-party="${party}"]`)

async function register(page: Page, party: string, name: string, role: string): Promise<void> {
  await section(page, party)
    .getByRole('button', { name: /^Add a member/ })
    .click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Name', { exact: true }).fill(name)
  await dialog.getByLabel('Title').fill('Director')
  await dialog.getByLabel('Role').selectOption(role)
  await dialog.getByRole('button', { name: 'Add a member' }).click()
  await expect(dialog).toHaveCount(0)
  await expect(section(page, party).getByText(name)).toBeVisible()
}

/** The list of participants as the page gives it: its kind told from its content, its words in their order. */
async function download(page: Page, format: string): Promise<string> {
  const started = page.waitForEvent('download')
  await page.getByRole('link', { name: `List of participants as ${format}` }).click()
  const path = await (await started).path()
  if (format === 'PDF') return (await readFile(path, 'latin1')).slice(0, 5)
  const { blocks } = await readKind(path, format.toLowerCase())
  return blocks.map((block) => block.text).join('\n')
}

test('a head of delegation registers, the secretariat sees who is missing, accredits, checks in and downloads the list', async ({
  browser,
}) => {
  const head = await pageOf(browser, 'head.pe')
  const meeting = await nextMeeting(head)
  await head.goto(meeting)
  const link = head.getByRole('link', { name: /^Delegations: \d+ of 21 economies$/ })
  const before = Number((await link.textContent())?.match(/\d+/)?.[0])
  await link.click()
  await expect(head.getByRole('heading', { name: 'Your delegation: Peru' })).toBeVisible()
  await expect(head.locator('[data-count="economies"]')).toContainText(`${before} of 21 economies have registered.`)
  await accessible(head)

  // the secretariat sees that Peru is missing, and reminds
  const secretariat = await pageOf(browser, 'secretariat')
  await secretariat.goto(`${meeting}/delegations`)
  const missing = secretariat.locator('[data-list="missing"]')
  await expect(missing.locator('li', { hasText: 'Peru' })).toContainText('Nobody registered')
  await expect(missing.locator('li', { hasText: 'Thailand' })).toContainText('No head of delegation yet')
  await secretariat.getByRole('button', { name: 'Remind Peru' }).click()
  await expect(missing.locator('li', { hasText: 'Peru' })).toContainText('Reminded')
  await accessible(secretariat)
  await expect(async () => {
    await head.goto('/notices')
    await expect(head.getByText('Please register your delegation').first()).toBeVisible({ timeout: 1000 })
  }).toPass({ timeout: 20_000 })

  // the head registers three, with the head first, and orders them
  await head.goto(`${meeting}/delegations`)
  await register(head, 'pe', '=Miguel Salazar', 'member')
  await register(head, 'pe', 'Ana Torres', 'adviser')
  await register(head, 'pe', 'Rosa Quispe', 'head')
  await head.getByRole('button', { name: 'Move Ana Torres up' }).click()
  await expect(section(head, 'pe').locator('li')).toContainText([/Rosa Quispe/, /Ana Torres/, /=Miguel Salazar/])
  await head.getByRole('button', { name: 'Needs of Ana Torres' }).click()
  const dialog = head.getByRole('dialog')
  await dialog.getByLabel('Food').selectOption('Halal')
  await dialog.getByLabel('Access').fill('A hearing loop')
  await accessible(head)
  await dialog.getByRole('button', { name: 'Keep' }).click()
  await expect(section(head, 'pe')).toContainText('Halal; A hearing loop')

  // the office accredits and sees the needs; Peru is missing no more
  await secretariat.goto(`${meeting}/delegations`)
  await expect(secretariat.locator('[data-count="economies"]')).toContainText(`${before + 1} of 21 economies`)
  await expect(missing.locator('li', { hasText: 'Peru' })).toHaveCount(0)
  await expect(section(secretariat, 'pe')).toContainText('A hearing loop')
  await secretariat.getByRole('button', { name: 'Peru: accredit 3 members' }).click()
  await expect(section(secretariat, 'pe').getByText('Accredited')).toHaveCount(3)

  // the list in APEC's order, as it was registered, without anybody's needs
  for (const format of ['DOCX', 'XLSX']) {
    const text = await download(secretariat, format)
    const order = [
      'Alison Burke',
      'Hong Kong, China',
      'Rosa Quispe',
      'Ana Torres',
      '=Miguel Salazar',
      'Chinese Taipei',
      'Viet Nam',
    ]
    const at = order.map((words) => text.lastIndexOf(words))
    expect(at.toSorted((a, b) => a - b)).toEqual(at)
    expect(Math.min(...at)).toBeGreaterThan(0)
    expect(text).not.toContain('hearing loop')
  }
  expect(await download(secretariat, 'PDF')).toBe('%PDF-')

  // others see who is accredited, and no needs
  const other = await pageOf(browser, 'delegate.au')
  await other.goto(`${meeting}/delegations`)
  await expect(section(other, 'pe')).toContainText('Ana Torres')
  await expect(other.getByText('hearing loop')).toHaveCount(0)
  await expect(other.getByRole('button', { name: /^Add a member/ })).toHaveCount(0)

  // at the door, on a phone
  const door = await pageOf(browser, 'secretariat', { viewport: { width: 375, height: 740 } })
  await door.goto(`${meeting}/delegations/check-in`)
  await door.getByLabel('Find a person or an economy').fill('torres')
  await door.getByRole('button', { name: 'Check in Ana Torres' }).click()
  await expect(door.locator('[data-list="door"] li')).toContainText('Checked in')
  const wide = await door.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  expect(wide).toBeLessThanOrEqual(0)
  await accessible(door)
  await secretariat.goto(`${meeting}/delegations/badges`)
  await expect(secretariat.locator('[data-list="badges"] li', { hasText: 'Ana Torres' })).toContainText('Peru')
  await accessible(secretariat)

  // on a Korean delegate's phone
  const phone = await pageOf(browser, 'delegate.kr', { locale: 'ko-KR', viewport: { width: 375, height: 740 } })
  await phone.goto(`${meeting}/delegations`)
  await expect(phone.getByText('21개 회원경제체 중')).toBeVisible()
  const over = await phone.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  expect(over).toBeLessThanOrEqual(0)
  await accessible(phone)
})

test('at the next meeting the delegation is copied with one click', async ({ browser }) => {
  const secretariat = await pageOf(browser, 'secretariat')
  await secretariat.goto('/meetings')
  const place = { host: 'vn', city: null, venue: null, zone: 'Asia/Ho_Chi_Minh', reason: null }
  // days gone by: other walks take the last meeting, and the next one
  const days = { firstDay: '2020-02-19', lastDay: '2020-02-21' }
  const made = { from: null, year: 2041, ordinal: 1, som: 'SOM1', ...place, ...days }
  const meeting = await call(secretariat, 'meetings.create', made)
  await call(secretariat, 'meetings.move', { meeting, move: 'announce', reason: null })
  const head = await pageOf(browser, 'head.kr')
  await head.goto(`/meetings/${meeting}/delegations`)
  await head.getByRole('button', { name: 'Copy 2 members from SCCP1' }).click()
  await expect(section(head, 'rok').locator('li')).toContainText([/Park Ji-hoon/, /Kim Min-ji/])
  await expect(section(head, 'rok').getByText('Registered')).toHaveCount(2)
})
