import * as decoding from 'lib0/decoding'
import { WebSocket } from 'ws'
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { frame } from './frame.ts'

/** What the portal said, as far as a test asks for it. */
export type Said =
  | { kind: 'update'; document: string; bytes: Uint8Array }
  | { kind: 'admitted'; document: string; scope: string }
  | { kind: 'denied'; document: string; reason: string }
  | { kind: 'applied'; document: string; applied: boolean }
  | { kind: 'told'; document: string; payload: string }
  | { kind: 'closed'; document: string; reason: string }
  | { kind: 'presence'; document: string; bytes: Uint8Array }
  | { kind: 'asked'; document: string; bytes: Uint8Array }

const kinds = { sync: 0, presence: 1, auth: 2, stateless: 5, broadcast: 6, close: 7, status: 8 } as const

function read(data: Uint8Array): Said | null {
  // the heartbeat is about no document
  if (data.length === 1) return null
  const decoder = decoding.createDecoder(data)
  const document = decoding.readVarString(decoder)
  switch (decoding.readVarUint(decoder)) {
    case kinds.sync: {
      const step = decoding.readVarUint(decoder)
      const bytes = decoding.readVarUint8Array(decoder)
      return step === 0 ? { kind: 'asked', document, bytes } : { kind: 'update', document, bytes }
    }
    case kinds.presence:
      return { kind: 'presence', document, bytes: decoding.readVarUint8Array(decoder) }
    case kinds.auth:
      return decoding.readVarUint(decoder) === 1
        ? { kind: 'denied', document, reason: decoding.readVarString(decoder) }
        : { kind: 'admitted', document, scope: decoding.readVarString(decoder) }
    case kinds.stateless:
      return { kind: 'told', document, payload: decoding.readVarString(decoder) }
    case kinds.close:
      return { kind: 'closed', document, reason: decoding.readVarString(decoder) }
    case kinds.status:
      return { kind: 'applied', document, applied: decoding.readVarInt(decoder) === 1 }
    default:
      return null
  }
}

/** A client that speaks the socket's protocol by hand, so that it can say what no page of ours would. */
export class RawClient {
  readonly said: Said[] = []
  readonly frames: Uint8Array[] = []
  readonly docs = new Map<string, Y.Doc>()
  readonly closed: Promise<{ code: number; reason: string }>
  readonly #ws: WebSocket
  readonly #waiting = new Set<() => void>()

