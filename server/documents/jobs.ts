import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { json } from 'node:stream/consumers'
import type { Event } from '#prisma/client/client.ts'
import { machine } from '#server/kernel/actor.ts'
import { clock } from '#server/kernel/clock.ts'
import { db } from '#server/kernel/db.ts'
import { refusal } from '#server/kernel/errors.ts'
import { storage } from '#server/kernel/storage.ts'
import type { Tx } from '#server/kernel/tx.ts'
import { cutClassification } from './acts/classification.ts'
import { clearUpload, refuseUpload } from './acts/inspect.ts'
import { derestrict } from './acts/paper.ts'
import { endReceiving } from './acts/upload.ts'
import { settleBlocks } from './blocks.ts'
import type { Reading } from './readers/reading.ts'
import { uploadFile, uploadLife, uploadsFolder } from './uploads.ts'

export { tidyPacks } from './acts/drop-packs.ts'
export { inspect, rescan } from './acts/inspect.ts'
export { makePack } from './acts/make-pack.ts'

const clerk = machine('documents')

/** Makes rows of the paragraphs that the readers found in a version's files, the original's first; again is harmless. */
export async function settle({ version }: { version: string }): Promise<void> {
  const files = await db.as(clerk, (tx) =>
    tx.paperFile.findMany({
      where: { versionId: version },
      orderBy: { original: 'desc' },
      select: { id: true, stored: { select: { reading: true } } },
    }),
  )
  for (const { id, stored } of files) {
    if (stored.reading === null) continue
    const { blocks } = (await json(await storage.open(stored.reading))) as Pick<Reading, 'blocks'>
    await db.as(clerk, (tx) => settleBlocks(tx, { file: id, blocks }), 60_000)
  }
}

/** What the clock does for papers: those whose day has come are public from then on. */
export async function tick(): Promise<void> {
  let made = 1
  while (made > 0) made = await db.as(clerk, (tx) => derestrict(tx, clerk), 15_000)
}

/** Cuts the classification list of each meeting that has closed, once for each time that it closes. */
export async function hear(tx: Tx, events: Event[]): Promise<void> {
  for (const { act, meeting, at } of events) {
    if (act === 'meetings.meeting.closed' && meeting !== null) await cutClassification(tx, { meeting, closedAt: at })
  }
}

// a store that has been away for two days does not come back by waiting
const inspectionLife = 2 * uploadLife

const sizeOf = async (path: string) => (await stat(path).catch(() => undefined))?.size

/**
 * Tidies up every ten minutes: an upload whose last word was lost goes on to its inspection, one that does not go on for
 * a day is given up, and bytes that belong to nothing any more are removed.
 */
export async function tidyUploads(): Promise<void> {
  const now = clock.now().getTime()
  const open = await db.as(clerk, (tx) =>
    tx.upload.findMany({
      where: { state: { in: ['receiving', 'inspecting'] } },
      orderBy: { createdAt: 'asc' },
      take: 1000,
    }),
  )
  for (const upload of open) {
    const age = now - upload.createdAt.getTime()
    if (upload.state === 'receiving' && (await sizeOf(uploadFile(upload.id))) === Number(upload.size))
      await endReceiving(upload.id)
    else if (age > (upload.state === 'receiving' ? uploadLife : inspectionLife)) {
      await refuseUpload(upload, refusal('UPLOAD_LOST', 'conflict'))
      await clearUpload(upload.id)
    }
  }
  const alive = new Set(open.map(({ id }) => id))
  for (const name of await readdir(uploadsFolder()).catch(() => [])) {
    const id = name.replace(/\.json$/, '')
    const facts = await stat(join(uploadsFolder(), name)).catch(() => undefined)
    if (facts && !alive.has(id) && facts.mtimeMs < now - uploadLife) await clearUpload(id)
  }
  await storage.sweep()
}
