import * as decoding from 'lib0/decoding'
import { parseDocumentName } from './shape/documents.ts'
import type { Closure, Right } from './shape/handshake.ts'
import { checkUpdate } from './shape/update-counts.ts'

/** What becomes of a message that a socket sent. */
export type Verdict =
  | { do: 'pass' }
  | { do: 'drop' }
  | { do: 'deny'; document: string; code: 'COLLAB_DOCUMENT_UNKNOWN' }
  | { do: 'close'; code: Closure; document: string | null }

// the protocol of Hocuspocus 4.7 (its src/types.ts); what is not here no page sends
const kinds = { sync: 0, presence: 1, auth: 2, askPresence: 3, syncReply: 4, stateless: 5, close: 7 } as const
const steps = { state: 0, difference: 1, update: 2 } as const

/** the answer to the heartbeat, a message of its own without a document */
const hereIAm = 10
const nameLimit = 120
const presenceLimit = 8000
const statelessLimit = 200
const documentsLimit = 48

/** Lets `burst` through at once and `rate` a second after that. */
class Allowance {
  readonly #rate: number
  readonly #burst: number
  #left: number
  #at: number
  constructor(rate: number, burst: number, now: number) {
    this.#rate = rate
    this.#burst = burst
    this.#left = burst
    this.#at = now
  }
  take(amount: number, now: number): boolean {
    this.#left = Math.min(this.#burst, this.#left + ((now - this.#at) / 1000) * this.#rate)
    this.#at = now
    if (this.#left < amount) return false
    this.#left -= amount
    return true
  }
}

interface Opened {
  right: Right | null
  messages: Allowance
  bytes: Allowance
  /** a question for everything the document holds is short, its answer is not */
  questions: Allowance
}

const pass: Verdict = { do: 'pass' }
const drop: Verdict = { do: 'drop' }
const tooFast: Verdict = { do: 'close', code: 'COLLAB_TOO_FAST', document: null }

/**
 * Reads each message of one socket before Hocuspocus and Yjs do. A document opens with its token and nothing before it, so
 * that nothing is queued for strangers (B11); names are exact (B10); counts are read before they cost anything; what is too
 * much, too fast or does not decode ends this one socket with a code that the page shows.
 */
export class Gate {
  readonly #documents = new Map<string, Opened>()
  readonly #all: Allowance
  readonly #now: () => number

  constructor(now: () => number) {
    this.#now = now
    this.#all = new Allowance(400, 4000, now())
  }

  /** The document is open for this socket with that right. */
  opened(document: string, right: Right): void {
    const known = this.#documents.get(document)
    if (known) known.right = right
  }

  /** The document is refused or closed: only a new token opens it again. */
  forget(document: string): void {
    this.#documents.delete(document)
  }

  /** Judges one message. Never throws. */
  judge(data: Uint8Array): Verdict {
    let document: string | null = null
    try {
      if (data.length === 1 && data[0] === hereIAm) return this.#all.take(1, this.#now()) ? drop : tooFast
      const decoder = decoding.createDecoder(data)
      const name = decoding.readVarString(decoder)
      if (name.length > nameLimit) return { do: 'close', code: 'COLLAB_MALFORMED', document: null }
      const kind = decoding.readVarUint(decoder)
      if (!this.#all.take(1, this.#now())) return tooFast
      if (!parseDocumentName(name))
        return kind === kinds.auth ? { do: 'deny', document: name, code: 'COLLAB_DOCUMENT_UNKNOWN' } : drop
      document = name
      const known = this.#documents.get(name)
      if (!known) return kind === kinds.auth ? this.#open(name) : drop
      const code = this.#read(known, kind, decoder, data.length)
      if (code === 'again') return drop
      if (kind === kinds.close) this.#documents.delete(name)
      return code ? { do: 'close', code, document } : pass
    } catch {
      return { do: 'close', code: 'COLLAB_MALFORMED', document }
    }
  }

  #open(name: string): Verdict {
    if (this.#documents.size >= documentsLimit) return { do: 'close', code: 'COLLAB_TOO_FAST', document: name }
    const now = this.#now()
    this.#documents.set(name, {
      right: null,
      messages: new Allowance(100, 1500, now),
      bytes: new Allowance(1_000_000, 16_000_000, now),
      questions: new Allowance(0.5, 20, now),
    })
    return pass
  }

  #read(known: Opened, kind: number, decoder: decoding.Decoder, size: number): Closure | 'again' | null {
    const now = this.#now()
    if (!known.messages.take(1, now) || !known.bytes.take(size, now)) return 'COLLAB_TOO_FAST'
    switch (kind) {
      case kinds.sync:
      case kinds.syncReply:
        return this.#sync(known, decoder, now)
      case kinds.presence:
        return size > presenceLimit ? 'COLLAB_TOO_LARGE' : null
      case kinds.stateless:
        return size > statelessLimit ? 'COLLAB_MALFORMED' : null
      case kinds.auth:
        // already asked or open; a second token opens nothing
        return 'again'
      case kinds.askPresence:
      case kinds.close:
        return null
      default:
        // BroadcastStateless is between servers, never from a page (B10)
        return 'COLLAB_MALFORMED'
    }
  }

  #sync(known: Opened, decoder: decoding.Decoder, now: number): Closure | null {
    const step = decoding.readVarUint(decoder)
    const payload = decoding.readVarUint8Array(decoder)
    if (step === steps.state) {
      if (!known.questions.take(1, now)) return 'COLLAB_TOO_FAST'
      const clients = decoding.readVarUint(decoding.createDecoder(payload))
      return clients * 2 > payload.length ? 'COLLAB_MALFORMED' : null
    }
    if (step !== steps.difference && step !== steps.update) return 'COLLAB_MALFORMED'
    // the first answer of a page that may only read is harmless: Hocuspocus compares and ignores it
    if (step === steps.update && known.right === 'read') return 'COLLAB_READ_ONLY'
    return checkUpdate(payload) === null ? null : 'COLLAB_MALFORMED'
  }
}
