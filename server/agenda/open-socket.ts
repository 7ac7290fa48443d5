import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import type { WebSocket } from 'ws'
import type { Actor } from '#server/kernel/actor.ts'
import { Gate } from './gate.ts'
import { framePieces } from './shape/frame-pieces.ts'
import { type Closure, closures, type Denial, pieceLimit } from './shape/handshake.ts'

const kinds = { auth: 2, close: 7 } as const
const denied = 1
/** what one socket may leave unread before it is cut off (asvs.md C9) */
const unreadLimit = 16_000_000

/**
 * One person's WebSocket, as Hocuspocus sees it: what comes in passes the gate first, what goes out is cut to the size
 * that a message may have. Nothing here throws.
 */
export class OpenSocket {
  readonly actor: Actor
  readonly gate: Gate
  /** the client id that speaks for this person, by document */
  readonly clients = new Map<string, number>()
  readonly #ws: WebSocket

  constructor(ws: WebSocket, actor: Actor, now: () => number) {
    this.#ws = ws
    this.actor = actor
    this.gate = new Gate(now)
  }

  get readyState(): number {
    return this.#ws.readyState
  }

  /** Judges a message; hands it on when nothing speaks against it. */
  receive(data: Uint8Array, handle: (data: Uint8Array) => void): void {
    if (this.#ws.readyState !== this.#ws.OPEN) return
    const verdict = this.gate.judge(data)
    if (verdict.do === 'pass') handle(data)
    else if (verdict.do === 'deny') this.deny(verdict.document, verdict.code)
    else if (verdict.do === 'close') this.refuse(verdict.code, verdict.document)
  }

  /** Sends what Hocuspocus has to say. */
  send(data: string | ArrayBufferLike | Blob | ArrayBufferView): void {
    if (!(data instanceof Uint8Array) || this.#ws.readyState !== this.#ws.OPEN) return
    if (this.#ws.bufferedAmount > unreadLimit) return this.#ws.terminate()
    this.#notice(data)
    if (data.length <= pieceLimit) this.#ws.send(data)
    else for (const piece of framePieces(data)) this.#ws.send(piece)
  }

  /** Closes the whole socket with a code that the page understands. */
  refuse(code: Closure, document: string | null = null): void {
    this.close(closures[code], document === null ? code : `${code} ${document}`)
  }

  /** Refuses one document; the socket and its other documents stay. */
  deny(document: string, code: Denial): void {
    const encoder = encoding.createEncoder()
    encoding.writeVarString(encoder, document)
    encoding.writeVarUint(encoder, kinds.auth)
    encoding.writeVarUint(encoder, denied)
    encoding.writeVarString(encoder, code)
    this.send(encoding.toUint8Array(encoder))
  }

  close(code?: number, reason?: string): void {
    if (this.#ws.readyState === this.#ws.OPEN) this.#ws.close(code, reason)
    // who does not answer the closing is cut off
    setTimeout(() => this.#ws.terminate(), 2000).unref()
  }

  // what Hocuspocus has refused or closed needs a new token
  #notice(data: Uint8Array): void {
    const length = data[0] ?? 0
    const kind = data[length + 1]
    if (length > 127 || (kind !== kinds.close && kind !== kinds.auth)) return
    if (kind === kinds.auth && data[length + 2] !== denied) return
    this.gate.forget(decoding.readVarString(decoding.createDecoder(data)))
  }
}
