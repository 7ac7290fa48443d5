import { type APIRequestContext, expect, type Page, test } from '@playwright/test'
import { accessible, nextMeeting, pageOf } from './desk.ts'
import { docxParts, paragraph, pdfOf, zipOf } from './files.ts'
import { circulated } from './papers.ts'

const phone = { viewport: { width: 390, height: 844 } }
const heading = (words: string) => paragraph(words, '<w:pStyle w:val="Heading1"/>')
const styles = {
  'word/styles.xml':
    '<?xml version="1.0"?><w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/></w:style></w:styles>',
}
const docx = (...body: string[]) => zipOf(docxParts(body.join(''), styles))

const opening = 'At its first meeting in 2026 the Sub-Committee agreed to test the exchange of certificates of origin.'
const invited = 'Economies are invited to join the pilot by 31 March 2027.'
const reported = 'The secretariat is to report on the progress of the pilot at the next meeting.'
const thanked = 'The closing paragraph thanks the host economy for its hospitality in the winter.'
const first = [
  heading('Background'),
  ...[opening, invited].map((one) => paragraph(one)),
  heading('Next steps'),
  ...[reported, thanked].map((one) => paragraph(one)),
]
const korean = [
  heading('배경'),
  ...[
    '2026년 첫 회의에서 소위원회는 원산지 증명서 교환을 시험하기로 합의하였다.',
    '회원경제체는 2027년 3월 31일까지 시범사업에 참여하도록 초청된다.',
  ].map((one) => paragraph(one)),
  heading('향후 계획'),
  ...[
    '사무국은 다음 회의에서 시범사업의 진전을 보고한다.',
    '맺음 문단은 겨울에 환대해 준 주최 회원경제체에 감사를 표한다.',
  ].map((one) => paragraph(one)),
]
const second = [
  heading('Background'),
  paragraph('A new paragraph explains why the certificates of twelve economies were chosen.'),
  paragraph(reported),
  paragraph(opening),
  paragraph('Economies are invited to join the wider pilot by 30 June 2027.'),
  heading('Next steps'),
]

interface Paper {
  id: string
  meeting: number
  secretariat: Page
}

async function newPaper(secretariat: Page, title: string): Promise<Paper> {
  const meeting = Number((await nextMeeting(secretariat)).split('/').at(-1))
  const id = await circulated(secretariat.request as APIRequestContext, {
    ...{ meeting, title },
    files: [
      { language: 'en', name: 'certificates.docx', bytes: await docx(...first) },
      { language: 'ko', name: 'certificates_ko.docx', bytes: await docx(...korean) },
    ],
  })
  return { id, meeting, secretariat }
}

/** Selects words of the paper as a pointer would. */
async function select(page: Page, words: string): Promise<void> {
  await page.locator('[data-reading], .pdf-page').first().waitFor()
  await page.evaluate((wanted) => {
    const walker = document.createTreeWalker(
      document.querySelector('[data-reading], .reading-pages')!,
      NodeFilter.SHOW_TEXT,
    )
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = (node as Text).data.indexOf(wanted)
      if (at < 0) continue
      const range = document.createRange()
      range.setStart(node, at)
      range.setEnd(node, at + wanted.length)
      document.getSelection()?.removeAllRanges()
      document.getSelection()?.addRange(range)
      return
    }
    throw new Error(`not on the page: ${wanted}`)
  }, words)
  await expect(page.getByRole('toolbar', { name: /Selected words|선택한 문구/ })).toBeVisible()
}

const marked = (page: Page, look: string) =>
  page.evaluate((name) => [...(CSS.highlights.get(`reading-${name}`) ?? [])].map((range) => String(range)), look)