  private constructor(ws: WebSocket) {
    this.#ws = ws
    ws.binaryType = 'nodebuffer'
    ws.on('message', (data: Buffer) => this.#heard(new Uint8Array(data)))
    ws.on('error', () => undefined)
    this.closed = new Promise((resolve) =>
      ws.on('close', (code, reason) => {
        resolve({ code, reason: reason.toString() })
        for (const wake of this.#waiting) wake()
      }),
    )
  }

  /** Opens a socket with that session's cookie; throws the HTTP status when it is refused. */
  static open(url: string, session: string, headers: Record<string, string> = {}): Promise<RawClient> {
    const ws = new WebSocket(url, { headers: { cookie: `session=${session}`, ...headers } })
    const client = new RawClient(ws)
    return new Promise((resolve, reject) => {
      ws.on('open', () => resolve(client))
      ws.on('unexpected-response', (_, response) => reject(new Error(String(response.statusCode))))
    })
  }

  #heard(data: Uint8Array): void {
    this.frames.push(data)
    const told = read(data)
    if (told) this.said.push(told)
    if (told?.kind === 'update') Y.applyUpdate(this.doc(told.document), told.bytes)
    for (const wake of this.#waiting) wake()
  }

  doc(document: string): Y.Doc {
    const known = this.docs.get(document) ?? new Y.Doc()
    this.docs.set(document, known)
    return known
  }

  get open(): boolean {
    return this.#ws.readyState === WebSocket.OPEN
  }

  /** Waits until something holds; looks again at every frame and at the closing. */
  until<T>(find: () => T | undefined | false, limit = 6000): Promise<T> {
    return new Promise((resolve, reject) => {
      const look = (): void => {
        const found = find()
        if (found === undefined || found === false) return
        done()
        resolve(found)
      }
      const timer = setTimeout(() => {
        done()
        reject(
          new Error(`waited ${limit} ms; last heard ${JSON.stringify(this.said.slice(-4).map((one) => one.kind))}`),
        )
      }, limit)
      const done = (): void => {
        clearTimeout(timer)
        this.#waiting.delete(look)
      }
      this.#waiting.add(look)
      look()
    })
  }

  /** Waits for something the portal says about a document. */
  hears<K extends Said['kind']>(
    document: string,
    kind: K,
    test: (told: Extract<Said, { kind: K }>) => boolean = () => true,
  ) {
    return this.until(() =>
      this.said.find(
        (told): told is Extract<Said, { kind: K }> =>
          told.document === document && told.kind === kind && test(told as Extract<Said, { kind: K }>),
      ),
    )
  }

  /** Sends a frame made of a document's name, numbers, texts and bytes. */
  frame(document: string, ...parts: Array<number | string | Uint8Array>): void {
    this.raw(frame(document, ...parts))
  }

  raw(bytes: Uint8Array): void {
    this.#ws.send(bytes)
  }

  /** Asks for a document with its token and for all it holds. */
  async join(document: string, token: string): Promise<'read-write' | 'readonly'> {
    this.frame(document, kinds.auth, 0, token)
    const answer = await this.until(() =>
      this.said.find((told) => told.document === document && (told.kind === 'admitted' || told.kind === 'denied')),
    )
    if (answer.kind === 'denied') throw new Error(answer.reason)
    this.frame(document, kinds.sync, 0, Y.encodeStateVector(this.doc(document)))
    await this.hears(document, 'update')
    return (answer as { scope: 'read-write' | 'readonly' }).scope
  }

  /** Changes the own copy and sends the change as a page would. */
  write(document: string, change: (doc: Y.Doc) => void): void {
    const doc = this.doc(document)
    const before = Y.encodeStateVector(doc)
    doc.transact(() => change(doc))
    this.update(document, Y.encodeStateAsUpdate(doc, before))
  }

  update(document: string, bytes: Uint8Array): void {
    this.frame(document, kinds.sync, 2, bytes)
  }

  present(document: string, client: number, state: Record<string, unknown>): void {
    const awareness = new Awareness(new Y.Doc())
    awareness.states.set(client, state)
    awareness.meta.set(client, { clock: Math.floor(performance.now() * 1000), lastUpdated: 0 })
    this.frame(document, kinds.presence, encodeAwarenessUpdate(awareness, [client]))
    awareness.destroy()
  }

  /** Whom the portal shows in a document. */
  presence(document: string): Array<Record<string, unknown>> {
    const awareness = new Awareness(new Y.Doc())
    awareness.setLocalState(null)
    for (const told of this.said)
      if (told.kind === 'presence' && told.document === document) applyAwarenessUpdate(awareness, told.bytes, null)
    const states = [...awareness.getStates().values()]
    awareness.destroy()
    return states
  }

  mark(document: string, n: number): void {
    this.frame(document, kinds.stateless, JSON.stringify({ mark: n }))
  }

  stored(document: string, n: number) {
    return this.hears(document, 'told', ({ payload }) => payload === JSON.stringify({ stored: n }))
  }

  broadcast(document: string, payload: string): void {
    this.frame(document, kinds.broadcast, payload)
  }

  close(): void {
    this.#ws.close()
  }
}

/** Puts words into a title or annotation, the way the editor's binding would. */
export function put(name: string, text: string): (doc: Y.Doc) => void {
  return (doc) => {
    const paragraph = new Y.XmlElement('paragraph')
    paragraph.insert(0, [new Y.XmlText(text)])
    doc.getXmlFragment(name).insert(0, [paragraph])
  }
}

/** The words and tags that stand in one shared type. */
export function standing(doc: Y.Doc, name: string): string {
  return doc.getXmlFragment(name).toJSON()
}
