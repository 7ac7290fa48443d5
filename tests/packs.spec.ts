import { readFile } from 'node:fs/promises'
import { expect, type Page, test } from '@playwright/test'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { accessible, nextMeeting, pageOf } from './desk.ts'
import { docxOf, pdfOf } from './files.ts'
import { circulated } from './papers.ts'

const rows = (page: Page) => page.locator('[data-list="packs"] > li')

async function downloaded(page: Page): Promise<{ name: string; bytes: Uint8Array }> {
  const coming = page.waitForEvent('download')
  await rows(page).first().getByRole('link', { name: 'Download the PDF' }).click()
  const download = await coming
  return { name: download.suggestedFilename(), bytes: new Uint8Array(await readFile(await download.path())) }
}

async function outlineOf(bytes: Uint8Array) {
  const pdf = await getDocument({ data: bytes, verbosity: 0 }).promise
  const marks = (await pdf.getOutline()) ?? []
  const text = []
  for (let at = 1; at <= pdf.numPages; at++) {
    const { items } = await (await pdf.getPage(at)).getTextContent()
    text.push(items.map((item) => ('str' in item ? item.str : '')).join(' '))
  }
  return {
    headings: marks.map((mark) => mark.title),
    papers: marks.flatMap((mark) => mark.items.map((one) => one.title)),
    text: text.join('\n'),
  }
}

test('a delegate has all papers bound as one PDF, leaves, hears of it, and fetches it with its bookmarks', async ({
  browser,
}) => {
  test.setTimeout(180_000)
  const secretariat = await pageOf(browser, 'secretariat')
  const address = await nextMeeting(secretariat)
  const meeting = Number(address.split('/').at(-1))
  const [plans, words] = ['Plans for risk management', 'Words on transit']
  await circulated(secretariat.request, {
    ...{ meeting, title: plans },
    files: [{ language: 'en', name: 'plans.pdf', bytes: pdfOf(['first page of the plans', 'last page of the plans']) }],
  })
  await circulated(secretariat.request, {
    ...{ meeting, title: words },
    files: [{ language: 'en', name: 'words.docx', bytes: await docxOf('Transit takes two days.') }],
  })

  const delegate = await pageOf(browser, 'delegate.au')
  await delegate.goto(`${address}/documents`)
  await delegate.getByRole('button', { name: 'Make the PDF' }).click()
  await expect(rows(delegate)).toHaveCount(1)
  await expect(delegate.getByRole('button', { name: 'Make the PDF' })).toBeDisabled()
  // it goes on without the page, and a notice leads back to it
  await delegate.goto('/meetings')
  const told = delegate.getByRole('link', { name: /Your PDF of the papers of .+ is ready/ })
  await expect(async () => {
    await delegate.goto('/notices')
    await expect(told).toBeVisible({ timeout: 2000 })
  }).toPass({ timeout: 90_000 })
  await told.click()
  await expect(rows(delegate).first()).toHaveAttribute('data-pack', 'ready')
  await accessible(delegate)

  const { name, bytes } = await downloaded(delegate)
  expect(name).toMatch(/^SCCP\d_\d{4}\.pdf$/)
  const { headings, papers, text } = await outlineOf(bytes)
  expect(headings[0]).toMatch(/\/SCCP2?\/001/)
  expect(headings.some((heading) => /^Agenda item \d/.test(heading))).toBe(true)
  for (const title of [plans, words]) expect(papers.some((paper) => paper.endsWith(title))).toBe(true)
  expect(text).toContain('last page of the plans')
  expect(text.replaceAll(/\s+/g, ' ')).toContain('Transit takes two days.')
  expect(text).toContain('Converted reading text')

  // somebody else gets nothing by its address
  const link = await rows(delegate).first().getByRole('link', { name: 'Download the PDF' }).getAttribute('href')
  const other = await pageOf(browser, 'delegate.jp')
  expect((await other.request.get(link ?? '')).status()).toBe(404)
})
