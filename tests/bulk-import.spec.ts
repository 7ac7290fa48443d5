import { expect, type Page, test } from '@playwright/test'
import { accessible, pageOf } from './desk.ts'
import { docxOf } from './files.ts'

const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const head = 'number;title;agenda item;purpose;submitted by;access;derestriction date;language;file name'
const line = (n: number, more = '') =>
  `${String(n).padStart(3, '0')}${more};Paper ${n}${more} of 2019;;Information;Japan;public;;en;paper ${n}${more}.docx`

async function list(page: Page, lines: string[]): Promise<void> {
  const csv = Buffer.from(`\ufeff${[head, ...lines].join('\r\n')}\r\n`)
  await page.getByLabel('Choose the list').setInputFiles({ name: 'papers.csv', mimeType: 'text/csv', buffer: csv })
  await expect(page.getByText('papers.csv is read.')).toBeVisible()
  await page.getByRole('button', { name: 'Look through it' }).click()
}

test('the secretariat drags in forty papers of an old meeting: looked through row by row, then all at once', async ({
  browser,
}) => {
  test.setTimeout(180_000)
  const page = await pageOf(browser, 'secretariat')
  await page.goto('/meetings')
  await page
    .getByRole('link', { name: /SCCP1 2019/ })
    .first()
    .click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('SCCP1 2019')
  const meeting = new URL(page.url()).pathname
  await page.goto(`${meeting}/documents`)
  await page.getByRole('link', { name: 'Import papers' }).click()
  await expect(page.getByRole('heading', { level: 1, name: /Import papers of SCCP1 2019/ })).toBeVisible()
  await accessible(page)

  const numbers = Array.from({ length: 39 }, (_, at) => at + 2)
  const names = [...numbers.map((n) => `paper ${n}.docx`), 'paper 7rev1.docx']
  const files = await Promise.all(
    names.map(async (name) => ({ name, mimeType: docx, buffer: await docxOf(`This is ${name}.`) })),
  )
  await page.getByLabel('Choose the files').setInputFiles(files)
  await expect(page.getByText('40 of 40 files are stored.')).toBeVisible({ timeout: 120_000 })

  const rows = [...numbers.map((n) => line(n)), line(7, 'rev1')]
  await list(page, [...rows.slice(0, 39), line(7), line(99)])
  const table = page.locator('[data-list="import"]')
  await expect(page.getByText('2 of 41 rows are refused')).toBeVisible()
  await expect(table.getByText('The number 2019/SOM1/SCCP/007 is taken.')).toBeVisible()
  await expect(table.getByText("No file 'paper 99.docx' was sent.")).toBeVisible()
  await expect(page.getByText('paper 7rev1.docx', { exact: true }).last()).toBeVisible()
  await expect(page.getByRole('button', { name: /^Import \d+ papers/ })).toBeDisabled()
  await accessible(page)
  const other = await pageOf(browser, 'secretariat')
  await other.goto(`${meeting}/documents`)
  await expect(other.getByText('No paper has been numbered yet.')).toBeVisible()

  await list(page, rows)
  await expect(page.getByText('All 40 rows can be imported')).toBeVisible()
  await expect(table.getByText('Revision', { exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'Import 40 papers' }).click()
  await expect(page.getByText('Imported: 39 papers and 1 revisions.')).toBeVisible({ timeout: 60_000 })
  await expect(page.getByText('The next paper of the meeting is 2019/SOM1/SCCP/041.')).toBeVisible()
  await page.getByRole('link', { name: 'To the documents' }).click()
  await expect(page.getByRole('link', { name: 'Paper 2 of 2019' })).toBeVisible()
  await page.getByRole('link', { name: 'Paper 7rev1 of 2019' }).click()
  await expect(page.getByText('2019/SOM1/SCCP/007rev1').first()).toBeVisible()
  await expect(page.getByText('Superseded', { exact: true })).toBeVisible()

  await page.goto(meeting)
  await page.getByRole('link', { name: 'Classification list' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Document classification of SCCP1 2019' })).toBeVisible()
  await expect(page.locator('[data-list="classification"] tbody tr')).toHaveCount(39)
  await accessible(page)

  const delegate = await pageOf(browser, 'delegate.kr', { viewport: { width: 375, height: 800 } })
  await delegate.goto(`${meeting}/documents/import`)
  await expect(delegate.getByText('No papers can be imported here')).toBeVisible()
  expect(await delegate.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(375)
  await accessible(delegate)
})
