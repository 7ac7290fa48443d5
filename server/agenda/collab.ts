import type {
  afterHandleMessagePayload,
  connectedPayload,
  Document,
  Hocuspocus,
  onAuthenticatePayload,
  onLoadDocumentPayload,
  onStatelessPayload,
  beforeHandleAwarenessPayload,
} from '@hocuspocus/server'
import { applyUpdate, convertUpdateFormatV2ToV1, mergeUpdatesV2, type Transaction } from 'yjs'
import type { Actor } from '#server/kernel/actor.ts'
import { clock } from '#server/kernel/clock.ts'
import { env } from '#server/kernel/env.ts'
import { log } from '#server/kernel/log.ts'
import { loadDocument, storeUpdates, updateAt, updatesSince } from './acts/store.ts'
import { rightsNow } from './acts/token.ts'
import { Keeping } from './keeping.ts'
import type { OpenSocket } from './open-socket.ts'
import { replacePresence } from './presence.ts'
import { structureName } from './shape/documents.ts'
import { type Denial, readMark, type Right, writeRight, writeStored } from './shape/handshake.ts'
import { readToken } from './tokens.ts'
import { type Author, touchedIn } from './touches.ts'
import { type Update, UpdateQueue } from './updates.ts'

/** What Hocuspocus keeps with each document of each socket. */
export interface Here {
  socket: OpenSocket
  right?: Right
}

/** Refuses one document: the reason reaches the page, nothing reaches the log. */
class Denied extends Error {
  readonly reason: Denial
  constructor(reason: Denial) {
    super('')
    this.reason = reason
  }
}

// how an update got into a document: what already stands in rows is not stored again
const portal: Author = { person: null, party: null, capacity: 'machine' }
const fromRows = { source: 'local', skipStoreHooks: true } as const
/** bytes that only memory holds while the database is away; beyond it documents do not open */
const memoryLimit = 64_000_000
/** words that wait for others which never came, per document */
const pendingLimit = 1_000_000

interface ByConnection {
  source: 'connection'
  connection: { context: Here }
}
const byConnection = (origin: unknown): origin is ByConnection =>
  typeof origin === 'object' && origin !== null && 'source' in origin && origin.source === 'connection'

/** The agenda's side of the socket: who may open a document, how it is loaded, stored and projected. */
export class AgendaDocuments {
  readonly #keeping: Keeping
  readonly #queue: UpdateQueue
  #hocuspocus: Hocuspocus<Here> | undefined
  /** whose stored update is being taken in */
  #writer: Author = portal

