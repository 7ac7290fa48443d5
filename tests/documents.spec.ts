import { type Browser, expect, type Page, test } from '@playwright/test'
import { accessible, nextMeeting, pageOf } from './desk.ts'
import { docxOf } from './files.ts'

const title = 'Two years of the single window'
const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

async function upload(page: Page, name: string, ...paragraphs: string[]): Promise<void> {
  await page.getByLabel('Choose a file').setInputFiles({ name, mimeType: docx, buffer: await docxOf(...paragraphs) })
  await expect(page.getByRole('heading', { level: 3, name })).toBeVisible({ timeout: 30_000 })
}

/** The page of one paper on its way, found in the list of its meeting. */
async function onItsWay(page: Page, meeting: string, name: string): Promise<void> {
  await page.goto(`${meeting}/documents`)
  await page.locator('[data-list="submissions"]').getByRole('link', { name }).click()
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
}

async function answer(page: Page, act: string, reason: string): Promise<void> {
  await page.getByRole('button', { name: act, exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Reason').fill(reason)
  await dialog.getByRole('button', { name: act, exact: true }).click()
  await expect(dialog).toBeHidden()
}

async function save(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByText('Saved', { exact: true })).toBeVisible()
}

async function prepare(page: Page, meeting: string, name: string): Promise<void> {
  await page.goto(`${meeting}/documents`)
  await page.getByRole('button', { name: 'Prepare a paper' }).click()
  await expect(page.getByText('Before it can be submitted')).toBeVisible()
  await page.getByLabel('Title').fill(name)
  await page.getByLabel('Agenda item').selectOption({ index: 2 })
  await page.getByLabel('Access', { exact: true }).selectOption('Members only')
  await page.getByLabel('Reason for restriction').fill('A pilot is under way')
  await save(page)
}

async function submitAs(browser: Browser, meeting: string, name: string): Promise<Page> {
  const head = await pageOf(browser, 'head.nz')
  await onItsWay(head, meeting, name)
  await head.getByRole('button', { name: 'Submit', exact: true }).click()
  await expect(head.getByText('Submitted', { exact: true })).toBeVisible()
  return head
}

test('a paper is prepared, submitted, returned, corrected, numbered, circulated, read and revised', async ({
  browser,
}) => {
  test.setTimeout(180_000)
  const delegate = await pageOf(browser, 'delegate.nz')
  const meeting = await nextMeeting(delegate)
  await prepare(delegate, meeting, title)
  const cover = delegate.locator('[data-cover]')
  for (const said of [title, 'Purpose: Information', 'New Zealand', 'Reason for restriction: A pilot is under way'])
    await expect(cover).toContainText(said)
  const [sheet] = await Promise.all([
    delegate.waitForEvent('download'),
    delegate.getByRole('link', { name: 'Cover sheet (PDF)' }).click(),
  ])
  expect(sheet.suggestedFilename()).toBe('cover_en.pdf')
  await upload(delegate, 'Single window.docx', 'Background', 'Clearance takes four hours.')
  await expect(delegate.getByText('Your head of delegation submits it')).toBeVisible()
  await accessible(delegate)
  const head = await submitAs(browser, meeting, title)

  const secretariat = await pageOf(browser, 'secretariat')
  await onItsWay(secretariat, meeting, title)
  await accessible(secretariat)
  await answer(secretariat, 'Return', 'Give the year of the figures.')
  await delegate.reload()
  await expect(delegate.getByText('Give the year of the figures.')).toBeVisible()
  await upload(delegate, 'Single window 2.docx', 'Background', 'Clearance took four hours in 2026.')
  await head.reload()
  await head.getByRole('button', { name: 'Submit', exact: true }).click()
  await expect(head.getByText('Submitted', { exact: true })).toBeVisible()

  await secretariat.reload()
  await secretariat.getByRole('button', { name: 'Accept and number' }).click()
  await secretariat.getByRole('dialog').getByRole('button', { name: 'Accept and number' }).click()
  const became = secretariat.getByRole('link', { name: /It is now \d{4}\/SOM\d\/SCCP2?\/\d{3}/ })
  const address = await became.getAttribute('href')
  const number = (await became.innerText()).replace(/^It is now |\.$/g, '')

  const reader = await pageOf(browser, 'delegate.cl', { viewport: { width: 390, height: 844 } })
  await reader.goto(`${meeting}/documents`)
  await accessible(reader)
  await reader.getByRole('link', { name: title }).click()
  await expect(reader.getByRole('heading', { level: 3, name: number })).toBeVisible()
  await expect(reader.getByText('You may read it because of its access.')).toBeVisible()
  expect(await reader.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  await accessible(reader)
  const [download] = await Promise.all([
    reader.waitForEvent('download'),
    reader.locator('section[aria-labelledby="versions"]').getByRole('link', { name: 'Download' }).click(),
  ])
  expect(download.suggestedFilename()).toContain('Single window 2')
  const observer = await pageOf(browser, 'observer.asean')
  await observer.goto(address ?? '')
  await expect(observer.getByRole('heading', { level: 1 })).not.toContainText(title)

  await head.goto(address ?? '')
  await head.getByRole('button', { name: 'Revise' }).click()
  await head.getByLabel('Title').fill(`${title}, revised`)
  await save(head)
  await upload(head, 'Single window 3.docx', 'Background', 'Clearance took three hours in 2026.')
  await head.getByRole('button', { name: 'Submit', exact: true }).click()
  await expect(head.getByText('Submitted', { exact: true })).toBeVisible()
  await onItsWay(secretariat, meeting, `${title}, revised`)
  await secretariat.getByRole('button', { name: 'Accept and number' }).click()
  await secretariat.getByRole('dialog').getByRole('button', { name: 'Accept and number' }).click()
  await expect(secretariat.getByText(`It is now ${number}rev1.`)).toBeVisible()
  await reader.reload()
  await expect(reader.getByRole('heading', { level: 3, name: `${number}rev1` })).toBeVisible()
  await expect(reader.getByText('Superseded', { exact: true })).toBeVisible()

  await secretariat.goto(address ?? '')
  await secretariat.getByRole('button', { name: 'Change access' }).click()
  await secretariat.getByRole('dialog').getByLabel('Access', { exact: true }).selectOption('Public')
  await secretariat.getByRole('dialog').getByRole('button', { name: 'Save', exact: true }).click()
  await expect(secretariat.getByRole('dialog')).toBeHidden()
  await observer.goto(address ?? '')
  await expect(observer.getByRole('heading', { level: 1, name: `${title}, revised` })).toBeVisible()
})

test('a file that is not what it says is refused with the reason, and nothing is lost', async ({ browser }) => {
  const page = await pageOf(browser, 'delegate.my')
  const meeting = await nextMeeting(page)
  await prepare(page, meeting, 'A paper with a false file')
  const file = { name: 'Paper.docx', mimeType: docx, buffer: Buffer.from('this is no document at all') }
  await page.getByLabel('Choose a file').setInputFiles(file)
  await expect(page.getByRole('alert').filter({ hasText: /\w/ })).toBeVisible({ timeout: 30_000 })
  await expect(page.getByLabel('Title')).toHaveValue('A paper with a false file')
  await accessible(page)
})
