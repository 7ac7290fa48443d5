import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { readKind } from '#server/documents/readers/read-file.ts'
import { openArchive } from '#server/documents/readers/zip.ts'
import { type Actor, machine } from '#server/kernel/actor.ts'
import { db } from '#server/kernel/db.ts'
import { keepNeed } from './acts/needs.ts'
import { accreditMembers } from './acts/receive.ts'
import { registerMember, withdrawMember } from './acts/register.ts'
import { participantsFile } from './http.ts'
import { sampleActor, sampleMeeting } from './sample.ts'
import type { MemberRole } from './shape/delegations.ts'

let asking: Actor | null = null
vi.mock('#server/identity/service.ts', async (original) => ({
  ...(await original<Record<string, unknown>>()),
  actorOf: () => Promise.resolve(asking),
}))

const folder = mkdtempSync(join(tmpdir(), 'sccp-participants-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const canary = 'the canary of needs'
let meeting = 0
let secretariat: Actor

beforeAll(async () => {
  meeting = (await sampleMeeting(2401)).id
  secretariat = await sampleActor('secretariat')
  const rows = [
    ['usa', 'economy', 20],
    ['ct', 'economy', 18],
    ['hkc', 'economy', 6],
    ['wco', 'organisation', 26],
  ] as const
  const facts = { languages: [], source: 'sample', confidence: 'sample', name: 'sample', abbreviation: 'X' }
  await db.as(machine('sample'), (tx) =>
    tx.party.createMany({ data: rows.map(([id, kind, position]) => ({ id, kind, position, ...facts })) }),
  )
  const register = (party: string, name: string, role: MemberRole = 'member', title: string | null = null) =>
    registerMember(secretariat, { meeting, party, name, role, title, administration: 'Customs', person: null })
  await register('wco', 'Henri Dubois')
  await register('vn', '阮氏蘭 Nguyễn Thị Lan', 'head')
  await register('usa', '=HYPERLINK("x")', 'member', '+1-2')
  await register('usa', "@Mary O'Hara", 'head', '-cmd')
  await register('ct', '김민지')
  await register('hkc', 'Chan Ka-wai')
  await withdrawMember(secretariat, await register('hkc', 'Withdrawn Person'))
  const { member } = await register('ct', 'Chen Yi-chun', 'head')
  await keepNeed(secretariat, { member, diet: 'other', access: canary, text: canary })
  await accreditMembers(secretariat, { meeting, members: [member] })
})

const ask = (format: string, actor: Actor | null, lang = 'en'): Promise<Response> => {
  asking = actor
  const params = Promise.resolve({ meeting: String(meeting), format })
  return participantsFile(new Request(`http://localhost/api/participants/${meeting}/${format}?lang=${lang}`), {
    params,
  })
}
async function fileOf(format: string, lang = 'en'): Promise<{ path: string; bytes: Uint8Array<ArrayBuffer> }> {
  const answer = await ask(format, secretariat, lang)
  expect(answer.status).toBe(200)
  expect(answer.headers.get('content-disposition')).toContain(`filename="SCCP1_2401_participants_${lang}.${format}"`)
  const bytes = new Uint8Array(await answer.arrayBuffer())
  const path = join(folder, `${lang}.${format}`)
  writeFileSync(path, bytes)
  return { path, bytes }
}
/** what of a text is listed, in the order in which it is; the host stands above the list too */
const heads = ['Economy or organisation', 'Member economies', 'Membereconomies', '회원경제체']
const ordered = (text: string, words: string[]): string[] => {
  const list = text.slice(Math.max(...heads.map((head) => text.indexOf(head))))
  return words
    .map((word) => [list.indexOf(word), word] as const)
    .filter(([at]) => at >= 0)
    .toSorted(([a], [b]) => a - b)
    .map(([, word]) => word)
}

const order = ['Hong Kong, China', 'Chan Ka-wai', 'Chinese Taipei', 'Chen Yi-chun', '김민지', 'The United States']
const after = [
  "@Mary O'Hara",
  '=HYPERLINK("x")',
  'Viet Nam',
  '阮氏蘭 Nguyễn Thị Lan',
  'World Customs Organization',
  'Henri Dubois',
]
const everybody = [...order, ...after]

test.each(['docx', 'xlsx'])(
  'the %s lists the delegations in APEC’s order, heads first, names as registered',
  async (format) => {
    const { path } = await fileOf(format)
    const { blocks } = await readKind(path, format)
    const text = blocks.map((block) => block.text).join('\n')
    expect(ordered(text, everybody)).toEqual(everybody)
    expect(text).toContain('Provisional list of')
    expect(text).toContain('1 of 7 participants are accredited')
    expect(text).not.toContain('Withdrawn Person')
    expect(text).not.toContain(canary)
  },
)

test('the PDF says the same, with its tags', async () => {
  const { path, bytes } = await fileOf('pdf')
  const pdf = await getDocument({ data: bytes, verbosity: 0 }).promise
  const pages = await Promise.all(Array.from({ length: pdf.numPages }, (_, at) => pdf.getPage(at + 1)))
  const contents = await Promise.all(pages.map((page) => page.getTextContent()))
  const bare = (words: string) => words.normalize('NFKD').replaceAll(/[\s\p{M}]/gu, '')
  const text = bare(contents.flatMap((one) => one.items.map((item) => ('str' in item ? item.str : ''))).join(''))
  expect(ordered(text, everybody.map(bare))).toEqual(everybody.map(bare))
  expect(text).not.toContain(bare(canary))
  expect(readFileSync(path, 'latin1')).toMatch(/\/MarkInfo\s*<<[^>]*\/Marked true/)
})

test('labels and economies are in the reader’s language, people stay as they are registered', async () => {
  const { path } = await fileOf('xlsx', 'ko')
  const text = (await readKind(path, 'xlsx')).blocks.map((block) => block.text).join('\n')
  const korean = ['홍콩, 중국', 'Chan Ka-wai', '차이니즈 타이베이', 'Chen Yi-chun', '미국', '세계관세기구']
  expect(text).toContain('참가자 명단')
  expect(ordered(text, korean)).toEqual(korean)
})

test('no cell is a formula', async () => {
  const archive = await openArchive((await fileOf('xlsx')).path)
  const entry = archive.entries.get('xl/worksheets/sheet1.xml')
  const sheet = entry ? String(await archive.bytes(entry, 1_000_000)) : ''
  archive.close()
  expect(sheet).not.toMatch(/<f[ >]/)
  // each cell with something in it says that it is text
  const cells = [...sheet.matchAll(/<c [^>]*>(?=<)/g)].map(([cell]) => cell)
  expect(cells.length).toBeGreaterThan(40)
  expect(cells.filter((cell) => !/ t="(s|inlineStr)"/.test(cell))).toEqual([])
})

test('is for members and those who run the meeting, and holds whom each may see', async () => {
  const delegate = await sampleActor('member', { party: 'vn' })
  const answer = await ask('xlsx', delegate)
  const path = join(folder, 'delegate.xlsx')
  writeFileSync(path, new Uint8Array(await answer.arrayBuffer()))
  const text = (await readKind(path, 'xlsx')).blocks.map((block) => block.text).join('\n')
  expect(ordered(text, everybody)).toEqual(['Chinese Taipei', 'Chen Yi-chun', 'Viet Nam', '阮氏蘭 Nguyễn Thị Lan'])
  for (const actor of [
    await sampleActor('observer', { party: 'asean' }),
    await sampleActor('guest', { party: 'wco', meeting }),
  ])
    expect((await ask('xlsx', actor)).status).toBe(403)
  expect((await ask('xlsx', null)).status).toBe(401)
  expect((await ask('exe', secretariat)).status).toBe(404)
})
