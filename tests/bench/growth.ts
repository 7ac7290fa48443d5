import { cookieOf } from '#tests/sign-in.ts'
import { type Asked, ask, latencies } from './asking.ts'
import { at, type Figure, lower } from './figure.ts'
import { bigMeeting, openHouse } from './house.ts'

const rounds = 5
const rate = 10
const seconds = 3
const meetings = 60

/** p95 of the same pages in an archive of 60 meetings with 80 items in 5 languages, beside the seed with one. */
export async function growth(): Promise<Figure[]> {
  const house = await openHouse()
  try {
    const { url } = house.portal
    const cookie = await cookieOf(url, 'secretariat')
    const asked: Array<{ name: string; page: Asked }> = [
      { name: 'meeting list', page: { url: `${url}/meetings`, cookie, marker: 'SCCP' } },
      {
        name: 'agenda reading page, 80 items',
        page: { url: `${url}/meetings/${house.meeting}/agenda`, cookie, marker: 'Title 80 in en' },
      },
      {
        name: 'agenda desk, 80 items',
        page: { url: `${url}/meetings/${house.meeting}/agenda/desk`, cookie, marker: 'Agenda desk' },
      },
    ]
    const measure = async (): Promise<number[][]> => {
      const found: number[][] = []
      for (const { page } of asked) {
        for (let i = 0; i < 20; i++) await ask(page)
        const tails: number[] = []
        for (let i = 0; i < rounds; i++) tails.push(at(await latencies(page, rate, seconds), 0.95))
        found.push(tails)
      }
      return found
    }
    const before = await measure()
    for (let i = 1; i < meetings; i++) await bigMeeting(2101 + i)
    const after = await measure()
    return asked.map(({ name }, page) =>
      lower(
        `${name}: p95 with ${meetings} meetings`,
        'ms',
        Array.from(
          { length: rounds },
          (_, i) => [after[page]?.[i] ?? Number.NaN, before[page]?.[i] ?? Number.NaN] as const,
        ),
        1.2,
      ),
    )
  } finally {
    await house.close()
  }
}
