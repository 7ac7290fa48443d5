import type { Doc } from 'yjs'
import { log } from '#server/kernel/log.ts'
import { behind, projectDocument } from './acts/project.ts'
import { compactDocument, type Loaded } from './acts/store.ts'
import { parseDocumentName } from './shape/documents.ts'
import { type Author, Touches } from './touches.ts'
import type { Update } from './updates.ts'

/** a projection waits this long for more of the same, in milliseconds */
const projectionPause = 300
/** a snapshot folds at least so many updates, and is made at most this often, in milliseconds */
const snapshotOf = 200
const snapshotEvery = 30_000

interface Kept {
  seq: bigint
  since: number
  compacting: boolean
  nextSnapshot: number
  pending: [unknown, unknown]
  touches: Touches
  timer: NodeJS.Timeout | undefined
  projecting: Promise<void> | undefined
  again: boolean
}

/** What follows from stored updates, document by document: the projection into rows, and snapshots. Never in anybody's way. */
export class Keeping {
  readonly #documents = new Map<string, Kept>()
  readonly #open: (document: string) => Doc | undefined
  readonly #unsaved: (document: string) => boolean

  constructor(open: (document: string) => Doc | undefined, unsaved: (document: string) => boolean) {
    this.#open = open
    this.#unsaved = unsaved
  }

  #kept(document: string): Kept {
    const known = this.#documents.get(document)
    if (known) return known
    const made: Kept = {
      seq: 0n,
      since: 0,
      compacting: false,
      nextSnapshot: 0,
      pending: [null, null],
      touches: new Touches(),
      timer: undefined,
      projecting: undefined,
      again: false,
    }
    this.#documents.set(document, made)
    return made
  }

  /** A document was built from its rows. */
  opened(document: string, loaded: Loaded): void {
    const kept = this.#kept(document)
    kept.since = loaded.since
    if (loaded.seq > kept.seq) kept.seq = loaded.seq
  }

  /** Somebody changed these parts. */
  touched(document: string, names: Iterable<string>, author: Author): void {
    this.#kept(document).touches.note(names, author)
  }

  /** Whether words that wait for others are new since they were last stored. */
  newPending(document: string, structs: unknown, deletions: unknown): boolean {
    const kept = this.#kept(document)
    const known = (structs ?? null) === kept.pending[0] && (deletions ?? null) === kept.pending[1]
    kept.pending = [structs ?? null, deletions ?? null]
    return !known && (kept.pending[0] !== null || kept.pending[1] !== null)
  }

  /** Updates are committed. */
  stored(document: string, last: bigint, updates: Update[]): void {
    const kept = this.#kept(document)
    kept.since += updates.length
    this.written(document, last)
    if (kept.since < snapshotOf || kept.compacting || performance.now() < kept.nextSnapshot) return
    kept.since = 0
    kept.compacting = true
    kept.nextSnapshot = performance.now() + snapshotEvery
    compactDocument(document)
      .catch((error: unknown) => log.warn({ what: 'collab.snapshot.failed', document, error }))
      .finally(() => (kept.compacting = false))
  }

  /** Rows of the document stand up to `seq`. */
  written(document: string, seq: bigint): void {
    const kept = this.#kept(document)
    if (seq > kept.seq) kept.seq = seq
    // notes are for the delegation's eyes: they are projected nowhere
    if (parseDocumentName(document)?.kind === 'notes') return
    this.#later(document, kept, projectionPause, 0)
  }

  #later(document: string, kept: Kept, pause: number, tries: number): void {
    kept.timer ??= setTimeout(() => {
      kept.timer = undefined
      // rows show what is committed: a moment without anything on its way is soon found
      if (tries < 20 && this.#unsaved(document)) this.#later(document, kept, 15, tries + 1)
      else this.#project(document, kept)
    }, pause)
  }

  #project(document: string, kept: Kept): void {
    if (kept.projecting) {
      kept.again = true
      return
    }
    const touched = kept.touches.take()
    const doc = this.#open(document)
    // what is not committed yet may be lost with the process: then this projection does not count as up to date
    const seq = this.#unsaved(document) ? kept.seq - 1n : kept.seq
    kept.projecting = projectDocument(document, doc && { doc, seq, touched })
      .then(({ left, fresh }) => {
        kept.touches.giveBack(left)
        if (fresh) this.#retryWords(document)
      })
      .catch((error: unknown) => {
        log.error({ what: 'collab.projection.failed', document, error })
        kept.touches.giveBack(touched)
        setTimeout(() => this.written(document, kept.seq), 2000).unref()
      })
      .finally(() => {
        kept.projecting = undefined
        if (kept.again) this.#project(document, kept)
        kept.again = false
      })
  }

  // words that came before their item
  #retryWords(structure: string): void {
    for (const [document, kept] of this.#documents) {
      if (document.startsWith(`${structure}:`) && kept.touches.any) this.written(document, kept.seq)
    }
  }

  /** Projects every document whose rows are ahead of their projection, one after the other, structures first. */
  async catchUp(): Promise<void> {
    try {
      for (const { document } of await behind()) await projectDocument(document)
    } catch (error) {
      log.warn({ what: 'collab.catch-up.failed', error })
    }
  }

  /** Projects at once what waits, and waits for it. */
  async close(): Promise<void> {
    for (const [document, kept] of this.#documents) {
      if (!kept.timer) continue
      clearTimeout(kept.timer)
      kept.timer = undefined
      this.#project(document, kept)
    }
    await Promise.all([...this.#documents.values()].flatMap((kept) => kept.projecting ?? []))
  }
}
