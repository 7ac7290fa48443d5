import { TabDocument } from './connection-document.ts'
import { codeOf, refusalOf } from './connection-refusals.ts'
import { TabSocket } from './connection-socket.ts'
import type { Snapshot } from './connection-state.ts'
import { wipeOthers } from '#app/_offline/wipe.ts'

export type { Present, SaveState, Snapshot } from './connection-state.ts'

/** A co-edited document that this page has joined. */
export type Joined = Pick<TabDocument, 'name' | 'doc' | 'awareness' | 'at' | 'retry'> & {
  subscribe: (listener: () => void) => () => void
  snapshot: () => Snapshot
  /** Others' edits and cursors wait while an input method composes. */
  hold(): void
  /** They come in, in their order. */
  release(): void
  /** After a refusal: forgets this device's copy and reads the portal's; the page has to join again. */
  discard(): Promise<void>
  leave(): void
}

export interface ConnectionOptions {
  person: string
  /** ws://…/collab; the page's own address when left out */
  url?: string
  /** asks the portal for a token; throws an error with the stable `code` of a refusal */
  token: (document: string) => Promise<string>
  WebSocket?: unknown
}

/** All co-edited documents of this tab over one WebSocket. */
export interface Connection {
  /** Joins a document; the same one twice is the same, left when both have left. */
  join(document: string): Joined
  close(): void
}

interface Held {
  document: TabDocument
  holders: number
  timer: ReturnType<typeof setTimeout> | undefined
}

/** a part of the page that comes back at once finds its document still open, in milliseconds */
const linger = 1500
/** failed attempts in a row before the portal is asked what is wrong */
const attempts = 4

function ownAddress(): string {
  const { protocol, host } = globalThis.location
  return `${protocol === 'https:' ? 'wss' : 'ws'}://${host}/collab`
}

class TabConnection implements Connection {
  readonly #options: ConnectionOptions
  readonly #held = new Map<string, Held>()
  #socket: TabSocket | undefined
  #failed = 0

  constructor(options: ConnectionOptions) {
    this.#options = options
    void wipeOthers(options.person)
    if (typeof window !== 'undefined') window.addEventListener('beforeunload', this.#warn)
  }

  // what neither the portal nor this device has would be lost with the page
  readonly #warn = (event: BeforeUnloadEvent): void => {
    if ([...this.#held.values()].some(({ document }) => document.atRisk)) event.preventDefault()
  }

  join(name: string): Joined {
    const held = this.#held.get(name) ?? this.#hold(name)
    held.holders += 1
    clearTimeout(held.timer)
    const { document } = held
    let left = false
    return {
      name,
      doc: document.doc,
      awareness: document.awareness,
      snapshot: () => document.snapshot(),
      subscribe: (listener) => document.subscribe(listener),
      at: (field) => document.at(field),
      hold: () => document.hold(true),
      release: () => document.hold(false),
      retry: () => {
        document.retry()
        void this.#socket?.connect()
      },
      discard: async () => {
        await document.forget()
        this.#drop(name)
      },
      leave: () => {
        if (left) return
        left = true
        held.holders -= 1
        if (held.holders === 0) held.timer = setTimeout(() => this.#drop(name), linger)
      },
    }
  }

  close(): void {
    for (const name of this.#held.keys()) this.#drop(name)
    if (typeof window !== 'undefined') window.removeEventListener('beforeunload', this.#warn)
  }

  #hold(name: string): Held {
    this.#socket ??= this.#open()
    const { person, token } = this.#options
    const document = new TabDocument(name, { socket: this.#socket, person, token })
    const held: Held = { document, holders: 0, timer: undefined }
    this.#held.set(name, held)
    return held
  }

  #drop(name: string): void {
    this.#held.get(name)?.document.leave()
    this.#held.delete(name)
    if (this.#held.size > 0) return
    this.#socket?.destroy()
    this.#socket = undefined
  }

  #open(): TabSocket {
    const { url, WebSocket } = this.#options
    const socket = new TabSocket({ url: url ?? ownAddress(), WebSocket })
    socket.on('connect', () => this.#reached())
    socket.on('close', ({ event }: { event: { code?: number; reason?: string } }) => this.#closed(event))
    return socket
  }

  #reached(): void {
    this.#failed = 0
    for (const { document } of this.#held.values()) {
      const { state } = document.snapshot()
      if (state.kind === 'refused' && state.code === 'COLLAB_SOCKET_REFUSED') document.retry()
    }
  }

  #closed({ code = 1006, reason = '' }: { code?: number; reason?: string }): void {
    const refusal = refusalOf(code, reason)
    if (refusal) return this.#refuse(refusal.code, refusal.document)
    this.#failed += 1
    if (this.#failed % attempts === 0) void this.#ask()
  }

  #refuse(code: Parameters<TabDocument['refuse']>[0], name: string | null): void {
    const held = name === null ? undefined : this.#held.get(name)
    if (held) held.document.refuse(code)
    else this.#refuseAll(code)
  }

  #refuseAll(code: Parameters<TabDocument['refuse']>[0]): void {
    for (const { document } of this.#held.values()) document.refuse(code)
    this.#socket?.disconnect()
  }

  // a page is not told why its socket was refused; the portal's calls say it
  async #ask(): Promise<void> {
    const [name] = this.#held.keys()
    if (name === undefined) return
    try {
      await this.#options.token(name)
      if (this.#failed >= attempts * 2)
        for (const { document } of this.#held.values()) document.refuse('COLLAB_SOCKET_REFUSED')
    } catch (error) {
      if (codeOf(error) === 'SIGNED_OUT') this.#refuseAll('SIGNED_OUT')
    }
  }
}

/** Opens this tab's way to the portal's co-edited documents. */
export function openConnection(options: ConnectionOptions): Connection {
  return new TabConnection(options)
}
