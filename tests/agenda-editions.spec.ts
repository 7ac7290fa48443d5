import { expect, type Page, test } from '@playwright/test'
import { accessible, edit, field, openDesk, pageOf, saved } from './desk.ts'

/** A meeting of its own with an agenda of one item and one edition of it: the example's words are the other walks'. */
async function publishedMeeting(page: Page, ordinal: number): Promise<string> {
  await page.goto('/meetings')
  // held last month, so that it is no walk's next meeting
  const day = new Date(Date.now() - 30 * 86_400_000).toISOString().slice(0, 10)
  const id = await page.evaluate(
    async (json) => {
      const headers = { 'content-type': 'application/json' }
      const answer = await fetch('/api/trpc/meetings.create', {
        method: 'POST',
        headers,
        body: JSON.stringify({ json }),
      })
      const told = (await answer.json()) as { result: { data: { json: { id: number } } } }
      return told.result.data.json.id
    },
    {
      ...{ from: null, year: Number(day.slice(0, 4)), ordinal, som: 'SOM3', reason: null },
      ...{ host: 'rok', city: null, venue: null, zone: 'Asia/Seoul', firstDay: day, lastDay: day },
    },
  )
  const meeting = `/meetings/${id}`
  await page.goto(`${meeting}/agenda/desk`)
  await expect(page.locator('[data-saved="saved"]').first()).toBeVisible({ timeout: 20_000 })
  await page.getByRole('button', { name: 'Add an item' }).click()
  await edit(page, 'en', 'title')
  await page.keyboard.type('Welcome')
  await saved(page)
  await publish(page)
  return meeting
}

async function publish(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Publish edition' }).click()
  const gate = page.getByRole('dialog')
  await gate.getByRole('button', { name: 'Publish edition' }).click()
  await page.waitForURL(/\/agenda\/editions\/\d+$/)
}

test('the secretariat manages an edition; withdrawn, it keeps its reason and loses its text', async ({ browser }) => {
  const page = await pageOf(browser, 'secretariat')
  const first = `${await publishedMeeting(page, 7)}/agenda/editions/1`
  await page.goto(first)
  await page.getByRole('button', { name: 'Bring this edition back to the desk' }).click()
  await expect(page.getByRole('dialog')).toContainText('nothing already written is lost')
  await accessible(page)
  await page.getByRole('button', { name: 'Leave as it is' }).click()
  await page.getByRole('button', { name: 'Withdraw this edition' }).click()
  await page.getByLabel('Reason').fill('Sent out with the wrong dates')
  await page.getByRole('button', { name: 'Withdraw', exact: true }).click()
  await expect(page.getByText('This edition is withdrawn')).toBeVisible()
  await expect(page.getByRole('dialog')).toHaveCount(0)

  const reader = await pageOf(browser, 'delegate.au')
  await reader.goto(first)
  await expect(reader.getByText('Sent out with the wrong dates')).toBeVisible()
  await expect(reader.getByRole('heading', { name: 'Welcome', exact: false })).toHaveCount(0)
  await expect(reader.getByRole('link', { name: 'PDF' })).toHaveCount(0)
  await accessible(reader)
})

test('a language that is approved later is added to the edition that stands, and read there', async ({ browser }) => {
  test.setTimeout(120_000)
  const page = await pageOf(browser, 'secretariat')
  const meeting = await publishedMeeting(page, 8)
  const first = `${meeting}/agenda/editions/1`
  const adding = page.getByRole('button', { name: 'Add a language to this edition' })
  await adding.click()
  await expect(page.getByRole('dialog')).toContainText('Every language of the meeting is in this edition.')
  await page.keyboard.press('Escape')

  await page.goto(`${meeting}/agenda/desk`)
  await page.getByRole('button', { name: 'Languages and drafters' }).click()
  await page.getByLabel('Switch on').selectOption('ja')
  await expect(page.getByRole('dialog').getByText('Japanese', { exact: true })).toBeVisible()

  // while its text is not approved, the edition does not take it
  await page.goto(first)
  await adding.click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByLabel('Language')).toHaveValue('ja')
  await dialog.getByRole('button', { name: 'Add', exact: true }).click()
  await expect(dialog.getByRole('alert')).toBeVisible()
  await accessible(page)

  await openDesk(page, meeting, '1', 'ja')
  await edit(page, 'ja', 'title')
  await page.keyboard.type('歓迎、台湾')
  await saved(page)
  await page.getByRole('button', { name: 'Approve' }).click()
  await expect(page.locator('[data-column="ja"] [data-status]')).toHaveAttribute('data-status', 'approved')

  await page.goto(first)
  await expect(page.getByRole('link', { name: '日本語' })).toHaveCount(0)
  await adding.click()
  // a word that APEC usage replaces asks first, in any language
  await dialog.getByRole('button', { name: 'Add', exact: true }).click()
  await expect(dialog.getByRole('alert')).toContainText('Words that APEC usage does not allow')
  await dialog.getByLabel('I have seen these words; they stay.').check()
  await accessible(page)
  await dialog.getByRole('button', { name: 'Add', exact: true }).click()
  await expect(dialog).toHaveCount(0)

  // the next edition would hold it too: its gate says where, in which language, and what stands there instead
  await page.goto(`${meeting}/agenda/desk`)
  await expect(page.locator('[data-saved="saved"]').first()).toBeVisible({ timeout: 20_000 })
  await page.getByRole('button', { name: 'Publish edition' }).click()
  await expect(dialog.locator('[data-gate="nomenclature"]')).toHaveText('1, Japanese: “台湾” → チャイニーズ・タイペイ')
  await expect(dialog.getByRole('button', { name: 'Publish edition' })).toBeDisabled()
  await accessible(page)

  const reader = await pageOf(browser, 'delegate.jp')
  await reader.goto(first)
  await reader.getByRole('link', { name: '日本語' }).click()
  await expect(reader.locator('h3 [lang="ja"]')).toHaveText('歓迎、台湾')
  await accessible(reader)
  const file = await reader.request.get(`${first}.csv?lang=ja`)
  expect(await file.text()).toContain('歓迎、台湾')
})

test('an earlier edition is brought back to the desk, and the one after it holds its words', async ({ browser }) => {
  test.setTimeout(120_000)
  const page = await pageOf(browser, 'secretariat')
  const meeting = await publishedMeeting(page, 9)
  await openDesk(page, meeting, '1')
  await edit(page, 'en', 'title')
  await page.keyboard.type(' and introductions')
  await saved(page)
  await publish(page)
  const items = page.locator('h3 [lang="en"]')
  await expect(items).toHaveText('Welcome and introductions')

  await page.goto(`${meeting}/agenda/editions/1`)
  await expect(items).toHaveText('Welcome')
  await page.getByRole('button', { name: 'Bring this edition back to the desk' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Bring back', exact: true }).click()
  await expect(dialog.getByRole('status')).toHaveText('The edition is back at the desk.')
  await accessible(page)
  await dialog.getByRole('link', { name: 'Open the desk' }).click()
  await page.waitForURL(/\/agenda\/desk$/)

  // the desk holds its words again, the edition that stood is as it was
  await openDesk(page, meeting, '1')
  await expect(field(page, 'en', 'title')).not.toContainText('introductions')
  await publish(page)
  await expect(items).toHaveText('Welcome')
  await page.goto(`${meeting}/agenda/editions/2`)
  await expect(items).toHaveText('Welcome and introductions')
})
