import { type Browser, chromium } from '@playwright/test'
import { signIn } from '#tests/sign-in.ts'
import { chromiumArguments, findChromium } from '../../.config/chromium.ts'
import { type Figure, lower } from './figure.ts'
import { bigMeeting, openHouse } from './house.ts'

const pairs = 5

/** From the address to the first letter in the editor, in ms, in a browser that has the page's scripts already. */
async function ready(browser: Browser, url: string, meeting: number): Promise<number> {
  const context = await browser.newContext({ baseURL: url })
  try {
    await signIn(context, 'secretariat')
    const page = await context.newPage()
    await page.goto('/meetings')
    const began = performance.now()
    await page.goto(`/meetings/${meeting}/agenda/desk?language=ko`)
    await page.locator('[data-row]').first().click()
    await page.locator('[data-column="en"] [data-field^="annotation"]').getByRole('button').first().click()
    await page.locator('.ProseMirror-focused').waitFor()
    await page.keyboard.type('a')
    return performance.now() - began
  } finally {
    await context.close()
  }
}

/** How long until one can type: an agenda of 80 items in 5 languages beside one of 5 items. */
export async function typing(): Promise<Figure[]> {
  const house = await openHouse()
  const browser = await chromium.launch({ executablePath: await findChromium(), args: chromiumArguments() })
  try {
    const small = await bigMeeting(2100, 5)
    const { url } = house.portal
    for (const meeting of [small, house.meeting]) await ready(browser, url, meeting)
    const measured: Array<[number, number]> = []
    for (let i = 0; i < pairs; i++) {
      const reference = await ready(browser, url, small)
      measured.push([await ready(browser, url, house.meeting), reference])
    }
    return [lower('desk ready for typing: 80 items beside 5', 'ms', measured, 1.3)]
  } finally {
    await browser.close()
    await house.close()
  }
}
