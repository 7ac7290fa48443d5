import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { readAnswer, type Right, writeMark } from '#server/agenda/shape/handshake.ts'
import { type Facts, type Present, type Snapshot, stateOf } from './connection-state.ts'
import { HeldProvider } from './connection-hold.ts'
import type { TabSocket } from './connection-socket.ts'
import { type DeviceCopy, keepOnDevice } from './device.ts'

type Code = NonNullable<Facts['refused']>

/** What a document needs of its tab. */
export interface Tab {
  socket: TabSocket
  person: string
  token(document: string): Promise<string>
}

// refusals that asking again does not change
const final: ReadonlySet<string> = new Set([
  'NOT_PERMITTED',
  'COLLAB_DOCUMENT_UNKNOWN',
  'MEETING_UNKNOWN',
  'SIGNED_OUT',
])
/** several keystrokes share one question, in milliseconds */
const markPause = 25
const patience = 4000
const longestWait = 8000

function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : ''
}

/** One co-edited document of this tab, in step with the portal and kept on this device. */
export class TabDocument {
  readonly name: string
  readonly doc = new Y.Doc()
  readonly awareness = new Awareness(this.doc)
  readonly #tab: Tab
  readonly #provider: HeldProvider
  readonly #listeners = new Set<() => void>()
  #device: DeviceCopy | null
  readonly #facts: Omit<Facts, 'kept'> = {
    changes: 0,
    stored: 0,
    confirmed: false,
    connected: false,
    patient: true,
    refused: null,
  }
  #right: Right | null = null
  #ready = false
  #inStep = false
  #marks = new Map<number, number>()
  #lastMark = 0
  #markTimer: ReturnType<typeof setTimeout> | undefined
  #retryTimer: ReturnType<typeof setTimeout> | undefined
  #failures = 0
  #tokenCode = ''
  #snapshot: Snapshot | null = null
  #left = false

  constructor(name: string, tab: Tab) {
    this.name = name
    this.#tab = tab
    this.#device = keepOnDevice(tab.person, name, this.doc)
    this.doc.on('update', (_: Uint8Array, origin: unknown) => this.#changed(origin))
    // the very first state of an awareness is not passed on: this one is
    this.at(null)
    this.#provider = new HeldProvider({
      name,
      document: this.doc,
      awareness: this.awareness,
      websocketProvider: tab.socket,
      token: () => this.#token(),
      onAuthenticated: ({ scope }) => this.#admitted(scope === 'readonly' ? 'read' : 'write'),
      onAuthenticationFailed: ({ reason }) => this.#denied(reason),
      onUnsyncedChanges: ({ number }) => this.#acknowledged(number),
      onSynced: () => this.#set({}, true),
      onStateless: ({ payload }) => this.#told(payload),
      onClose: () => this.#disconnected(),
      onAwarenessChange: () => this.#set({}),
    })
    setTimeout(() => this.#set({ patient: false }), patience)
    void this.#begin()
  }

  /** What is known of the document now. */
  snapshot(): Snapshot {
    this.#snapshot ??= {
      state: stateOf({ ...this.#facts, kept: this.#device?.kept() ?? false }),
      right: this.#right,
      ready: this.#ready,
      people: this.#people(),
    }
    return this.#snapshot
  }

  /** Calls back at every change of the snapshot; gives the way to stop. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Says which field this person is in. */
  at(field: Present['field']): void {
    this.awareness.setLocalStateField('field', field)
  }

  /** Keeps others' edits back while an input method composes; what is typed here goes out all the same. */
  hold(): void {
    this.#provider.hold()
  }

  /** Lets in what came meanwhile, in its order. */
  release(): void {
    this.#provider.release()
  }

  /** Tries again after a refusal. */
  retry(): void {
    if (this.#facts.refused === null || this.#left) return
    this.#set({ refused: null })
    this.#provider.attach()
  }

  /** Gives up what only this device has; the page joins anew to read the portal's. */
  async forget(): Promise<void> {
    await this.#device?.forget()
    this.#device = null
  }

  /** The portal has closed or refused: no more is sent until `retry`. */
  refuse(code: Code): void {
    if (this.#left) return
    this.#provider.detach()
    this.#set({ refused: code, connected: false })
  }

  /** Whether leaving the page now would lose words. */
  get atRisk(): boolean {
    return this.#facts.changes > this.#facts.stored && !(this.#device?.kept() ?? false)
  }

  leave(): void {
    this.#left = true
    clearTimeout(this.#markTimer)
    clearTimeout(this.#retryTimer)
    this.#provider.destroy()
    this.#device?.close()
    this.doc.destroy()
    this.#listeners.clear()
  }

  async #begin(): Promise<void> {
    const had = await this.#device?.loaded
    if (this.#left) return
    if (had && this.doc.store.clients.size > 0) this.#set({}, true)
    this.#provider.attach()
  }

  async #token(): Promise<string> {
    this.#tokenCode = ''
    try {
      return await this.#tab.token(this.name)
    } catch (error) {
      this.#tokenCode = codeOf(error)
      throw error
    }
  }

  #changed(origin: unknown): void {
    if (origin === this.#provider || (this.#device !== null && origin === this.#device.origin)) return
    this.#set({ changes: this.#facts.changes + 1 })
    if (this.#inStep) this.#markTimer ??= setTimeout(() => this.#mark(), markPause)
  }

  #admitted(right: Right): void {
    this.#failures = 0
    this.#right = right
    this.#set({ connected: true, patient: false })
  }

  #denied(reason: string): void {
    const code = this.#tokenCode || reason
    if (final.has(code)) {
      // who was inside and is refused now has lost a right meanwhile
      this.refuse(code === 'NOT_PERMITTED' && this.#right !== null ? 'COLLAB_RIGHT_CHANGED' : (code as Code))
      return
    }
    this.#later()
  }

  #later(): void {
    this.#failures += 1
    clearTimeout(this.#retryTimer)
    this.#retryTimer = setTimeout(() => this.#again(), Math.min(500 * 2 ** this.#failures, longestWait))
  }

  #again(): void {
    if (this.#left || this.#facts.refused !== null) return
    this.#provider.detach()
    this.#provider.attach()
  }

  // the portal has applied everything of ours; only now are all changes made offline with it
  #acknowledged(unsynced: number): void {
    if (unsynced > 0 || this.#inStep) return
    this.#inStep = true
    this.#mark()
  }

  #mark(): void {
    clearTimeout(this.#markTimer)
    this.#markTimer = undefined
    this.#lastMark += 1
    this.#marks.set(this.#lastMark, this.#facts.changes)
    this.#provider.sendStateless(writeMark(this.#lastMark))
  }

  #told(payload: string): void {
    const answer = readAnswer(payload)
    if (answer && 'right' in answer) this.#right = answer.right
    if (!answer || !('stored' in answer)) return this.#set({})
    const stored = this.#marks.get(answer.stored) ?? 0
    for (const n of this.#marks.keys()) if (n <= answer.stored) this.#marks.delete(n)
    this.#set({ confirmed: true, stored: Math.max(stored, this.#facts.stored) })
  }

  #disconnected(): void {
    clearTimeout(this.#markTimer)
    this.#markTimer = undefined
    this.#inStep = false
    this.#marks.clear()
    this.#set({ connected: false, confirmed: false })
    // this document alone was closed, the socket stands: ask for it again
    if (this.#tab.socket.webSocket?.readyState === 1) this.#later()
  }

  #people(): Present[] {
    return [...this.awareness.getStates()].flatMap(([client, { user, field }]) => {
      const { person, name, party, color } = (user ?? {}) as Record<string, string | null>
      if (typeof person !== 'string') return []
      const place = (field ?? null) as Present['field']
      return [
        {
          client,
          self: client === this.doc.clientID,
          person,
          name: name ?? '',
          party: party ?? null,
          color: color ?? '',
          field: place,
        },
      ]
    })
  }

  #set(facts: Partial<Facts>, ready = false): void {
    Object.assign(this.#facts, facts)
    this.#ready ||= ready
    this.#snapshot = null
    for (const listener of this.#listeners) listener()
  }
}
