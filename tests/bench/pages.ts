import { cookieOf } from '#tests/sign-in.ts'
import { type Asked, ask, latencies, throughput } from './asking.ts'
import { at, type Figure, higher, judged } from './figure.ts'
import { openHouse } from './house.ts'

const pairs = 5
const seconds = 2

interface Page {
  name: string
  asked: Asked
  /** at least this share of the reference's throughput */
  aim?: number
}

/** A and B by turns, so that what the machine does meanwhile meets both. */
async function compare(page: Page, reference: Asked): Promise<Figure[]> {
  const rates: Array<[number, number]> = []
  const tails: Array<[number, number]> = []
  for (let i = 0; i < pairs; i++) {
    const theirs = await throughput(reference, seconds)
    const ours = await throughput(page.asked, seconds)
    rates.push([ours, theirs])
    tails.push([
      at(await latencies(page.asked, theirs / 2, seconds), 0.95),
      at(await latencies(reference, theirs / 2, seconds), 0.95),
    ])
  }
  const rate = `${page.name}: requests a second`
  return [
    page.aim ? higher(rate, '1/s', rates, page.aim) : judged(rate, '1/s', rates),
    judged(`${page.name}: p95 at half the reference's rate`, 'ms', tails),
  ]
}

/** The search follows the event log: what was seeded a moment ago is found a moment later. */
async function foundAtLast(asked: Asked): Promise<void> {
  for (let patience = 100; patience > 0; patience--) {
    const found = await ask(asked).catch((error: unknown) => (patience > 1 ? null : Promise.reject(error)))
    if (found !== null) return
    await new Promise((done) => setTimeout(done, 100))
  }
}

/** Pages, signed in, beside a dynamic page in the same frame with one query (the search). */
export async function pages(): Promise<Figure[]> {
  const house = await openHouse()
  try {
    const { url } = house.portal
    const cookie = await cookieOf(url, 'secretariat')
    const of = (path: string, marker: string): Asked => ({ url: `${url}${path}`, cookie, marker })
    const reference = of('/search?words=single', 'Best practices of single-window')
    const measured: Page[] = [
      { name: 'meeting list', asked: of('/meetings', 'SCCP1 2013'), aim: 0.8 },
      {
        name: 'agenda reading page, 80 items',
        asked: of(`/meetings/${house.meeting}/agenda`, 'Title 80 in en'),
        aim: 0.5,
      },
      { name: 'agenda desk, 80 items', asked: of(`/meetings/${house.meeting}/agenda/desk`, 'Agenda desk') },
    ]
    await foundAtLast(reference)
    for (const { asked } of [{ asked: reference }, ...measured]) for (let i = 0; i < 20; i++) await ask(asked)
    const figures: Figure[] = []
    for (const page of measured) figures.push(...(await compare(page, reference)))
    return figures
  } finally {
    await house.close()
  }
}
