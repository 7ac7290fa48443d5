/** One Yjs update on its way into the database, with the person the portal knows sent it. */
export interface Update {
  bytes: Uint8Array
  person: string | null
  party: string | null
  at: Date
}

export interface UpdateQueueOptions {
  /** Stores updates of one document in their order, in one transaction; gives the last one's sequence number. */
  write(document: string, updates: Update[]): Promise<bigint>
  /** After COMMIT. */
  stored(document: string, last: bigint, updates: Update[]): void
  /** The database does not take updates; told once per failure, with what is waiting. */
  failing(document: string, error: unknown, waiting: number): void
}

interface Lane {
  waiting: Update[]
  pushed: number
  committed: number
  running: boolean
  failures: number
  waiters: Array<{ from: number; resolve: () => void }>
}

const batchUpdates = 500
const batchBytes = 4_000_000
const longestPause = 5000
/** while people type, a transaction waits this long for more of the same: rather few large ones than many small */
const gathering = 8

/**
 * Group commit: updates of a document that arrive while one transaction runs go together into the next. Nothing is
 * dropped when the database is away; it is tried again with growing pauses, and who asked waits (asvs.md C1, C4).
 */
export class UpdateQueue {
  readonly #options: UpdateQueueOptions
  readonly #lanes = new Map<string, Lane>()
  #bytes = 0

  constructor(options: UpdateQueueOptions) {
    this.#options = options
  }

  /** Bytes that only memory holds; the door refuses more when this grows too large. */
  get bytes(): number {
    return this.#bytes
  }

  /** Puts an update at the end of its document's lane. */
  push(document: string, update: Update): void {
    const lane = this.#lanes.get(document) ?? {
      waiting: [],
      pushed: 0,
      committed: 0,
      running: false,
      failures: 0,
      waiters: [],
    }
    this.#lanes.set(document, lane)
    lane.waiting.push(update)
    lane.pushed += 1
    this.#bytes += update.bytes.length
    if (lane.running) return
    lane.running = true
    // what arrives in the same turn of the loop goes along
    setImmediate(() => void this.#run(document, lane))
  }

  /** Resolves when all that was pushed for the document before this call is committed. */
  stored(document: string): Promise<void> {
    const lane = this.#lanes.get(document)
    if (!lane || lane.committed === lane.pushed) return Promise.resolve()
    const from = lane.pushed
    return new Promise((resolve) => lane.waiters.push({ from, resolve }))
  }

  /** Whether something of the document is not committed yet. */
  pending(document: string): boolean {
    return (this.#lanes.get(document)?.waiting.length ?? 0) > 0
  }

  /** Resolves when nothing is waiting any more. */
  async drained(): Promise<void> {
    await Promise.all([...this.#lanes.keys()].map((document) => this.stored(document)))
  }

  #batch(lane: Lane): Update[] {
    let bytes = 0
    const batch: Update[] = []
    for (const update of lane.waiting) {
      if (batch.length > 0 && (batch.length === batchUpdates || bytes + update.bytes.length > batchBytes)) break
      bytes += update.bytes.length
      batch.push(update)
    }
    return batch
  }

  async #run(document: string, lane: Lane): Promise<void> {
    while (lane.waiting.length > 0) {
      const batch = this.#batch(lane)
      try {
        const last = await this.#options.write(document, batch)
        lane.failures = 0
        this.#done(document, lane, batch, last)
        await new Promise((resolve) => setTimeout(resolve, gathering))
      } catch (error) {
        lane.failures += 1
        this.#options.failing(document, error, lane.waiting.length)
        await new Promise((resolve) => setTimeout(resolve, Math.min(100 * 2 ** lane.failures, longestPause)))
      }
    }
    lane.running = false
    this.#lanes.delete(document)
  }

  // waiters hear it before the rest of the work begins
  #done(document: string, lane: Lane, batch: Update[], last: bigint): void {
    lane.waiting.splice(0, batch.length)
    lane.committed += batch.length
    for (const update of batch) this.#bytes -= update.bytes.length
    const ready = lane.waiters.filter((waiter) => waiter.from <= lane.committed)
    lane.waiters = lane.waiters.filter((waiter) => waiter.from > lane.committed)
    for (const waiter of ready) waiter.resolve()
    this.#options.stored(document, last, batch)
  }
}