  constructor() {
    const queue = new UpdateQueue({
      write: storeUpdates,
      stored: (document, last, updates) => this.#keeping.stored(document, last, updates),
      failing: (document, error, waiting) => log.warn({ what: 'collab.store.failing', document, waiting, error }),
    })
    this.#queue = queue
    this.#keeping = new Keeping(
      (document) => this.#hocuspocus?.documents.get(document),
      (document) => queue.pending(document),
    )
  }

  /** The hooks for Hocuspocus. */
  hooks() {
    return {
      onAuthenticate: (data: onAuthenticatePayload<Here>) => this.#permit(data),
      onLoadDocument: (data: onLoadDocumentPayload<Here>) => this.#load(data),
      connected: (data: connectedPayload<Here>) => this.#connected(data),
      beforeHandleAwareness: (data: beforeHandleAwarenessPayload<Here>) => this.#present(data),
      onStateless: (data: onStatelessPayload) => this.#marked(data),
      afterHandleMessage: (data: afterHandleMessagePayload<Here>) => this.#bound(data),
    }
  }

  /** Begins: projects what was stored but not projected when the portal last stopped. */
  open(hocuspocus: Hocuspocus<Here>): void {
    this.#hocuspocus = hocuspocus
    void this.#keeping.catchUp()
  }

  /** Waits until all is stored and projected. */
  async close(): Promise<void> {
    await this.#queue.drained()
    await this.#keeping.close()
  }

  async #permit({
    token,
    documentName,
    context,
    connectionConfig,
  }: onAuthenticatePayload<Here>): Promise<{ right: Right }> {
    const { actor, gate } = context.socket
    const grant = readToken(env.authSecret, token, clock.now())
    if (grant === 'old' || this.#queue.bytes > memoryLimit) throw new Denied('COLLAB_UNAVAILABLE')
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

  async #load({ documentName, document }: onLoadDocumentPayload<Here>): Promise<void> {
    try {
      // what the last visit left is on its way into the rows
      await this.#queue.stored(documentName)
      const loaded = await loadDocument(documentName, document, fromRows)
      this.#keeping.opened(documentName, loaded)
    } catch (error) {
      log.warn({ what: 'collab.load.failed', document: documentName, error })
      throw new Denied('COLLAB_UNAVAILABLE')
    }
    document.on('update', (bytes: Uint8Array, origin: unknown, _: unknown, transaction: Transaction) =>
      this.#changed(document, bytes, origin, transaction),
    )
  }

  #changed(document: Document, bytes: Uint8Array, origin: unknown, transaction: Transaction): void {
    if (origin === fromRows) return this.#keeping.touched(document.name, touchedIn(document, transaction), this.#writer)
    const actor: Actor | null = byConnection(origin) ? origin.connection.context.socket.actor : null
    const author = {
      person: actor?.person ?? null,
      party: actor?.party ?? null,
      capacity: actor?.capacity ?? 'machine',
    }
    this.#keeping.touched(document.name, touchedIn(document, transaction), author)
    this.#queue.push(document.name, { bytes, person: author.person, party: author.party, at: clock.now() })
  }

  async #connected({ connection }: connectedPayload<Here>): Promise<void> {
    // between its last reader's leaving and this one's coming the document may have been let go: come again
    if (connection.document.isDestroyed)
      (connection.context as Here).socket.refuse('COLLAB_UNAVAILABLE', connection.document.name)
  }

  async #present({
    states,
    context,
    document,
    documentName,
    connection,
  }: beforeHandleAwarenessPayload<Here>): Promise<void> {
    if (!context || !connection) return
    const { socket } = context
    const { actor } = socket
    const taken = (client: number): boolean =>
      document.getConnections().some((other) => {
        const there = (other.context as Here).socket
        return there !== socket && there.actor.session !== actor.session && there.clients.get(documentName) === client
      })
    const self = { person: actor.person ?? '', name: actor.name, party: actor.party }
    const mine = replacePresence(states, self, socket.clients.get(documentName), taken)
    if (mine !== undefined) socket.clients.set(documentName, mine)
  }

  /** 'Stored up to here': said after COMMIT of all that was applied before the mark (asvs.md C1). */
  async #marked({ connection, document, payload }: onStatelessPayload): Promise<void> {
    const n = readMark(payload)
    if (n === null || document.isDestroyed) return
    this.#keepPending(document, (connection.context as Here).socket)
    await this.#queue.stored(document.name)
    if (document.hasConnection(connection)) connection.sendStateless(writeStored(n))
  }

  // words that build on others which have not come yet are in no update event: they are stored as they are
  #keepPending(document: Document, socket: OpenSocket): void {
    const { pendingStructs, pendingDs } = document.store
    if (!this.#keeping.newPending(document.name, pendingStructs, pendingDs)) return
    const parts = [pendingStructs?.update, pendingDs].filter((part) => part instanceof Uint8Array)
    const { person, party } = socket.actor
    const bytes = convertUpdateFormatV2ToV1(mergeUpdatesV2(parts))
    this.#queue.push(document.name, { bytes, person, party, at: clock.now() })
  }

  // a page that sends what nothing leads to would have the portal hold it for ever
  async #bound({ document, context }: afterHandleMessagePayload<Here>): Promise<void> {
    const { store } = document
    if ((store.pendingStructs?.update.length ?? 0) + (store.pendingDs?.length ?? 0) <= pendingLimit) return
    store.pendingStructs = null
    store.pendingDs = null
    context.socket.refuse('COLLAB_MALFORMED', document.name)
  }

  /**
   * Asks all open documents' rights again, for the sessions that `asked` names and `live` has found living; closes the
   * socket of whom a right was taken, tells whom one was given.
   */
  async recheck(asked: Set<string>, live: Map<string, Actor>): Promise<void> {
    const all = [...(this.#hocuspocus?.documents.values() ?? [])].flatMap((document) => document.getConnections())
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
      if (!now || now.person !== actor.person) here.socket.refuse('SIGNED_OUT')
      else if (now.mandate !== actor.mandate || now.capacity !== actor.capacity || now.party !== actor.party)
        here.socket.refuse('COLLAB_RIGHT_CHANGED')
      else if (!right || (right === 'read' && here.right === 'write')) here.socket.refuse('COLLAB_RIGHT_CHANGED', name)
      else if (right !== here.right) {
        here.right = right
        connection.readOnly = false
        gate.opened(name, right)
        connection.sendStateless(writeRight(right))
      }
    })
  }

  #takeIn(document: Document, { bytes, person, party }: Omit<Update, 'at'>): void {
    this.#writer = { person, party, capacity: person === null ? 'machine' : 'member' }
    applyUpdate(document, bytes, fromRows)
    this.#writer = portal
  }

  /** A row was written past the socket (an act of the portal, another process): into the open document with it. */
  async heard(document: string, seq: bigint): Promise<void> {
    const open = await this.#opened(document)
    const update = open && (await updateAt(document, seq))
    if (open && update) this.#takeIn(open, update)
    this.#keeping.written(document, seq)
  }

  /** The meeting's sessions were rearranged: clock times follow. */
  rearranged(meeting: number): void {
    this.#keeping.written(structureName(meeting), 0n)
  }

  /** After a time without hearing: takes in what was written since. */
  async catchUp(since: Date): Promise<void> {
    for (const [name, document] of this.#hocuspocus?.documents ?? []) {
      for (const update of await updatesSince(name, since)) this.#takeIn(document, update)
    }
    await this.#keeping.catchUp()
  }

  async #opened(document: string): Promise<Document | undefined> {
    await this.#hocuspocus?.loadingDocuments.get(document)?.catch(() => undefined)
    return this.#hocuspocus?.documents.get(document)
  }
}
