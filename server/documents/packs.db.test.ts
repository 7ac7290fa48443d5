import { randomUUID } from 'node:crypto'
import { readdirSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { circulate } from '#server/agenda/acts/circulate.ts'
import { standingEdition } from '#server/agenda/http.ts'
import { writeAgenda } from '#server/agenda/sample.ts'
import { type Actor, type Capacity, machine } from '#server/kernel/actor.ts'
import { clock } from '#server/kernel/clock.ts'
import { db } from '#server/kernel/db.ts'
import { listen, portalServer } from '#server/kernel/serve.ts'
import { proxyNetworks } from '#server/kernel/settings.ts'
import { hear } from '#server/notices/jobs.ts'
import { list } from '#server/notices/service.ts'
import { storage } from '#server/kernel/storage.ts'
import { asSuperuser } from '#tests/database.ts'
import { pdfOf } from '#tests/files.ts'
import { sampleMeeting } from '#tests/meeting.ts'
import { bindPack, handOutVolume, packs } from './acts/bind-pack.ts'
import { packOf } from './acts/pack.ts'
import { settleBlocks } from './blocks.ts'
import { files, provideFirst } from './http.ts'
import { makePack, tidyPacks } from './jobs.ts'
import { issuePaper } from './service.ts'

const actors: Record<string, Actor> = {}
vi.mock('#server/identity/service.ts', async (original) => ({
  ...(await original<Record<string, unknown>>()),
  actorOf: (headers: Headers) => Promise.resolve(actors[headers.get('cookie') ?? ''] ?? null),
}))

const server = portalServer(
  { pages: () => Promise.reject(new Error('no page')), files },
  {
    ...{ publicUrl: 'http://localhost:3000', publicUrlIsDefault: false, port: 0, proxies: proxyNetworks([]) },
    ...{ production: true, publicFolder: 'public' },
  },
)
let meeting = 0
let papers: Record<string, string> = {}

async function mandated(person: string, capacity: Capacity, party: string | null): Promise<Actor> {
  const row = await db.as(machine('sample'), (tx) =>
    tx.mandate.create({ data: { personId: person, capacity, partyId: party, head: false, from: new Date(0) } }),
  )
  return { ...machine('test'), task: null, person, name: person, capacity, party, mandate: row.id }
}

interface Wish {
  title: string
  label: string
  access?: 'public' | 'members' | 'secretariat'
  type: string
  bytes: Buffer
  words?: string[]
}

async function issued({ title, label, access = 'public', type, bytes, words = [] }: Wish): Promise<string> {
  const { hash, size } = await storage.put(Readable.from([bytes]))
  const by = actors['secretariat'] as Actor
  return db.as(machine('seed'), async (tx) => {
    const facts = { type, state: 'clean', storedAt: clock.now(), counts: {}, findings: [] }
    await tx.storedFile.upsert({ where: { hash }, update: {}, create: { hash, size: BigInt(size), ...facts } })
    const item = { id: randomUUID(), label }
    const wish = { meeting, title, purpose: 'information', submittedBy: 'Korea', access, item } as const
    const { paper, version } = await issuePaper(tx, by, wish)
    const about = { language: 'en', original: true, hash, name: `${title}.${type}`, addedAt: clock.now() }
    const file = await tx.paperFile.create({ data: { versionId: version, ...about } })
    const blocks = words.map((text) => ({ kind: 'paragraph' as const, level: 0, page: 1, text, content: null }))
    if (words.length > 0) await settleBlocks(tx, { file: file.id, blocks })
    return paper
  })
}

beforeAll(async () => {
  const sample = await sampleMeeting()
  meeting = sample.meeting
  const { people } = sample
  actors['secretariat'] = await mandated(people['secretariat'] ?? '', 'secretariat', null)
  actors['korea'] = await mandated(people['delegate'] ?? '', 'member', 'rok')
  actors['observing'] = await mandated(people['delegate'] ?? '', 'observer', 'aus')
  actors['japan'] = await mandated(people['japanese'] ?? '', 'member', 'jpn')
  actors['observer'] = await mandated(people['observer'] ?? '', 'observer', 'aus')
  provideFirst(standingEdition)
  await listen(server, 0, '127.0.0.1')
})
afterAll(() => server.close())

const as = (name: string): Actor => actors[name] as Actor
const download = (pack: string, by: string, volume = 1) =>
  fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/api/files/${pack}/${volume}`, {
    headers: { cookie: by },
  })

async function made(by: string): Promise<string> {
  const { id } = await bindPack(as(by), { meeting })
  await makePack({ pack: id })
  return id
}

interface Opened {
  pages: string[]
  outline: Array<[title: string, page: number, children: string[]]>
}
async function opened(bytes: Uint8Array): Promise<Opened> {
  const pdf = await getDocument({ data: bytes, verbosity: 0 }).promise
  const pages = []
  for (let at = 1; at <= pdf.numPages; at++) {
    const { items } = await (await pdf.getPage(at)).getTextContent()
    pages.push(items.map((item) => ('str' in item ? item.str : '')).join(' '))
  }
  const outline = []
  for (const mark of (await pdf.getOutline()) ?? []) {
    const [ref] = mark.dest as [Parameters<typeof pdf.getPageIndex>[0]]
    outline.push([mark.title, await pdf.getPageIndex(ref), mark.items.map((one) => one.title)] as Opened['outline'][0])
  }
  return { pages, outline }
}

test('a meeting without papers has no pack', async () => {
  await expect(bindPack(as('korea'), { meeting })).rejects.toThrow('PACK_EMPTY')
})

test('a pack is one PDF of what its person may read, the agenda in front, by item, with an outline', async () => {
  const words = { title: 'Opening', blocks: [{ id: 'b1', text: 'The meeting opens.' }] }
  await writeAgenda(meeting, [{ id: randomUUID(), words: { en: words, ko: { ...words, title: '개회' } } }])
  await circulate(as('secretariat'), { meeting, kind: 'draft', override: 'a test', nomenclature: true })
  const broken = Buffer.from('%PDF-1.7 nothing more')
  papers = {
    ten: await issued({ title: 'Ten', label: '10', type: 'pdf', bytes: pdfOf(['ten one', 'ten two']) }),
    two: await issued({ title: 'Two', label: '2', type: 'docx', bytes: Buffer.from('2'), words: ['Said #here'] }),
    sheet: await issued({ title: 'Figures', label: '2', type: 'xlsx', bytes: Buffer.from('x') }),
    broken: await issued({ title: 'Broken', label: '3', type: 'pdf', bytes: broken }),
    members: await issued({ title: 'Inner', label: '4', access: 'members', type: 'pdf', bytes: pdfOf(['inner']) }),
    office: await issued({ title: 'Kept', label: '5', access: 'secretariat', type: 'pdf', bytes: pdfOf(['kept']) }),
  }
  const id = await made('korea')
  const [view] = await packs(as('korea'), { meeting })
  expect(view).toMatchObject({ id, state: 'ready', done: 6, total: 6, code: null })
  const answer = await download(id, 'korea')
  expect(answer.status).toBe(200)
  expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename="SCCP1_\d{4}\.pdf"/)
  const { pages, outline } = await opened(new Uint8Array(await answer.arrayBuffer()))
  const happened = await db.as(machine('seed'), (tx) =>
    tx.event.findMany({ where: { objectId: id }, orderBy: { id: 'asc' } }),
  )
  expect(happened.map((event) => event.act)).toEqual(['documents.pack.asked', 'documents.pack.ready'])
  await db.as(machine('notices'), (tx) => hear(tx, happened))
  const notices = await list(as('korea'), { limit: 5 })
  expect(notices.notices).toMatchObject([{ kind: 'pack', what: 'ready', path: `/meetings/${meeting}/documents#packs` }])
  const number = (n: string) => expect.stringMatching(new RegExp(`/SCCP/00${n}`))
  expect(outline.map(([title, , children]) => [title, children])).toEqual([
    [number('1'), []],
    ['Agenda item 2', [number('3 Two'), number('4 Figures')]],
    ['Agenda item 3', [number('5 Broken')]],
    ['Agenda item 4', [number('6 Inner')]],
    ['Agenda item 10', [number('2 Ten')]],
  ])
  expect(pages[0]).toContain('SCCP/001')
  expect(pages.slice(-3)).toEqual(['inner', 'ten one', 'ten two'])
  expect(outline.at(-1)?.[1]).toBe(pages.length - 2)
  const all = pages.join(' ')
  expect(all).toContain('Said #here')
  expect(all).toContain('Converted reading text')
  expect(all).toContain('This kind of file has no pages to join')
  expect(all).toContain('The pages of this PDF cannot be joined')
  expect(all).not.toContain('kept')
})

