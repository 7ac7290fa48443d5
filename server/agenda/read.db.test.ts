import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { beforeEach, expect, test, vi } from 'vitest'
import type { Actor } from '#server/kernel/actor.ts'
import { sampleActor, sampleMeeting } from '#tests/meeting.ts'
import { circulate } from './acts/circulate.ts'
import { edition, editions, markRead } from './acts/read.ts'
import { type SampleItem, writeAgenda } from './sample.ts'

let meeting = 0
let secretariat: Actor
let reader: Actor
let items: SampleItem[] = []
const plain = { kind: 'draft' as const, override: null, nomenclature: false }

beforeEach(async () => {
  const made = await sampleMeeting(['en', 'ko'])
  meeting = made.meeting
  secretariat = sampleActor('secretariat', made.people['secretariat'] ?? '')
  reader = sampleActor('member', made.people['delegate'] ?? '', 'aus')
  items = Array.from({ length: 80 }, (_, at) => ({
    id: randomUUID(),
    minutes: 10,
    leads: ['rok'],
    session: made.session,
    words: {
      en: { title: `Item ${at + 1}`, blocks: [{ id: `p${at}`, text: 'The paragraph.' }] },
      ko: { title: `의제 ${at + 1}`, blocks: [{ id: `k${at}`, text: '문단.', of: [`p${at}`] }] },
    },
  }))
  await writeAgenda(meeting, items)
  await circulate(secretariat, { meeting, ...plain })
})

async function queriesOf(work: () => Promise<unknown>): Promise<string[]> {
  const seen: string[] = []
  const spy = vi.spyOn(pg.Client.prototype, 'query').mockImplementation(function (
    this: pg.Client,
    ...given: unknown[]
  ) {
    const [query] = given as [string | { text: string }]
    seen.push(typeof query === 'string' ? query : query.text)
    spy.mockRestore()
    const answer = (this.query as (...all: unknown[]) => unknown)(...given)
    watch()
    return answer as never
  })
  const implementation = spy.getMockImplementation()
  const watch = () => {
    if (implementation) vi.spyOn(pg.Client.prototype, 'query').mockImplementation(implementation)
  }
  try {
    await work()
  } finally {
    vi.restoreAllMocks()
  }
  return seen.filter((sql) => !/^(BEGIN|COMMIT|ROLLBACK|SET )/i.test(sql) && !sql.includes('set_config'))
}

test('an agenda of 80 items is read in at most three queries, and in two when nothing was read before', async () => {
  const fresh = await queriesOf(() => edition(reader, { meeting, language: 'ko' }))
  expect(fresh.length).toBe(2)
  await markRead(reader, { meeting, n: 1 })
  await circulate(secretariat, { meeting, ...plain })
  const again = await queriesOf(() => edition(reader, { meeting, language: 'ko' }))
  expect(again.length).toBe(3)
})

test('the reader gets the own language, names of leads, and clock times', async () => {
  const view = await edition(reader, { meeting, language: 'ko' })
  expect(view.items).toHaveLength(80)
  expect(view.items[0]).toMatchObject({
    title: '의제 1',
    language: 'ko',
    fallback: false,
    leads: [{ party: 'rok', name: '한국' }],
  })
  expect(view.sessions).toHaveLength(1)
  expect(view.sessions[0]?.startsAt).toBeInstanceOf(Date)
  const other = await edition(reader, { meeting, language: 'ja' })
  expect(other.items.every((item) => item.fallback && item.language === 'en')).toBe(true)
})

test('what changed since the last read is marked: new, words, moved, details, dropped', async () => {
  await markRead(reader, { meeting, n: 1 })
  expect((await edition(reader, { meeting })).since).toBeNull()
  const [first, second, third, fourth, ...rest] = items
  if (!first || !second || !third || !fourth) return
  third.words = { ...third.words, en: { title: 'Item 3, on 15 March', blocks: [] } }
  fourth.minutes = 45
  const added: SampleItem = { id: randomUUID(), words: { en: { title: 'Fresh' }, ko: { title: '신규' } } }
  const moved = rest.shift()
  const now = [second, third, fourth, added, ...rest, ...(moved ? [moved] : [])]
  await writeAgenda(meeting, now)
  await circulate(secretariat, { meeting, ...plain, override: 'The Korean text follows.' })
  const view = await edition(reader, { meeting, language: 'en' })
  expect(view.since?.n).toBe(1)
  expect(view.since?.dropped).toEqual([{ label: '1', title: 'Item 1' }])
  const marks = Object.fromEntries(
    view.items.filter((item) => item.changes.length > 0).map((item) => [item.title, item.changes]),
  )
  expect(marks).toEqual({
    'Item 3, on 15 March': ['words'],
    'Item 4': ['details'],
    Fresh: ['new'],
    'Item 5': ['moved'],
  })
  await markRead(reader, { meeting, n: 2 })
  expect((await edition(reader, { meeting })).since).toBeNull()
})

test('editions are listed oldest first; an unknown number is told so', async () => {
  await circulate(secretariat, { meeting, ...plain })
  expect((await editions(reader, { meeting })).map((one) => [one.n, one.superseded])).toEqual([
    [1, true],
    [2, false],
  ])
  await expect(edition(reader, { meeting, n: 9 })).rejects.toMatchObject({ code: 'EDITION_UNKNOWN' })
})
