import { type Actor, machine } from '#server/kernel/actor.ts'
import { db } from '#server/kernel/db.ts'
import { refusal } from '#server/kernel/errors.ts'
import { permit } from '#server/kernel/policy.ts'
import type { Tx } from '#server/kernel/tx.ts'
import { meetingOf } from '#server/meetings/service.ts'
import { may } from '../policy.ts'
import { submissionState } from '../schema.ts'
import { recordOpening } from './open.ts'
import { storedFacts } from '../submission.ts'

/** A file whose bytes may leave. */
export interface HandedOut {
  hash: string
  size: number
  type: string
  name: string
}

/** why bytes do not leave, by their state */
export const kept = { quarantine: 'FILE_QUARANTINED', infected: 'FILE_INFECTED', damaged: 'FILE_DAMAGED' } as const

async function ofPaper(tx: Tx, actor: Actor, id: string) {
  const file = await tx.paperFile.findUnique({
    where: { id },
    include: { stored: storedFacts, version: { include: { paper: { include: { economies: true } } } } },
  })
  if (!file) return null
  await meetingOf(tx, actor, file.version.paper.meetingId)
  permit(may.readVersion(actor, file.version.paper, file.version))
  return file
}

async function ofSubmission(tx: Tx, actor: Actor, id: string) {
  const file = await tx.submissionFile.findUnique({ where: { id }, include: { stored: storedFacts, submission: true } })
  if (!file) return null
  const { meetingId: meeting, party, state } = file.submission
  await meetingOf(tx, actor, meeting)
  permit(may.see(actor, { meeting, party, state: submissionState.parse(state), named: [] }))
  return file
}

/**
 * A paper's or a submission's file, for who may read it. FILE_UNKNOWN also when it exists for others alone;
 * FILE_QUARANTINED, FILE_INFECTED, FILE_DAMAGED when its bytes do not leave at all.
 */
export function handOut(actor: Actor, id: string): Promise<HandedOut> {
  return db.as(actor, async (tx) => {
    const paper = await ofPaper(tx, actor, id)
    const file = paper ?? (await ofSubmission(tx, actor, id))
    if (!file) throw refusal('FILE_UNKNOWN', 'unknown')
    const { hash, size, type, state } = file.stored
    const code = state === 'clean' ? undefined : kept[state as keyof typeof kept]
    if (code) throw refusal(code, 'conflict')
    // a download is a reading too: the receipt is the same
    if (paper) await recordOpening(tx, actor, paper.versionId)
    return { hash, size: Number(size), type, name: file.name }
  })
}

/** Marks bytes that are no longer what was stored: nobody gets them until they are sent again. */
export async function markDamaged(hash: string): Promise<void> {
  await db.as(machine('files'), (tx) =>
    tx.storedFile.updateMany({ where: { hash, state: 'clean' }, data: { state: 'damaged' } }),
  )
}
