import { randomUUID } from 'node:crypto'
import { beforeEach, expect, test, vi } from 'vitest'
import type { Actor } from '#server/kernel/actor.ts'
import { sampleActor, sampleMeeting } from '#tests/meeting.ts'
import { circulate } from './acts/circulate.ts'
import { withdraw } from './acts/withdraw.ts'
import { editionFile } from './http.ts'
import { writeAgenda } from './sample.ts'

let signedIn: Actor | null = null
vi.mock('#server/identity/service.ts', () => ({ actorOf: () => Promise.resolve(signedIn) }))

let meeting = 0
let people: Record<string, string> = {}
let secretariat: Actor
const plain = { kind: 'draft' as const, override: null, nomenclature: false }
const get = (format: string, lang = '', n = '1') =>
  editionFile(
    new Request(`http://localhost/meetings/${meeting}/agenda/editions/${n}.${format}${lang && `?lang=${lang}`}`),
    {
      params: Promise.resolve({ meeting: String(meeting), edition: n, format }),
    },
  )
const code = async (answer: Response) => [answer.status, ((await answer.json()) as { code: string }).code]

beforeEach(async () => {
  ;({ meeting, people } = await sampleMeeting())
  secretariat = sampleActor('secretariat', people['secretariat'] ?? '')
  const item = (en: string, ko: string, visibility: 'public' | 'members' | 'secretariat') => ({
    id: randomUUID(),
    visibility,
    minutes: 15,
    leads: ['rok'],
    words: { en: { title: en }, ko: { title: ko } },
  })
  await writeAgenda(meeting, [
    item('Opening', '개회', 'public'),
    item('Canary for members', '회원 카나리아', 'members'),
    item('Canary for the secretariat', '사무국 카나리아', 'secretariat'),
  ])
  await circulate(secretariat, { meeting, ...plain })
  signedIn = secretariat
})

test('a file holds what the reader may see, and no more', async () => {
  signedIn = sampleActor('observer', people['observer'] ?? '', 'asean')
  const seen = await (await get('csv')).text()
  expect(seen).toContain('Opening')
  expect(seen).not.toMatch(/canary/i)
  signedIn = sampleActor('member', people['delegate'] ?? '', 'aus')
  const korean = await (await get('csv', 'ko')).text()
  expect(korean).toContain('회원 카나리아')
  expect(korean).not.toContain('사무국 카나리아')
})

test('every format comes as a download that runs nothing and is kept by nobody', async () => {
  for (const [format, type] of [
    ['csv', 'text/csv'],
    ['ics', 'text/calendar'],
    ['docx', 'application/vnd.openxmlformats'],
    ['pdf', 'application/pdf'],
  ] as const) {
    const answer = await get(format, 'ko')
    expect(answer.status, format).toBe(200)
    expect(answer.headers.get('content-type')).toContain(type)
    expect(answer.headers.get('content-disposition')).toMatch(
      new RegExp(`^attachment; filename="\\S+_ko\\.${format}"; filename\\*=UTF-8''\\S+\\.${format}$`),
    )
    expect(answer.headers.get('cache-control')).toBe('private, no-store')
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    expect(answer.headers.get('content-security-policy')).toContain('sandbox')
    expect((await answer.arrayBuffer()).byteLength).toBeGreaterThan(100)
  }
})

test('what is not there, not theirs or not in order is refused by its code', async () => {
  expect(await code(await get('csv', '', '9'))).toEqual([404, 'EDITION_UNKNOWN'])
  expect(await code(await get('exe'))).toEqual([404, 'NOT_FOUND'])
  expect(await code(await get('csv', 'xx'))).toEqual([400, 'INPUT_INVALID'])
  signedIn = sampleActor('guest', people['guest'] ?? '', 'wco', meeting + 1)
  expect(await code(await get('csv'))).toEqual([404, 'MEETING_UNKNOWN'])
  signedIn = null
  expect(await code(await get('pdf'))).toEqual([401, 'SIGNED_OUT'])
  await withdraw(secretariat, { meeting, n: 1, reason: 'Wrong annex.' })
  signedIn = sampleActor('member', people['delegate'] ?? '', 'aus')
  expect(await code(await get('csv'))).toEqual([403, 'EDITION_WITHDRAWN'])
})

test('one person gets twenty files a minute', async () => {
  signedIn = sampleActor('leader', people['leader'] ?? '', 'aus')
  const answers = []
  for (let at = 0; at < 21; at++) answers.push((await get('csv')).status)
  expect(answers.slice(0, 20).every((status) => status === 200)).toBe(true)
  expect(answers.at(-1)).toBe(429)
})
