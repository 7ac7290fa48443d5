/** several keystrokes share one question, in milliseconds */
const pause = 25

/**
 * Counts what was changed here and what the portal has stored of it: a mark asks 'is everything before this stored?', the
 * answer comes after COMMIT. Marks are lost with the connection; the next one asks anew.
 */
export class Marks {
  /** changes made on this page */
  changes = 0
  /** how many of them the portal has stored */
  stored = 0
  readonly #send: (mark: number) => void
  readonly #asked = new Map<number, number>()
  #last = 0
  #inStep = false
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(send: (mark: number) => void) {
    this.#send = send
  }

  /** Both counts. */
  count(): { changes: number; stored: number } {
    return { changes: this.changes, stored: this.stored }
  }

  /** A change was made here. */
  changed(): void {
    this.changes += 1
    if (this.#inStep) this.#timer ??= setTimeout(() => this.#ask(), pause)
  }

  /** The portal has applied all but `unsynced` messages of ours; with none left, all that was typed offline is there too. */
  applied(unsynced: number): void {
    if (unsynced > 0 || this.#inStep) return
    this.#inStep = true
    this.#ask()
  }

  /** The portal has stored everything before that mark. */
  answered(mark: number): void {
    this.stored = Math.max(this.stored, this.#asked.get(mark) ?? 0)
    for (const n of this.#asked.keys()) if (n <= mark) this.#asked.delete(n)
  }

  /** The connection is gone, or closed for good. */
  stop(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    this.#inStep = false
    this.#asked.clear()
  }

  #ask(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    this.#last += 1
    this.#asked.set(this.#last, this.changes)
    this.#send(this.#last)
  }
}
