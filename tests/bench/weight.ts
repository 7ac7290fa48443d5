import { type Browser, chromium } from '@playwright/test'
import { signIn } from '#tests/sign-in.ts'
import { chromiumArguments, findChromium } from '../../.config/chromium.ts'
import type { Figure } from './figure.ts'
import { openHouse } from './house.ts'

/** the most compressed JavaScript that a page for reading may bring, in kB */
const aim = 170

interface Weight {
  all: number
  scripts: number
}

/** What one page brings over the wire into an empty cache, as the browser counts it, in kB. */
async function weigh(browser: Browser, url: string, path: string): Promise<Weight> {
  const context = await browser.newContext({ baseURL: url })
  try {
    await signIn(context, 'secretariat')
    const page = await context.newPage()
    const client = await context.newCDPSession(page)
    await client.send('Network.enable')
    await client.send('Network.setCacheDisabled', { cacheDisabled: true })
    const kinds = new Map<string, string>()
    const weight: Weight = { all: 0, scripts: 0 }
    client.on('Network.responseReceived', ({ requestId, type }) => kinds.set(requestId, type))
    client.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      weight.all += encodedDataLength / 1000
      if (kinds.get(requestId) === 'Script') weight.scripts += encodedDataLength / 1000
    })
    await page.goto(path, { waitUntil: 'networkidle' })
    return weight
  } finally {
    await context.close()
  }
}

/** Transferred bytes and JavaScript of each page, cold. */
export async function weight(): Promise<Figure[]> {
  const house = await openHouse()
  const browser = await chromium.launch({ executablePath: await findChromium(), args: chromiumArguments() })
  try {
    const paths: Array<[name: string, path: string, reading: boolean]> = [
      ['home', '/', true],
      ['meeting list', '/meetings', true],
      ['meeting', `/meetings/${house.meeting}`, true],
      ['agenda reading page, 80 items', `/meetings/${house.meeting}/agenda`, true],
      ['notices', '/notices', true],
      ['search', '/search?words=single', true],
      ['agenda desk, 80 items', `/meetings/${house.meeting}/agenda/desk`, false],
    ]
    const figures: Figure[] = []
    for (const [name, path, reading] of paths) {
      const { all, scripts } = await weigh(browser, house.portal.url, path)
      figures.push({ name: `${name}: transferred`, value: all, unit: 'kB' })
      figures.push({
        name: `${name}: JavaScript`,
        value: scripts,
        unit: 'kB',
        ...(reading ? { reference: aim, ratio: scripts / aim, aim: `<= ${aim} kB`, holds: scripts <= aim } : {}),
      })
    }
    return figures
  } finally {
    await browser.close()
    await house.close()
  }
}
