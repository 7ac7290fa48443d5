import AxeBuilder from '@axe-core/playwright'
import { type Browser, type BrowserContextOptions, expect, type Locator, type Page } from '@playwright/test'
import { signIn } from './sign-in.ts'

/** A page of a fresh browser in which that account is signed in. */
export async function pageOf(browser: Browser, account: string, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext(options)
  await signIn(context, account)
  return context.newPage()
}

/** The address of the next meeting, as the list of meetings leads to it. */
export async function nextMeeting(page: Page): Promise<string> {
  await page.goto('/meetings')
  const href = await page.locator('section[aria-labelledby="next-meeting"] a').first().getAttribute('href')
  if (!href) throw new Error('no next meeting')
  return href
}

/** Opens the desk at the item with that number, a language beside the source. */
export async function openDesk(page: Page, meeting: string, label: string, language?: string): Promise<void> {
  await page.goto(`${meeting}/agenda/desk${language ? `?language=${language}` : ''}`)
  await expect(page.locator('[data-saved="saved"]').first()).toBeVisible({ timeout: 20_000 })
  await choose(page, label)
}

/** Chooses an item of the outline by its number. */
async function choose(page: Page, label: string): Promise<void> {
  await page
    .locator('[data-row]')
    .filter({ has: page.getByText(label, { exact: true }) })
    .first()
    .click()
  await expect(page.locator('article[data-item] h2').first()).toContainText(label)
}

/** The field of the open item in one language. */
export const field = (page: Page, language: string, name: 'title' | 'annotation'): Locator =>
  page.locator(`[data-column="${language}"] [data-field^="${name}:"]`)

/** Opens a field's editor and puts the caret at its end. */
export async function edit(page: Page, language: string, name: 'title' | 'annotation'): Promise<Locator> {
  const place = field(page, language, name)
  await place.getByRole('button').first().click()
  const editor = place.locator('.ProseMirror')
  await expect(editor).toBeFocused()
  await page.keyboard.press('ControlOrMeta+End')
  return editor
}

/** Waits until the portal has said that everything typed here is stored. */
export async function saved(page: Page): Promise<void> {
  await expect(page.locator('[data-desk] [data-saved]').first()).toHaveAttribute('data-saved', 'saved')
}

/** No violation of WCAG 2.2 AA that axe-core can find. */
export async function accessible(page: Page): Promise<void> {
  // what the sticky lines cover while the page is scrolled is no target now
  await page.evaluate(() => window.scrollTo(0, 0))
  const found = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze()
  const told = found.violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(' | ')}`,
  )
  expect(told).toEqual([])
}

/** A call of the portal's own page. */
export async function call(page: Page, path: string, input: object): Promise<number> {
  const id = await page.evaluate(
    async ([to, body]) => {
      const headers = { 'content-type': 'application/json' }
      const answer = await fetch(`/api/trpc/${to}`, { method: 'POST', headers, body: body ?? '' })
      const told = (await answer.json()) as { result: { data: { json: { id?: number } } } }
      return told.result.data.json.id ?? 0
    },
    [path, JSON.stringify({ json: input })],
  )
  return id
}