test('another economy reads, marks and comments; after a revision the notes stand rightly or wait in the tray', async ({
  browser,
}) => {
  test.setTimeout(120_000)
  const paper = await newPaper(await pageOf(browser, 'secretariat'), 'Exchange of certificates of origin')
  const reader = await pageOf(browser, 'delegate.nz')
  const opened = reader.waitForResponse((answer) => answer.url().includes('documents.open'))
  await reader.goto(`/documents/${paper.id}?lang=en`)
  await expect(reader.getByText('Converted reading view')).toBeVisible()
  await expect(reader.getByRole('heading', { level: 2, name: 'Background' })).toBeVisible()
  await expect(reader.getByText('The secretariat sees which delegations have opened this paper')).toBeVisible()
  expect((await opened).status()).toBe(200)

  // a colour is one press; a note has words
  await select(reader, 'exchange of certificates of origin')
  await reader.getByRole('button', { name: 'Green' }).click()
  await expect.poll(() => marked(reader, 'green')).toEqual(['exchange of certificates of origin'])
  await select(reader, 'report on the progress')
  await reader.getByRole('toolbar').getByRole('button', { name: 'Note' }).click()
  await reader.getByLabel('Note', { exact: true }).fill('Ask which economies report.')
  await reader.getByRole('button', { name: 'Keep the note' }).click()
  await expect.poll(() => marked(reader, 'yellow')).toEqual(['report on the progress'])

  // with the keyboard alone: to the paragraph, then some of its words
  await reader.getByRole('button', { name: 'Go to the paragraphs' }).focus()
  await reader.keyboard.press('Enter')
  for (let n = 0; n < 5; n++) await reader.keyboard.press('j')
  await reader.keyboard.press('n')
  await expect(reader.getByLabel('Words to mark')).toHaveValue(thanked)
  await expect(reader.getByLabel('Words to mark')).toBeFocused()
  await reader.getByRole('button', { name: 'Keep the note' }).click()
  await expect.poll(() => marked(reader, 'yellow')).toContain(thanked)
  await accessible(reader)

  // to all, and between two
  await reader.getByRole('button', { name: /^Comments/ }).click()
  const form = reader.getByRole('form', { name: 'New comment' })
  await form.getByLabel('Comment').fill('New Zealand will join.')
  await form.getByRole('button', { name: 'Send the comment' }).click()
  await expect(reader.getByRole('listitem').filter({ hasText: 'New Zealand will join.' })).toBeVisible()
  await form.getByLabel('To').selectOption({ label: 'Japan' })
  await form.getByLabel('Comment').fill('Shall we share the costs?')
  await form.getByRole('button', { name: 'Send the comment' }).click()
  await expect(reader.getByRole('listitem').filter({ hasText: 'Shall we share the costs?' })).toBeVisible()
  await accessible(reader)

  const secretariat = paper.secretariat
  await secretariat.goto(`/documents/${paper.id}`)
  await secretariat.getByRole('button', { name: /^Comments/ }).click()
  await expect(secretariat.getByText('New Zealand will join.')).toBeVisible()
  await expect(secretariat.getByText('Shall we share the costs?')).toHaveCount(0)
  await secretariat.getByRole('button', { name: /^Opened/ }).click()
  await expect(secretariat.getByText('1 delegation of')).toBeVisible()
  await expect(secretariat.getByText('Ask which economies report.')).toHaveCount(0)
  await accessible(secretariat)

  // the addressed economy is told and answers
  const japan = await pageOf(browser, 'delegate.jp')
  const notice = japan.locator(`a[href^="/documents/${paper.id}#comment-"]`).first()
  await expect(async () => {
    await japan.goto('/notices')
    await expect(notice).toContainText('to your economy', { timeout: 1000 })
  }).toPass({ timeout: 20_000 })
  await notice.click()
  await expect(japan).toHaveURL(/documents\/.*#comment-/)
  const thread = japan.getByRole('listitem').filter({ hasText: 'Shall we share the costs?' })
  await thread.getByRole('button', { name: 'Answer' }).click()
  await thread.getByLabel('Answer').fill('By halves.')
  await thread.getByRole('button', { name: 'Send the answer' }).click()
  await expect(thread.getByText('By halves.')).toBeVisible()

  await circulated(secretariat.request as APIRequestContext, {
    ...{ meeting: paper.meeting, title: 'Exchange of certificates of origin', revises: paper.id },
    files: [{ language: 'en', name: 'certificates_rev1.docx', bytes: await docx(...second) }],
  })
  await reader.goto(`/documents/${paper.id}?rev=0`)
  await expect(reader.getByText('A newer version stands.')).toBeVisible()
  await reader.getByRole('link', { name: /^Read .*rev1$/ }).click()
  await expect(reader.getByText('A new paragraph explains')).toBeVisible({ timeout: 20_000 })
  await expect.poll(() => marked(reader, 'green')).toEqual(['exchange of certificates of origin'])
  const tray = reader.getByRole('region', { name: /to look at after the revision/ })
  await expect(tray.getByRole('listitem').filter({ hasText: 'report on the progress' })).toContainText('Moved')
  await expect(tray.getByRole('listitem').filter({ hasText: 'thanks the host' })).toContainText('Words gone')
  await accessible(reader)
  await tray.getByRole('button', { name: 'Keep it here' }).click()
  await expect(tray.getByRole('listitem')).toHaveCount(1)
  await tray.getByRole('button', { name: 'Take away' }).click()
  await expect(tray).toHaveCount(0)

  await reader.getByRole('link', { name: /^Compare with/ }).click()
  await expect(reader.getByRole('status')).toContainText('differ')
  await expect(reader.locator('ins').filter({ hasText: 'June' })).toBeVisible()
  await expect(reader.locator('del').filter({ hasText: 'March' })).toBeVisible()
  await expect(reader.getByText('Moved', { exact: true })).toBeVisible()
  await accessible(reader)
})

test('the translation of a former version says which paragraphs are behind', async ({ browser }) => {
  const paper = await newPaper(await pageOf(browser, 'secretariat'), 'Behind the original')
  await circulated(paper.secretariat.request as APIRequestContext, {
    ...{ meeting: paper.meeting, title: 'Behind the original', revises: paper.id },
    files: [{ language: 'en', name: 'rev1.docx', bytes: await docx(...second) }],
  })
  const korea = await pageOf(browser, 'delegate.kr', { ...phone, locale: 'ko-KR' })
  await expect(async () => {
    await korea.goto(`/documents/${paper.id}?lang=ko`)
    await expect(korea.getByText('원문보다 뒤처짐').first()).toBeVisible({ timeout: 1000 })
  }).toPass({ timeout: 20_000 })
  await expect(korea.getByText('아직 번역되지 않음').first()).toBeVisible()
  expect(await korea.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  await accessible(korea)
  // on a phone notes open over the paper
  await select(korea, '원산지 증명서')
  await korea.getByRole('toolbar').getByRole('button', { name: '메모' }).click()
  const dialog = korea.getByRole('dialog')
  await dialog.getByLabel('메모', { exact: true }).fill('확인할 것')
  await dialog.getByRole('button', { name: '메모 저장' }).click()
  await expect(dialog.getByText('확인할 것')).toBeVisible()
  await accessible(korea)
})

test('a PDF is read page by page, its words can be selected, marked and found again', async ({ browser }) => {
  const secretariat = await pageOf(browser, 'secretariat')
  const meeting = Number((await nextMeeting(secretariat)).split('/').at(-1))
  const pages = ['The pilot began in May.', 'Figures of the second page.', 'Thanks to the host economy.']
  const id = await circulated(secretariat.request as APIRequestContext, {
    ...{ meeting, title: 'A report in pages' },
    files: [{ language: 'en', name: 'report.pdf', bytes: pdfOf(pages) }],
  })
  const reader = await pageOf(browser, 'delegate.nz')
  const refused: string[] = []
  reader.on('console', (message) => message.type() === 'error' && refused.push(message.text()))
  await reader.goto(`/documents/${id}`)
  await expect(reader.locator('.pdf-page .textLayer').first()).toContainText('The pilot began in May.', {
    timeout: 20_000,
  })
  await expect(reader.getByRole('group', { name: 'Page 3 of 3' })).toBeAttached()
  await select(reader, 'pilot began')
  await reader.getByRole('button', { name: 'Pink' }).click()
  await expect.poll(() => marked(reader, 'pink')).toEqual(['pilot began'])
  await accessible(reader)
  expect(refused).toEqual([])

  await circulated(secretariat.request as APIRequestContext, {
    ...{ meeting, title: 'A report in pages', revises: id },
    files: [{ language: 'en', name: 'report_rev1.pdf', bytes: pdfOf(['A new first page.', ...pages]) }],
  })
  await expect(async () => {
    await reader.goto(`/documents/${id}`)
    await expect(reader.locator('.pdf-page .textLayer').first()).toContainText('A new first page.', { timeout: 3000 })
    expect(await marked(reader, 'pink')).toEqual(['pilot began'])
  }).toPass({ timeout: 30_000 })
  await reader.getByRole('link', { name: 'Read as text' }).click()
  await expect(reader.getByText('Converted reading view')).toBeVisible()
  await expect.poll(() => marked(reader, 'pink')).toEqual(['pilot began'])
})

/** All that this device keeps, as text. */
const onDevice = (page: Page) =>
  page.evaluate(async () => {
    const answered = <T>(request: IDBRequest<T>) =>
      new Promise<T>((done, failed) => {
        request.addEventListener('success', () => done(request.result))
        request.addEventListener('error', () => failed(request.error ?? new Error('refused')))
      })
    const plain = (_: string, value: unknown): unknown =>
      value instanceof ArrayBuffer || ArrayBuffer.isView(value)
        ? new TextDecoder('latin1').decode(value as ArrayBuffer)
        : value
    const told: string[] = []
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await answered(indexedDB.open(name))
      for (const store of database.objectStoreNames) {
        const rows = await answered(database.transaction(store).objectStore(store).getAll())
        told.push(`${name} ${store} ${JSON.stringify(rows, plain)}`)
      }
      database.close()
    }
    return told
  })

test('a note made without a connection waits on the device, encrypted, and arrives by itself', async ({ browser }) => {
  const paper = await newPaper(await pageOf(browser, 'secretariat'), 'Read in an aeroplane')
  const reader = await pageOf(browser, 'delegate.sg')
  await reader.goto(`/documents/${paper.id}?lang=en`)
  await expect(reader.getByText('Converted reading view')).toBeVisible()
  await reader.context().setOffline(true)
  await select(reader, 'invited to join the pilot')
  await reader.getByRole('button', { name: 'Blue' }).click()
  const waits = reader.getByRole('heading', { name: '1 note waits on this device' })
  await expect(waits).toBeVisible()
  await expect.poll(() => marked(reader, 'blue')).toEqual(['invited to join the pilot'])
  const kept = await onDevice(reader)
  expect(kept.some((one) => one.includes('notes-outbox notes [{'))).toBe(true)
  expect(kept.join('\n')).not.toContain('invited')
  await accessible(reader)

  await reader.context().setOffline(false)
  await expect(waits).toHaveCount(0, { timeout: 30_000 })
  await expect(reader.getByRole('region', { name: 'Your notes' }).getByRole('button', { name: 'Amend' })).toBeVisible()
  await expect.poll(() => marked(reader, 'blue')).toEqual(['invited to join the pilot'])
  await reader.reload()
  await expect.poll(() => marked(reader, 'blue')).toEqual(['invited to join the pilot'])

  // signing out takes what waits along, also without a connection
  await reader.context().setOffline(true)
  await select(reader, 'report on the progress')
  await reader.getByRole('button', { name: 'Pink' }).click()
  await expect(waits).toBeVisible()
  await reader.locator('header details summary').last().click()
  await reader.getByRole('button', { name: 'Sign out' }).click()
  await expect(async () => {
    await reader.context().setOffline(false)
    await reader.goto('/sign-in')
    expect((await onDevice(reader)).join()).not.toContain('notes-outbox')
  }).toPass({ timeout: 20_000 })
})
