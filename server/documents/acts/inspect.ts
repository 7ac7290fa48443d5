import { randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { link, rm, stat } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { Readable } from 'node:stream'
import type { Prisma, Upload } from '#prisma/client/client.ts'
import { type Actor, machine } from '#server/kernel/actor.ts'
import { clock } from '#server/kernel/clock.ts'
import { db } from '#server/kernel/db.ts'
import { env } from '#server/kernel/env.ts'
import { Refusal, refusal } from '#server/kernel/errors.ts'
import { record } from '#server/kernel/events.ts'
import { enqueue } from '#server/kernel/jobs.ts'
import { storage } from '#server/kernel/storage.ts'
import type { Tx } from '#server/kernel/tx.ts'
import { scan } from '../clamd.ts'
import { extract } from '../extraction.ts'
import type { Reading } from '../readers/reading.ts'
import { uploadFile } from '../uploads.ts'

type State = 'clean' | 'quarantine'

const inspector = (): Actor => machine('files')

/** Asks the scanner, if there is one; what it has not seen yet is kept in quarantine. FILE_INFECTED. */
async function scanned(bytes: AsyncIterable<Buffer>): Promise<State> {
  if (!env.clamavUrl) return 'clean'
  try {
    const answer = await scan(env.clamavUrl, bytes)
    if (answer.clean) return 'clean'
    throw refusal('FILE_INFECTED', 'invalid', { found: answer.found.slice(0, 100) })
  } catch (error) {
    if (error instanceof Refusal && error.code === 'SCANNER_AWAY') return 'quarantine'
    throw error
  }
}

async function read(upload: Upload, path: string): Promise<Reading> {
  const reading = await extract({ path })
  const said = extname(upload.name).slice(1).toLowerCase()
  if (said !== reading.type) throw refusal('FILE_EXTENSION_LIES', 'invalid', { said: said || '–', found: reading.type })
  return reading
}

async function event(tx: Tx, upload: Upload, act: string, after: Prisma.InputJsonValue): Promise<void> {
  await record(tx, inspector(), {
    act,
    object: { kind: 'upload', id: upload.id },
    meeting: upload.meetingId,
    ...(upload.party ? { audience: 'party', party: upload.party } : { audience: 'secretariat' }),
    after,
  })
}

/** Writes what is known of bytes; known ones that were damaged are whole again. */
async function keep(
  tx: Tx,
  stored: { hash: string; size: number },
  reading: Reading,
  at: { state: State; reading: string },
) {
  const now = clock.now()
  const known = {
    counts: reading.counts,
    findings: reading.findings as unknown as Prisma.InputJsonValue,
    reading: at.reading,
    extractedAt: now,
  }
  const scannedAt = at.state === 'clean' && env.clamavUrl ? now : null
  const before = await tx.storedFile.findUnique({ where: { hash: stored.hash } })
  if (before?.state === 'infected') throw refusal('FILE_INFECTED', 'invalid', { found: '' })
  const state = before && before.state !== 'damaged' && before.state !== 'quarantine' ? before.state : at.state
  await tx.storedFile.upsert({
    where: { hash: stored.hash },
    update: { ...known, state, ...(scannedAt ? { scannedAt } : {}) },
    create: {
      ...known,
      hash: stored.hash,
      size: BigInt(stored.size),
      type: reading.type,
      state,
      storedAt: now,
      scannedAt,
    },
  })
  if (state === 'quarantine') await enqueue(tx, 'documents.scan', { hash: stored.hash })
}

async function store(upload: Upload, path: string): Promise<void> {
  const state = await scanned(createReadStream(path) as AsyncIterable<Buffer>)
  const reading = await read(upload, path)
  const { blocks, beside = [] } = reading
  const text = await storage.put(Readable.from([Buffer.from(JSON.stringify({ blocks, beside }))]))
  // a second name, so that a process that is killed before the commit finds the file again
  const twin = join(await storage.room(), randomUUID())
  await link(path, twin)
  try {
    const stored = await storage.adopt(twin)
    await db.as(inspector(), async (tx) => {
      await keep(tx, stored, reading, { state, reading: text.hash })
      await tx.upload.update({
        where: { id: upload.id },
        data: { state: 'stored', hash: stored.hash, code: null, endedAt: clock.now() },
      })
      await event(tx, upload, 'documents.upload.stored', { hash: stored.hash, size: stored.size, type: reading.type })
    })
  } finally {
    await rm(twin, { force: true })
  }
}

/** Ends an upload with the reason why it is not taken. */
export async function refuseUpload(upload: Upload, { code, params }: Refusal): Promise<void> {
  await db.as(inspector(), async (tx) => {
    const { count } = await tx.upload.updateMany({
      where: { id: upload.id, state: upload.state },
      data: { state: 'refused', code, params, endedAt: clock.now() },
    })
    if (count > 0) await event(tx, upload, 'documents.upload.refused', { code })
  })
}

/** Removes the bytes of an upload that is over, and the protocol's note beside them. */
export async function clearUpload(id: string): Promise<void> {
  await rm(uploadFile(id), { force: true })
  await rm(`${uploadFile(id)}.json`, { force: true })
}

/**
 * Looks at a file that has arrived: scanned, known by its content, read, and stored, or refused with the reason. Throws
 * when the store is away or full, so that the queue tries again; the upload then says what it waits for.
 */
export async function inspect({ upload: id }: { upload: string }): Promise<void> {
  const upload = await db.as(inspector(), (tx) => tx.upload.findUnique({ where: { id } }))
  if (!upload || upload.state !== 'inspecting') return
  const path = uploadFile(upload.id)
  try {
    if (!(await stat(path).catch(() => undefined))) throw refusal('UPLOAD_LOST', 'conflict')
    await store(upload, path)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    if (error.kind === 'unavailable') {
      await db.as(inspector(), (tx) =>
        tx.upload.update({ where: { id }, data: { code: error.code, params: error.params } }),
      )
      throw error
    }
    await refuseUpload(upload, error)
  }
  await clearUpload(upload.id)
}

/** Asks the scanner again about bytes in quarantine; throws while it is away, so that the queue tries again. */
export async function rescan({ hash }: { hash: string }): Promise<void> {
  const kept = await db.as(inspector(), (tx) => tx.storedFile.findUnique({ where: { hash } }))
  if (kept?.state !== 'quarantine') return
  const answer = env.clamavUrl
    ? await scan(env.clamavUrl, (await storage.open(hash)) as AsyncIterable<Buffer>)
    : { clean: true }
  await db.as(inspector(), async (tx) => {
    const state = answer.clean ? 'clean' : 'infected'
    await tx.storedFile.updateMany({ where: { hash, state: 'quarantine' }, data: { state, scannedAt: clock.now() } })
    await record(tx, inspector(), {
      act: answer.clean ? 'documents.file.cleared' : 'documents.file.infected',
      object: { kind: 'file', id: hash },
      audience: 'secretariat',
    })
  })
}
