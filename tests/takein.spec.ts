import { expect, type Page, test } from '@playwright/test'
import { accessible, call, pageOf } from './desk.ts'
import { docxParts, paragraph, relationsPart, wordPart, zipOf } from './files.ts'

const mimeType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const heading = (level: number, words: string) => paragraph(words, `<w:outlineLvl w:val="${level - 1}"/>`)

/** An agenda in Word: three headings, a tracked deletion, a comment, a header. */
const agenda = () =>
  zipOf(
    docxParts(
      [
        heading(1, '1. Border agencies'),
        paragraph('Agencies report on joint inspections.'),
        '<w:p><w:del w:author="A"><w:r><w:delText>until 2020</w:delText></w:r></w:del><w:commentRangeStart w:id="5"/><w:r><w:t>Lanes are opened.</w:t></w:r></w:p>',
        heading(2, 'Joint inspections'),
        heading(1, '2. Closing of the day'),
      ].join(''),
      {
        'word/_rels/document.xml.rels': relationsPart({
          c: ['comments', 'comments.xml'],
          h: ['header', 'header1.xml'],
        }),
        'word/comments.xml': wordPart(
          'comments',
          `<w:comment w:id="5" w:author="B">${paragraph('Which?')}</w:comment>`,
        ),
        'word/header1.xml': wordPart('hdr', paragraph('Not for citation')),
      },
    ),
  )

/** A meeting of its own: other walks read the example's, or plan the one after the last. */
async function plan(page: Page): Promise<string> {
  await page.goto('/meetings')
  const place = { host: 'vn', city: 'Hue', venue: null, zone: 'Asia/Ho_Chi_Minh', reason: null }
  const days = { firstDay: '2020-07-20', lastDay: '2020-07-22' }
  const meeting = await call(page, 'meetings.create', {
    from: null,
    year: 2043,
    ordinal: 1,
    som: 'SOM1',
    ...place,
    ...days,
  })
  await call(page, 'agenda.begin', { meeting })
  await call(page, 'meetings.move', { meeting, move: 'announce', reason: null })
  return `/meetings/${meeting}`
}

async function send(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Items from a DOCX' }).click()
  await page.getByLabel('Choose a file').setInputFiles({ name: 'Draft agenda.docx', mimeType, buffer: await agenda() })
  await expect(page.locator('[data-file-items]')).toBeVisible({ timeout: 30_000 })
}

test('a drafter takes a DOCX into the agenda, having seen what is lost, and puts it into the bin again', async ({
  browser,
}) => {
  const page = await pageOf(browser, 'secretariat')
  const meeting = await plan(page)
  await page.goto(`${meeting}/agenda/desk`)
  const rows = page.locator('[data-outline] [data-row]')
  await expect(rows).not.toHaveCount(0, { timeout: 20_000 })
  const before = await rows.count()

  await send(page)
  const dialog = page.getByRole('dialog')
  const losses = dialog.locator('[data-losses]')
  await expect(losses.getByRole('listitem')).toHaveCount(3)
  await expect(losses).toContainText('Tracked deletion: left out · paragraph 3')
  await expect(losses).toContainText('until 2020')
  await expect(losses).toContainText('B: Which?')
  await expect(losses).toContainText('Not for citation')
  await expect(dialog.locator('[data-file-items] li')).toHaveText([
    '1 Border agencies · 2 paragraphs',
    '1.1 Joint inspections',
    '2 Closing of the day',
  ])
  await expect(dialog.getByLabel('The agenda begins with them')).toBeDisabled()
  await accessible(page)
  await dialog.getByLabel('What becomes an item').selectOption('numbers')
  await expect(dialog.getByText('Nothing in this file becomes an item this way.')).toBeVisible()
  await dialog.getByLabel('What becomes an item').selectOption('headings')
  await dialog.getByRole('button', { name: 'Insert 3 items' }).click()
  await expect(dialog.getByText('3 items are inserted')).toBeVisible()
  await dialog.getByRole('button', { name: 'To the desk' }).click()
  await expect(rows).toHaveCount(before + 3)
  await expect(rows.filter({ hasText: 'Joint inspections' })).toBeVisible()
  await rows.filter({ hasText: 'Border agencies' }).click()
  await expect(page.locator('[data-column="en"]')).toContainText('Agencies report on joint inspections.')

  // a second time, and back out of it
  await send(page)
  await dialog.getByRole('button', { name: 'Insert 3 items' }).click()
  await expect(rows).toHaveCount(before + 6)
  await dialog.getByRole('button', { name: 'Put them into the bin' }).click()
  await expect(rows).toHaveCount(before + 3)
})

test('the same in Korean on a phone', async ({ browser }) => {
  const page = await pageOf(browser, 'secretariat', { viewport: { width: 375, height: 812 }, locale: 'ko-KR' })
  await page.goto('/meetings')
  const href = await page.locator('section[aria-labelledby="next-meeting"] a').first().getAttribute('href')
  await page.goto(`${href}/agenda/desk`)
  await page.getByRole('button', { name: 'DOCX에서 의제 가져오기' }).click()
  await page.locator('#agenda-file').setInputFiles({ name: 'Draft agenda.docx', mimeType, buffer: await agenda() })
  await expect(page.locator('[data-file-items] li')).toHaveCount(3, { timeout: 30_000 })
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(375)
  await accessible(page)
})
