import type { Hocuspocus, onAuthenticatePayload } from '@hocuspocus/server'
import type { Actor } from '#server/kernel/actor.ts'
import { clock } from '#server/kernel/clock.ts'
import { env } from '#server/kernel/env.ts'
import { rightsNow } from './acts/token.ts'
import type { OpenSocket } from './open-socket.ts'
import { type Denial, type Right, writeRight } from './shape/handshake.ts'
import { readToken } from './tokens.ts'
import type { Author } from './touches.ts'

/** What Hocuspocus keeps with each document of each socket. */
export interface Here {
  socket: OpenSocket
  right?: Right
}

/** The portal itself, when it is nobody's doing. */
export const portal: Author = { person: null, party: null, capacity: 'machine' }

interface ByConnection {
  source: 'connection'
  connection: { context: Here }
}
const byConnection = (origin: unknown): origin is ByConnection =>
  typeof origin === 'object' && origin !== null && 'source' in origin && origin.source === 'connection'

/** Who made a change, from its origin: the person of the socket, never what the change says of itself. */
export function authorOf(origin: unknown): Author {
  if (!byConnection(origin)) return portal
  const { person, party, capacity } = origin.connection.context.socket.actor
  return { person, party, capacity }
}

/** Refuses one document: the reason reaches the page, nothing reaches the log. */
export class Denied extends Error {
  readonly reason: Denial
  constructor(reason: Denial) {
    super('')
    this.reason = reason
  }
}

/**
 * Opens a document for a socket by its token: signed by us, a minute old at most, for this person, session and document;
 * and the right still stands in the rows. Throws Denied.
 */
export async function permitByToken(data: onAuthenticatePayload<Here>): Promise<{ right: Right }> {
  const { token, documentName, context, connectionConfig } = data
  const { actor, gate } = context.socket
  const grant = readToken(env.authSecret, token, clock.now())
  if (grant === 'old') throw new Denied('COLLAB_UNAVAILABLE')
  if (!grant || grant.document !== documentName || grant.person !== actor.person || grant.session !== actor.session) {
    throw new Denied('NOT_PERMITTED')
  }
  const [now] = await rightsNow([{ actor, document: documentName }]).catch(() => {
    throw new Denied('COLLAB_UNAVAILABLE')
  })
  if (!now) throw new Denied('NOT_PERMITTED')
  const right: Right = grant.right === 'write' && now === 'write' ? 'write' : 'read'
  connectionConfig.readOnly = right === 'read'
  gate.opened(documentName, right)
  return { right }
}

const sameMandate = (a: Actor, b: Actor): boolean =>
  a.mandate === b.mandate && a.capacity === b.capacity && a.party === b.party

/**
 * Asks all open documents' rights again, for the sessions that `asked` names and `live` has found living (asvs.md B10):
 * closes the socket of whom a right was taken, tells whom one was given. One query a meeting, however many are connected.
 */
export async function askAgain(
  hocuspocus: Hocuspocus<Here>,
  asked: Set<string>,
  live: Map<string, Actor>,
): Promise<void> {
  const all = [...hocuspocus.documents.values()].flatMap((document) => document.getConnections())
  const open = all.filter((c) => asked.has((c.context as Here).socket.actor.session ?? ''))
  if (open.length === 0) return
  const rights = await rightsNow(
    open.map((c) => ({ actor: (c.context as Here).socket.actor, document: c.document.name })),
  )
  open.forEach((connection, i) => {
    const here = connection.context as Here
    const { actor, gate } = here.socket
    const now = live.get(actor.session ?? '')
    const right = rights[i]
    const { name } = connection.document
    if (!now || now.person !== actor.person) return here.socket.refuse('SIGNED_OUT')
    if (!sameMandate(now, actor)) return here.socket.refuse('COLLAB_RIGHT_CHANGED')
    if (!right || (right === 'read' && here.right === 'write')) return here.socket.refuse('COLLAB_RIGHT_CHANGED', name)
    if (right === here.right) return
    here.right = right
    connection.readOnly = false
    gate.opened(name, right)
    connection.sendStateless(writeRight(right))
  })
}
