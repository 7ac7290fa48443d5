import { type Actor, machine } from '#server/kernel/actor.ts'
import { clock } from '#server/kernel/clock.ts'
import { db } from '#server/kernel/db.ts'
import { env } from '#server/kernel/env.ts'
import { refusal } from '#server/kernel/errors.ts'
import { permit } from '#server/kernel/policy.ts'
import type { Tx } from '#server/kernel/tx.ts'
import { deskOf } from '#server/meetings/service.ts'
import { documentRight } from '../policy.ts'
import { parseDocumentName } from '../shape/documents.ts'
import type { Right } from '../shape/handshake.ts'
import { issueToken } from '../tokens.ts'

/** A pair of a person's actor and a document. */
export interface Asked {
  actor: Actor
  document: string
}

/**
 * The right of each actor to the document asked for, null when there is none; one query per meeting, however many ask.
 * Contract: the desk is for secretariat, chair, drafters and owners of a language; notes are for the party's own people.
 */
async function documentRights(tx: Tx, asked: Asked[]): Promise<Array<Right | null>> {
  const named = asked.map(({ actor, document }) => ({ actor, name: parseDocumentName(document) }))
  const meetings = new Map<number, Awaited<ReturnType<typeof deskOf>>>()
  const actors = asked.map(({ actor }) => actor)
  for (const { name } of named) {
    if (name && !meetings.has(name.meeting)) meetings.set(name.meeting, await deskOf(tx, actors, name.meeting))
  }
  return named.map(({ actor, name }, i) => {
    const desk = name && meetings.get(name.meeting)
    const rights = desk?.rights[i]
    return name && desk && rights ? documentRight(actor, name, rights, desk.languages) : null
  })
}

/** The rights as the rows have them at this moment, for the socket. */
export function rightsNow(asked: Asked[]): Promise<Array<Right | null>> {
  return db.as(machine('collab'), (tx) => documentRights(tx, asked))
}

/**
 * A token for one document at the socket, 60 s to use, bound to person and session. Refuses COLLAB_DOCUMENT_UNKNOWN for a
 * name that is none, NOT_PERMITTED for everything that is not this actor's, whether it exists or not.
 */
export async function collabToken(actor: Actor, input: { document: string }): Promise<{ token: string; right: Right }> {
  const { document } = input
  if (!parseDocumentName(document)) throw refusal('COLLAB_DOCUMENT_UNKNOWN', 'unknown')
  const [right] = await db.as(actor, (tx) => documentRights(tx, [{ actor, document }]))
  permit(right !== null && right !== undefined)
  const { person, session } = actor
  if (person === null || session === null) throw refusal('SIGNED_OUT', 'signed-out')
  return { token: issueToken(env.authSecret, { person, session, document, right }, clock.now()), right }
}