test('each pack holds what its person may read, and belongs to that person in that capacity alone', async () => {
  const observers = await made('observer')
  const { outline } = await opened(new Uint8Array(await (await download(observers, 'observer')).arrayBuffer()))
  expect(JSON.stringify(outline)).not.toContain('Inner')
  for (const other of ['korea', 'japan', 'secretariat']) expect((await download(observers, other)).status).toBe(404)
  const [own] = await packs(as('korea'), { meeting })
  expect((await download(own?.id ?? '', 'observing')).status).toBe(404)
  expect(await packs(as('observing'), { meeting })).toEqual([])
  expect((await download(own?.id ?? '', 'nobody')).status).toBe(401)
  expect((await download(own?.id ?? '', 'korea', 2)).status).toBe(404)
  const seen = await asSuperuser(async (client) => (await client.query('SELECT count(*)::int AS n FROM pack')).rows[0])
  expect(seen).toEqual({ n: 2 })
})

test('what is no longer open to its person is not handed out; made again, it is left out', async () => {
  const [own] = await packs(as('korea'), { meeting })
  const id = own?.id ?? ''
  await db.as(machine('seed'), (tx) =>
    tx.paper.update({ where: { id: papers['members'] ?? '' }, data: { access: 'secretariat' } }),
  )
  const answer = await download(id, 'korea')
  expect(answer.status).toBe(403)
  expect(await answer.json()).toMatchObject({ code: 'PACK_OUTDATED' })
  const again = await made('korea')
  expect((await download(again, 'korea')).status).toBe(200)
  // the former one is gone, with its bytes
  expect((await packs(as('korea'), { meeting })).map((one) => one.id)).toEqual([again])
})

