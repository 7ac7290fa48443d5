import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'
import { files } from '#server/documents/http.ts'
import { type Actor, machine } from '#server/kernel/actor.ts'
import { db } from '#server/kernel/db.ts'
import { storage } from '#server/kernel/storage.ts'

/** An upload that a person has begun. */
export async function uploadBy(personId: string, meetingId: number): Promise<string> {
  const row = { id: randomUUID(), personId, meetingId, name: 'paper.docx', size: 10n, state: 'receiving' }
  await db.as(machine('sample'), (tx) => tx.upload.create({ data: { ...row, createdAt: new Date() } }))
  return row.id
}

/** A DOCX that a person has sent, inspected and stored: one heading. */
export async function docxBy(personId: string, meetingId: number): Promise<string> {
  const block = { kind: 'heading', level: 1, page: 1, text: 'Opening', content: null }
  const reading = await storage.put(Readable.from([Buffer.from(JSON.stringify({ blocks: [block] }))]))
  const at = new Date()
  return db.as(machine('sample'), async (tx) => {
    const hash = randomUUID().replaceAll('-', '').padEnd(64, '0')
    const facts = { size: 1n, type: 'docx', state: 'clean', storedAt: at, counts: {}, findings: [] }
    await tx.storedFile.create({ data: { hash, ...facts, reading: reading.hash } })
    const row = { id: randomUUID(), personId, meetingId, name: 'agenda.docx', size: 1n, state: 'stored', hash }
    return (await tx.upload.create({ data: { ...row, createdAt: at } })).id
  })
}

let base: Promise<string> | undefined

/** The raw door on a port of its own: who asks is told by the test, not by a cookie. */
function open(): Promise<string> {
  const server = createServer((request, response) => void files(request, response))
  server.unref()
  return new Promise((done) =>
    server.listen(0, '127.0.0.1', () => done(`http://127.0.0.1:${(server.address() as AddressInfo).port}/api/files`)),
  )
}

/** Asks to send a file to a meeting. */
export async function announce(meeting: number): Promise<Response> {
  const spelled = (words: string) => Buffer.from(words).toString('base64')
  return fetch(`${await (base ??= open())}/uploads`, {
    method: 'POST',
    headers: {
      'tus-resumable': '1.0.0',
      'upload-length': '10',
      'upload-metadata': `name ${spelled('paper.docx')},meeting ${spelled(String(meeting))}`,
    },
  })
}

async function writePaper(meetingId: number, access: string): Promise<string> {
  const { hash, size } = await storage.put(Readable.from([Buffer.from('%PDF-')]))
  const at = new Date()
  return db.as(machine('sample'), async (tx) => {
    const facts = { size: BigInt(size), type: 'pdf', state: 'clean', storedAt: at, counts: {}, findings: [] }
    await tx.storedFile.upsert({ where: { hash }, update: {}, create: { hash, ...facts } })
    const sequence = 500 + (await tx.paper.count())
    const words = { title: 'Paper', purpose: 'information', submittedBy: 'APEC Secretariat' }
    const paper = await tx.paper.create({ data: { meetingId, sequence, ...words, access, circulatedAt: at } })
    const issued = { revision: 0, number: `sample/${sequence}`, status: 'issued', issuedAt: at, circulatedAt: at }
    const version = await tx.paperVersion.create({ data: { paperId: paper.id, ...issued } })
    const file = { versionId: version.id, language: 'en', original: true, hash, name: 'paper.pdf', addedAt: at }
    return (await tx.paperFile.create({ data: file })).id
  })
}

/** Asks for the bytes of a circulated paper of a meeting. */
export async function fileIn(meeting: number, access: string): Promise<Response> {
  return fetch(`${await (base ??= open())}/${await writePaper(meeting, access)}`)
}

/** Asks for all files of a meeting, one of which everybody admitted may read. */
export async function packIn(meeting: number): Promise<Response> {
  await writePaper(meeting, 'public')
  return fetch(`${await (base ??= open())}/packs/${meeting}`)
}

/** Asks for a finished pack of one person's. */
export async function volumeOf(owner: Actor, meetingId: number): Promise<Response> {
  const { hash, size } = await storage.put(Readable.from([Buffer.from('%PDF-')]))
  const { person, mandate, party, capacity } = owner
  const at = new Date()
  const made = { volumes: [{ hash, size, pages: 1, name: 'pack.pdf' }], createdAt: at, touchedAt: at, endedAt: at }
  const own = { meetingId, personId: person ?? '', mandate: mandate ?? '', party, capacity, language: 'en' }
  const row = await db.as(machine('sample'), (tx) => tx.pack.create({ data: { ...own, ...made, state: 'ready' } }))
  return fetch(`${await (base ??= open())}/${row.id}/1`)
}

/** Asks for the cover sheet of a circulated paper of a meeting. */
export async function coverIn(meeting: number, access: string): Promise<Response> {
  const file = await writePaper(meeting, access)
  const { versionId } = await db.as(machine('sample'), (tx) => tx.paperFile.findUniqueOrThrow({ where: { id: file } }))
  return fetch(`${await (base ??= open())}/covers/${versionId}.docx`)
}
