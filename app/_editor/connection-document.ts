import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { readAnswer, type Right, writeMark } from '#server/agenda/shape/handshake.ts'
import { type Facts, type Present, peopleIn, type Snapshot, stateOf } from './connection-state.ts'
import { HeldProvider } from './connection-hold.ts'
import { Marks } from './connection-marks.ts'
import { Patience } from './connection-patience.ts'
import { codeOf, isFinal } from './connection-refusals.ts'
import type { TabSocket } from './connection-socket.ts'
import { type DeviceCopy, keepOnDevice } from './device.ts'

type Code = NonNullable<Facts['refused']>

/** What a document needs of its tab. */
export interface Tab {
  socket: TabSocket
  person: string
  token: (document: string) => Promise<string>
}

const patience = 4000

/** One co-edited document of this tab, in step with the portal and kept on this device. */
export class TabDocument {
  readonly name: string
  readonly doc = new Y.Doc()
  readonly awareness = new Awareness(this.doc)
  readonly #tab: Tab
  readonly #provider: HeldProvider
  readonly #listeners = new Set<() => void>()
  #device: DeviceCopy | null
  readonly #marks = new Marks((mark) => this.#provider.sendStateless(writeMark(mark)))
  readonly #facts: Omit<Facts, 'kept' | 'changes' | 'stored'> = {
    confirmed: false,
    connected: false,
    patient: true,
    refused: null,
  }
  #right: Right | null = null
  #ready = false
  readonly #patience = new Patience(() => this.#again())
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
      onUnsyncedChanges: ({ number }) => this.#marks.applied(number),
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
      state: stateOf({ ...this.#facts, ...this.#marks.count(), kept: this.#device?.kept() ?? false }),
      right: this.#right,
      ready: this.#ready,
      people: peopleIn(this.awareness.getStates(), this.doc.clientID),
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

  /** Keeps others' edits back while an input method composes (true), and lets them in again, in their order (false). */
  hold(held: boolean): void {
    if (held) this.#provider.hold()
    else this.#provider.release()
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
    return this.#marks.changes > this.#marks.stored && !(this.#device?.kept() ?? false)
  }

  leave(): void {
    this.#left = true
    this.#marks.stop()
    this.#patience.stop()
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
    this.#marks.changed()
    this.#set({})
  }

  #admitted(right: Right): void {
    this.#patience.rewarded()
    this.#right = right
    this.#set({ connected: true, patient: false })
  }

  #denied(reason: string): void {
    const code = this.#tokenCode || reason
    if (isFinal(code)) {
      // who was inside and is refused now has lost a right meanwhile
      this.refuse(code === 'NOT_PERMITTED' && this.#right !== null ? 'COLLAB_RIGHT_CHANGED' : code)
      return
    }
    this.#patience.later()
  }

  #again(): void {
    if (this.#left || this.#facts.refused !== null) return
    this.#provider.detach()
    this.#provider.attach()
  }

  #told(payload: string): void {
    const answer = readAnswer(payload)
    if (answer && 'right' in answer) this.#right = answer.right
    if (!answer || !('stored' in answer)) return this.#set({})
    this.#marks.answered(answer.stored)
    this.#set({ confirmed: true })
  }

  #disconnected(): void {
    this.#marks.stop()
    this.#set({ connected: false, confirmed: false })
    // this document alone was closed, the socket stands: ask for it again
    if (this.#tab.socket.webSocket?.readyState === 1) this.#patience.later()
  }

  #set(facts: Partial<Facts>, ready = false): void {
    Object.assign(this.#facts, facts)
    this.#ready ||= ready
    this.#snapshot = null
    for (const listener of this.#listeners) listener()
  }
}
