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
import { log } from '#server/kernel/log.ts'
import { loadDocument, storeUpdates, updateAt, updatesSince } from './acts/store.ts'
import { askAgain, authorOf, Denied, type Here, permitByToken, portal } from './admission.ts'
import { Keeping } from './keeping.ts'
import type { OpenSocket } from './open-socket.ts'
import { replacePresence } from './presence.ts'
import { structureName } from './shape/documents.ts'
import { readMark, type Right, writeStored } from './shape/handshake.ts'
import { type Author, touchedIn } from './touches.ts'
import { type Update, UpdateQueue } from './updates.ts'

// how an update got into a document: what already stands in rows is not stored again
const fromRows = { source: 'local', skipStoreHooks: true } as const
/** bytes that only memory holds while the database is away; beyond it documents do not open */
const memoryLimit = 64_000_000
/** words that wait for others which never came, per document */
const pendingLimit = 1_000_000

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

  async #permit(data: onAuthenticatePayload<Here>): Promise<{ right: Right }> {
    if (this.#queue.bytes > memoryLimit) throw new Denied('COLLAB_UNAVAILABLE')
    return permitByToken(data)
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
    const author = authorOf(origin)
    this.#keeping.touched(document.name, touchedIn(document, transaction), author)
    this.#queue.push(document.name, { bytes, person: author.person, party: author.party, at: clock.now() })
  }

  async #connected({ connection }: connectedPayload<Here>): Promise<void> {
    // between its last reader's leaving and this one's coming the document may have been let go: come again
    if (connection.document.isDestroyed)
      connection.context.socket.refuse('COLLAB_UNAVAILABLE', connection.document.name)
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

  /** Asks all open documents' rights again. */
  async recheck(asked: Set<string>, live: Map<string, Actor>): Promise<void> {
    if (this.#hocuspocus) await askAgain(this.#hocuspocus, asked, live)
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
