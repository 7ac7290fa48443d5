import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, type BrowserContext, chromium, type Page } from '@playwright/test'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Portal, removeData, startPortal } from '#tests/server.ts'
import { signIn } from '#tests/sign-in.ts'
import { chromiumArguments, findChromium } from '../../.config/chromium.ts'

const folder = mkdtempSync(join(tmpdir(), 'sccp-saved-'))
const dataDir = join(folder, 'data')
let portal: Portal
let browser: Browser

beforeAll(async () => {
  portal = await startPortal({ dataDir })
  browser = await chromium.launch({ executablePath: await findChromium(), args: chromiumArguments() })
})
afterAll(async () => {
  await browser.close()
  await portal.stop()
  await removeData(dataDir)
  rmSync(folder, { recursive: true, force: true })
})

/** The desk of the next meeting in a browser of its own, with the item of that title chosen. */
async function desk(title: string): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext({ baseURL: portal.url })
  await signIn(context, 'secretariat')
  const upcoming = (await (await context.request.get('/api/trpc/meetings.upcoming')).json()) as {
    result: { data: { json: { id: number } } }
  }
  const page = await context.newPage()
  await page.goto(`/meetings/${upcoming.result.data.json.id}/agenda/desk`)
  await page.locator('[data-saved=saved]').waitFor({ timeout: 60_000 })
  await page.getByText(title).first().click()
  return { context, page }
}

describe('what the portal called saved', () => {
  test('is there after SIGKILL, though the browser that wrote it is gone too', async () => {
    const words = `stored before the end ${process.hrtime.bigint()}`
    const { context, page } = await desk('Green customs')
    const field = page.locator('[data-column=en] [data-field^="annotation:"]')
    await field.getByRole('button').first().click()
    await field.locator('[contenteditable=true]').click()
    await page.keyboard.press('Control+End')
    await page.keyboard.type(` ${words}`)
    await page
      .locator('[data-saved=saving]')
      .waitFor({ timeout: 2000 })
      .catch(() => undefined)
    await page.locator('[data-saved=saved]').waitFor()
    process.kill(-(portal.child.pid ?? 0), 'SIGKILL')
    await context.close()
    portal = await startPortal({ dataDir, port: portal.port })
    const again = await desk('Green customs')
    const read = again.page.locator('[data-column=en] [data-field^="annotation:"]')
    await read.getByText(words).waitFor({ timeout: 15_000 })
    expect(await read.innerText()).toContain(words)
    await again.context.close()
  })
})