test('one is made at a time; one that was killed is begun anew and leaves nothing behind', async () => {
  const { id } = await bindPack(as('japan'), { meeting })
  await expect(bindPack(as('japan'), { meeting })).rejects.toThrow('PACK_RUNNING')
  await bindPack(as('secretariat'), { meeting })
  const room = await storage.room()
  writeFileSync(join(room, `pack-${id}-1`), 'half a volume')
  await db.as(machine('seed'), (tx) => tx.pack.update({ where: { id }, data: { state: 'working', done: 3 } }))
  await makePack({ pack: id })
  expect((await packs(as('japan'), { meeting }))[0]).toMatchObject({ id, state: 'ready', done: 5, total: 5 })
  expect(readdirSync(room).filter((name) => name.startsWith('pack-'))).toEqual([])
  // once it is made, the same job again is harmless
  await makePack({ pack: id })
})

test('who has lost the capacity meanwhile gets none, and hears why', async () => {
  const { id } = await bindPack(as('observing'), { meeting })
  await db.as(machine('seed'), (tx) =>
    tx.mandate.update({ where: { id: as('observing').mandate ?? '' }, data: { until: new Date(1) } }),
  )
  await makePack({ pack: id })
  const row = await db.as(machine('seed'), (tx) => tx.pack.findUnique({ where: { id } }))
  expect(row).toMatchObject({ state: 'failed', code: 'PACK_ACCESS_OVER' })
})

test('packs whose days are over go with their bytes, unless the bytes are a paper too; forsaken ones end', async () => {
  const [own] = await packs(as('korea'), { meeting })
  const volume = await handOutVolume(as('korea'), { pack: own?.id ?? '', volume: 1 })
  const [theirs] = await packs(as('japan'), { meeting })
  const kept = await handOutVolume(as('japan'), { pack: theirs?.id ?? '', volume: 1 })
  const facts = { type: 'pdf', state: 'clean', storedAt: clock.now(), counts: {}, findings: [] }
  await db.as(machine('seed'), async (tx) => {
    await tx.storedFile.create({ data: { hash: kept.hash, size: BigInt(kept.size), ...facts } })
    await tx.pack.updateMany({ where: { state: 'ready' }, data: { endedAt: new Date(0) } })
    await tx.pack.updateMany({ where: { state: 'waiting' }, data: { state: 'working', touchedAt: new Date(0) } })
  })
  await expect(handOutVolume(as('korea'), { pack: own?.id ?? '', volume: 1 })).rejects.toThrow('PACK_UNKNOWN')
  await tidyPacks()
  expect(await packs(as('korea'), { meeting })).toEqual([])
  expect(await storage.has(volume.hash)).toBe(false)
  expect(await storage.has(kept.hash)).toBe(true)
  expect((await packs(as('secretariat'), { meeting }))[0]).toMatchObject({ state: 'failed', code: 'PACK_LOST' })
  await expect(bindPack(as('secretariat'), { meeting })).resolves.toMatchObject({ state: 'waiting' })
})

test('the ZIP holds the agenda in the reader’s language in front', async () => {
  await db.as(machine('seed'), (tx) =>
    tx.person.update({ where: { id: as('korea').person ?? '' }, data: { language: 'ko' } }),
  )
  const { made: first } = await packOf(as('korea'), { meeting, since: null })
  const [path, bytes] = Object.entries(first)[0] ?? []
  expect(path).toMatch(/^0 \d{4}_SOM1_SCCP_001 ko .+\.pdf$/)
  const { pages } = await opened(bytes ?? new Uint8Array())
  expect(pages.join(' ')).toContain('개회')
  expect((await packOf(as('korea'), { meeting, since: new Date('2999-01-01') }).catch(String)).toString()).toContain(
    'PACK_EMPTY',
  )
})
