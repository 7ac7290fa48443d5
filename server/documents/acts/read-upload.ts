import { json } from 'node:stream/consumers'
import type { Actor } from '#server/kernel/actor.ts'
import { db } from '#server/kernel/db.ts'
import { refusal } from '#server/kernel/errors.ts'
import { storage } from '#server/kernel/storage.ts'
import type { Beside, Block, FileFinding } from '../readers/reading.ts'
import { kept } from './hand-out.ts'
import { ownUpload } from './upload.ts'

/** What the readers made of an upload: its paragraphs, and what stands in the file beside them. */
export interface UploadReading {
  name: string
  meeting: number
  type: string
  blocks: Block[]
  findings: FileFinding[]
  beside: Beside[]
}

/**
 * The reading of a person's own upload. UPLOAD_UNKNOWN for everybody else's and until it is inspected; FILE_QUARANTINED, FILE_INFECTED,
 * FILE_DAMAGED when nothing of it leaves.
 */
export async function readingOfUpload(actor: Actor, upload: string): Promise<UploadReading> {
  const { hash, name, meetingId: meeting } = await ownUpload(actor, upload)
  const stored = hash === null ? null : await db.as(actor, (tx) => tx.storedFile.findUnique({ where: { hash } }))
  if (!stored || stored.reading === null) throw refusal('UPLOAD_UNKNOWN', 'unknown')
  const code = stored.state === 'clean' ? undefined : kept[stored.state as keyof typeof kept]
  if (code) throw refusal(code, 'conflict')
  const read = (await json(await storage.open(stored.reading))) as Pick<UploadReading, 'blocks'> &
    Partial<UploadReading>
  const findings = stored.findings as unknown as FileFinding[]
  return { name, meeting, type: stored.type, blocks: read.blocks, beside: read.beside ?? [], findings }
}
