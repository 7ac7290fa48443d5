import { createHash, randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import { type Actor, machine } from '#server/kernel/actor.ts'
import { clock } from '#server/kernel/clock.ts'
import { db } from '#server/kernel/db.ts'
import { storage } from '#server/kernel/storage.ts'
import type { Tx } from '#server/kernel/tx.ts'
import { settleBlocks } from './blocks.ts'
import type { Block, Reading } from './readers/reading.ts'

/** A paper as a test needs it: its paragraphs, by language; the first is the original. */
export interface SampleVersion {
  texts: Record<string, string[]>
  type?: string
}

const found = (text: string): Block => ({
  kind: text.startsWith('# ') ? 'heading' : 'paragraph',
  level: text.startsWith('# ') ? 1 : 0,
  page: 1,
  text: text.replace(/^# /, ''),
  content: null,
})

async function store(tx: Tx, bytes: string, type: string): Promise<string> {
  const hash = createHash('sha256').update(bytes).digest('hex')
  await tx.storedFile.createMany({
    data: [{ hash, size: BigInt(bytes.length), type, state: 'clean', storedAt: clock.now(), counts: {}, findings: [] }],
    skipDuplicates: true,
  })
  return hash
}

/** Adds a version to a paper, circulated now, with its files and paragraphs. */
export async function sampleVersion(
  paper: { id: string; number: string; revision: number },
  { texts, type = 'docx' }: SampleVersion,
): Promise<{ version: string; files: Record<string, string> }> {
  const now = clock.now()
  return db.as(machine('sample'), async (tx) => {
    await tx.paperVersion.updateMany({
      where: { paperId: paper.id, status: 'issued' },
      data: { status: 'superseded', endedAt: now },
    })
    const number = paper.revision === 0 ? paper.number : `${paper.number}rev${paper.revision}`
    const version = await tx.paperVersion.create({
      data: {
        ...{ paperId: paper.id, revision: paper.revision, number, status: 'issued' },
        ...{ issuedAt: now, circulatedAt: now },
      },
    })
    const files: Record<string, string> = {}
    for (const [at, [language, paragraphs]] of Object.entries(texts).entries()) {
      const hash = await store(tx, `${number} ${language} ${randomUUID()}`, type)
      const file = await tx.paperFile.create({
        data: {
          ...{ versionId: version.id, language, original: at === 0, hash },
          ...{ name: `paper_${language}.${type}`, addedAt: now },
        },
      })
      files[language] = file.id
      await settleBlocks(tx, { file: file.id, blocks: paragraphs.map(found) })
    }
    return { version: version.id, files }
  })
}

/** A circulated paper of a meeting with its first version; `number` is its own, beyond the meeting's counter. */
export async function samplePaper(
  meeting: number,
  facts: { sequence: number; title: string; access: string; party?: string; economies?: string[] },
  first: SampleVersion,
): Promise<{ paper: string; number: string; version: string; files: Record<string, string> }> {
  const { sequence, title, access, party = null, economies = [] } = facts
  const { id, prefix } = await db.as(machine('sample'), async (tx) => {
    const paper = await tx.paper.create({
      data: {
        ...{ meetingId: meeting, sequence, title, purpose: 'discussion', submittedBy: party ?? 'APEC Secretariat' },
        ...{ access, party, circulatedAt: clock.now() },
        economies: { create: economies.map((one) => ({ party: one })) },
      },
    })
    const series = await tx.paperSeries.findUnique({ where: { meetingId: meeting } })
    return { id: paper.id, prefix: series?.prefix ?? `${2000 + (meeting % 100)}/SOM1/SCCP` }
  })
  const number = `${prefix}/${String(sequence).padStart(3, '0')}`
  return { paper: id, number, ...(await sampleVersion({ id, number, revision: 0 }, first)) }
}

/** What the door of uploads leaves behind when a person has sent a file that was read; `path` lies in the storage's room. */
export async function sampleFile(
  by: Actor,
  file: { id: string; meeting: number; name: string; path: string; reading: Reading },
): Promise<string> {
  const { id, meeting, name, path, reading } = file
  const text = await storage.put(Readable.from([Buffer.from(JSON.stringify({ blocks: reading.blocks }))]))
  const { hash, size } = await storage.adopt(path)
  const now = clock.now()
  const known = { type: reading.type, counts: reading.counts, findings: reading.findings as unknown as object[] }
  const stored = { hash, size: BigInt(size), state: 'clean', storedAt: now, extractedAt: now, reading: text.hash }
  await db.as(machine('sample'), async (tx) => {
    await tx.storedFile.createMany({ data: [{ ...stored, ...known }], skipDuplicates: true })
    await tx.upload.create({
      data: {
        ...{ id, personId: by.person ?? '', party: by.party, meetingId: meeting, name, size: BigInt(size) },
        ...{ state: 'stored', hash, createdAt: now, endedAt: now },
      },
    })
  })
  return id
}
