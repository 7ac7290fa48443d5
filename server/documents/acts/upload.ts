import type { Upload } from '#prisma/client/client.ts'
import { type Actor, machine } from '#server/kernel/actor.ts'
import { clock } from '#server/kernel/clock.ts'
import { db } from '#server/kernel/db.ts'
import { type RefusalParams, refusal } from '#server/kernel/errors.ts'
import { enqueue } from '#server/kernel/jobs.ts'
import { permit } from '#server/kernel/policy.ts'
import { meetingOf } from '#server/meetings/service.ts'
import { may } from '../policy.ts'
import { fileName, largestFile, type UploadView, uploadState } from '../shape/upload.ts'

/** the most uploads that one person may have open */
const mostOpen = 10

/** What a person announces to send. */
export interface Announced {
  id: string
  meeting: number
  name: string
  size: number
}

/**
 * Opens an upload. MEETING_UNKNOWN, NOT_PERMITTED, FILE_NAME_INVALID, FILE_EMPTY, FILE_TOO_LARGE, and UPLOADS_TOO_MANY
 * when the person has ten of them open.
 */
export function beginUpload(actor: Actor, { id, meeting, name, size }: Announced): Promise<void> {
  return db.as(actor, async (tx) => {
    await meetingOf(tx, actor, meeting)
    permit(may.upload(actor, meeting))
    const named = fileName.safeParse(name)
    if (!named.success) throw refusal('FILE_NAME_INVALID', 'invalid')
    if (size === 0) throw refusal('FILE_EMPTY', 'invalid')
    if (size > largestFile) throw refusal('FILE_TOO_LARGE', 'invalid', { size: largestFile })
    // several that begin at one moment are counted one after the other
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext(${`upload:${actor.person}`}))`
    const open = await tx.upload.count({ where: { personId: actor.person ?? '', state: 'receiving' } })
    if (open >= mostOpen) throw refusal('UPLOADS_TOO_MANY', 'limited', { count: mostOpen })
    await tx.upload.create({
      data: {
        id,
        personId: actor.person ?? '',
        party: actor.party,
        meetingId: meeting,
        name: named.data,
        size: BigInt(size),
        state: 'receiving',
        createdAt: clock.now(),
      },
    })
  })
}

/** A person's own upload; UPLOAD_UNKNOWN for everybody else's, whoever asks. */
export async function ownUpload(actor: Actor, id: string): Promise<Upload> {
  const row = await db.as(actor, (tx) => tx.upload.findFirst({ where: { id, personId: actor.person ?? '' } }))
  if (!row) throw refusal('UPLOAD_UNKNOWN', 'unknown')
  return row
}

/** All bytes have arrived: the file waits for its inspection. Harmless when it does already. */
export async function endReceiving(id: string): Promise<void> {
  await db.as(machine('files'), async (tx) => {
    const { count } = await tx.upload.updateMany({ where: { id, state: 'receiving' }, data: { state: 'inspecting' } })
    if (count > 0) await enqueue(tx, 'documents.inspect', { upload: id })
  })
}

/** Forgets an upload that its person gave up, or that lost its bytes. */
export async function dropUpload(id: string): Promise<void> {
  await db.as(machine('files'), (tx) => tx.upload.deleteMany({ where: { id, state: 'receiving' } }))
}

/** How far a person's own upload has come, and what its reader found. */
export async function uploadOf(actor: Actor, input: { upload: string }): Promise<UploadView> {
  const row = await ownUpload(actor, input.upload)
  const stored = row.hash
    ? await db.as(actor, (tx) => tx.storedFile.findUnique({ where: { hash: row.hash ?? '' } }))
    : null
  const file = stored && {
    hash: stored.hash,
    type: stored.type,
    state: stored.state,
    counts: stored.counts,
    findings: stored.findings,
  }
  return {
    id: row.id,
    meeting: row.meetingId,
    name: row.name,
    size: Number(row.size),
    state: uploadState.parse(row.state),
    code: row.code,
    params: (row.params ?? {}) as RefusalParams,
    file: file as UploadView['file'],
  }
}
