import { randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { beforeAll, expect, test } from 'vitest'
import type { Actor } from '#server/kernel/actor.ts'
import { machine } from '#server/kernel/actor.ts'
import { clock } from '#server/kernel/clock.ts'
import { db } from '#server/kernel/db.ts'
import { storage } from '#server/kernel/storage.ts'
import { sampleActor, sampleMeeting } from '#tests/meeting.ts'
import { classification, classificationCsv, databasePack } from './acts/classification.ts'
import { packOf } from './acts/pack.ts'
import { issuePaper } from './service.ts'
import { zipped } from './zip.ts'

let meeting = 0
let people: Record<string, string> = {}
const secretariat = (): Actor => sampleActor('secretariat', people['secretariat'] ?? '')

async function issued(title: string, access: 'public' | 'secretariat', label: string, name: string, text: string) {
  const { hash, size } = await storage.put(Readable.from([Buffer.from(text)]))
  await db.as(machine('seed'), async (tx) => {
    const facts = { type: 'docx', state: 'clean', storedAt: clock.now(), counts: {}, findings: [] }
    await tx.storedFile.upsert({ where: { hash }, update: {}, create: { hash, size: BigInt(size), ...facts } })
    const item = { id: randomUUID(), label }
    const paper = { meeting, title, purpose: 'information', submittedBy: 'Korea', access, item } as const
    const { version } = await issuePaper(tx, secretariat(), paper)
    await tx.paperFile.create({
      data: { versionId: version, language: 'en', original: true, hash, name, addedAt: clock.now() },
    })
  })
}

beforeAll(async () => {
  ;({ meeting, people } = await sampleMeeting())
})

test('a pack without papers says so', async () => {
  await expect(packOf(secretariat(), { meeting, since: null })).rejects.toThrow('PACK_EMPTY')
})

test('a pack holds what its reader may read, by agenda item, under names that every system takes', async () => {
  await issued('Ten', 'public', '10', 'Ten.docx', 'ten')
  await issued('Two', 'public', '2.1', `../..\\${'한'.repeat(250)}: "x"?.docx`, 'two')
  await issued('Kept', 'secretariat', '1', 'Kept.docx', 'kept')
  const observer = await packOf(sampleActor('observer', people['observer'] ?? '', 'aus'), { meeting, since: null })
  expect(observer.files.map((file) => file.path.slice(0, 22))).toEqual([
    '2.1 2027_SOM1_SCCP_003',
    '10 2027_SOM1_SCCP_002 ',
  ])
  for (const { path } of observer.files) {
    expect(path).not.toMatch(/[/\\:"?]|^\./)
    expect(Buffer.byteLength(path)).toBeLessThanOrEqual(200)
    expect(path.endsWith('.docx')).toBe(true)
  }
  const all = await packOf(secretariat(), { meeting, since: null })
  expect(all.files).toHaveLength(3)
  let told = 0
  const bytes = await buffer(zipped(all.files, (length) => (told = length)))
  expect(bytes.subarray(0, 2).toString()).toBe('PK')
  expect(bytes.byteLength).toBe(told)
  for (const text of ['ten', 'two', 'kept']) expect(bytes.includes(Buffer.from(text))).toBe(true)
  await expect(packOf(secretariat(), { meeting, since: new Date('2999-01-01') })).rejects.toThrow('PACK_EMPTY')
})

test('a file that is gone ends the pack: no half one looks whole', async () => {
  const file = { path: 'a.docx', hash: 'f'.repeat(64), size: 3, at: clock.now() }
  await expect(buffer(zipped([file], () => undefined))).rejects.toThrow()
})

test('the classification list says what is public, and the database gets its files under its names', async () => {
  const list = await classification(secretariat(), { meeting })
  expect(list.folder).toMatch(/^Documents\/\d{4}\/SCCP\/SCCP1$/)
  expect(list.lines.map((line) => [line.title, line.access])).toEqual([
    ['Ten', 'public'],
    ['Two', 'public'],
    ['Kept', 'secretariat'],
  ])
  const csv = classificationCsv(list).split('\r\n')
  expect(csv[1]).toContain('"Ten","10","Korea","Yes"')
  expect(csv[3]).toContain('"No"')
  const { files, covers } = await databasePack(secretariat(), { meeting })
  const paths = files.map((file) => file.path)
  expect(covers[0]).toMatchObject({ cover: { title: 'Ten', language: 'en' } })
  expect(covers[0]?.path).toMatch(/\/Public\/\d\d_sccp1_002_cover\.docx$/)
  expect(paths[0]).toMatch(/\/Public\/\d\d_sccp1_002\.docx$/)
  expect(paths[2]).toMatch(/\/Restricted\/\d\d_sccp1_004\.docx$/)
  const member = sampleActor('member', people['delegate'] ?? '', 'rok')
  await expect(classification(member, { meeting })).rejects.toThrow('NOT_PERMITTED')
  await expect(databasePack(member, { meeting })).rejects.toThrow('NOT_PERMITTED')
})
