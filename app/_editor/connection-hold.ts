import { HocuspocusProvider } from '@hocuspocus/provider'
import * as decoding from 'lib0/decoding'

const kinds = { sync: 0, presence: 1 } as const
/** so much waits at most, then it is let in all the same */
const messagesLimit = 5000
const bytesLimit = 1_000_000

/**
 * A document's link to the portal that can keep what others write back for a while: the editor's binding draws a paragraph
 * anew when somebody else's edit arrives in it, and that breaks the composition of an input method.
 */
export class HeldProvider extends HocuspocusProvider {
  #held = false
  #waiting: MessageEvent[] = []
  #bytes = 0

  /** From now on others' edits and cursors wait. */
  hold(): void {
    this.#held = true
  }

  /** What waited is applied, in its order. */
  release(): void {
    this.#held = false
    const waiting = this.#waiting
    this.#waiting = []
    this.#bytes = 0
    for (const event of waiting) super.onMessage(event)
  }

  override onMessage(event: MessageEvent): void {
    if (!this.#held || !this.#waits(event)) return super.onMessage(event)
    this.#waiting.push(event)
    this.#bytes += (event.data as ArrayBuffer).byteLength
    if (this.#waiting.length > messagesLimit || this.#bytes > bytesLimit) {
      this.release()
      this.hold()
    }
  }

  #waits(event: MessageEvent): boolean {
    const decoder = decoding.createDecoder(new Uint8Array(event.data as ArrayBuffer))
    decoding.readVarString(decoder)
    const kind = decoding.readVarUint(decoder)
    return kind === kinds.sync || kind === kinds.presence
  }
}
