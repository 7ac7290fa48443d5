const first = 500
const longest = 8000

/** Waits longer after each failure before it tries again, and forgets them at the first success. */
export class Patience {
  readonly #again: () => void
  #failures = 0
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(again: () => void) {
    this.#again = again
  }

  /** It failed: try again later. */
  later(): void {
    this.#failures += 1
    this.stop()
    this.#timer = setTimeout(this.#again, Math.min(first * 2 ** this.#failures, longest))
  }

  /** It worked. */
  rewarded(): void {
    this.#failures = 0
  }

  /** No further attempt. */
  stop(): void {
    clearTimeout(this.#timer)
  }
}
