import { randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, open, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { clock } from './clock.ts'
import { env } from './env.ts'
import { Refusal, refusal } from './errors.ts'
import { log } from './log.ts'
import type { Settings } from './settings.ts'
import { bucketShelf } from './storage/bucket.ts'
import { diskShelf } from './storage/disk.ts'
import type { Shelf } from './storage/shelf.ts'
import { checked, pieceSize, Reckoning } from './storage/sums.ts'

/** Bytes under the name that they give themselves. */
export interface Stored {
  /** SHA-256, hexadecimal, small letters */
  hash: string
  size: number
}

/** Content-addressed storage: the same bytes are stored once, and what comes back is what was put. */
export interface Storage {
  /** Stores what a stream gives. FILE_TOO_LARGE beyond `limit`, STORAGE_FULL, STORAGE_AWAY; then nothing is left behind. */
  put(bytes: Readable, options?: { limit?: number }): Promise<Stored>
  /** As put, for a file in `room()`, which is moved and not copied where that is possible. */
  adopt(file: string): Promise<Stored>
  /**
   * The bytes, or those from `start` to `end`, both included. No piece of 1 MiB leaves before it is known to be what was
   * stored: STORAGE_DAMAGED here or, further on, as the stream's error.
   */
  open(hash: string, range?: { start?: number; end?: number }): Promise<Readable>
  /** The size of what is stored under a hash; undefined when there is nothing. */
  size(hash: string): Promise<number | undefined>
  has(hash: string): Promise<boolean>
  remove(hash: string): Promise<void>
  /** A folder for files that are not whole yet; adopt() takes them from there. */
  room(): Promise<string>
  /** Clears away what a killed process left in room() more than a day ago. */
  sweep(): Promise<number>
}

const day = 86_400_000
const full = new Set(['ENOSPC', 'EDQUOT', 'EFBIG', 'QuotaExceeded', 'InsufficientCapacity', 'XMinioStorageFull'])
const isHash = (hash: string) => /^[0-9a-f]{64}$/.test(hash)
const keyOf = (hash: string) => `${hash.slice(0, 2)}/${hash.slice(2, 4)}/${hash}`

/** Reported, and refused: the bytes are not served. */
function damaged(hash: string): Refusal {
  log.error({ what: 'storage.damaged', hash })
  return refusal('STORAGE_DAMAGED', 'unavailable')
}

/** What went wrong in a shelf, in the words that people are told. */
function told(error: unknown, act: string, hash?: string): Error {
  if (error instanceof Refusal) return error
  log.error({ what: 'storage.failed', act, hash, error })
  const { code, name } = error as NodeJS.ErrnoException
  return refusal(full.has(code ?? name) ? 'STORAGE_FULL' : 'STORAGE_AWAY', 'unavailable')
}

// one piece of memory for a whole file: 100 MB leave nothing to be swept up
async function reckon(file: string, reckoning: Reckoning): Promise<void> {
  const held = await open(file, 'r')
  try {
    const piece = Buffer.allocUnsafeSlow(pieceSize)
    for (;;) {
      const { bytesRead } = await held.read(piece, 0, pieceSize)
      if (bytesRead === 0) return
      reckoning.take(piece.subarray(0, bytesRead))
    }
  } finally {
    await held.close()
  }
}

async function joined(bytes: AsyncIterable<Buffer>): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of bytes) parts.push(part)
  return Buffer.concat(parts)
}

/** The first piece and those that follow; what breaks off on the way is told in the same words. */
async function* reported(
  first: IteratorResult<Buffer>,
  rest: AsyncGenerator<Buffer>,
  hash: string,
): AsyncGenerator<Buffer> {
  try {
    if (!first.done) yield first.value
    yield* rest
  } catch (error) {
    throw told(error, 'open', hash)
  } finally {
    // a reader that has gone away after the first piece
    await rest.return(undefined)
  }
}

class Store implements Storage {
  readonly #shelf: Shelf
  readonly #incoming: string
  constructor(shelf: Shelf, incoming: string) {
    this.#shelf = shelf
    this.#incoming = incoming
  }

  async room(): Promise<string> {
    await mkdir(this.#incoming, { recursive: true, mode: 0o700 })
    return this.#incoming
  }

  async put(bytes: Readable, { limit = Infinity }: { limit?: number } = {}): Promise<Stored> {
    const reckoning = new Reckoning()
    const count = new Transform({
      transform(part: Buffer, _, done) {
        reckoning.take(part)
        done(reckoning.size > limit ? refusal('FILE_TOO_LARGE', 'invalid', { size: limit }) : null, part)
      },
    })
    let broken: unknown
    bytes.once('error', (error) => (broken = error))
    const file = join(await this.room(), randomUUID())
    try {
      await pipeline(bytes, count, createWriteStream(file, { flags: 'wx', mode: 0o600 }))
      return await this.#shelve(file, reckoning)
    } catch (error) {
      await rm(file, { force: true })
      // the giver's fault is the giver's to explain
      throw broken === error ? error : told(error, 'put')
    }
  }

  async adopt(file: string): Promise<Stored> {
    const reckoning = new Reckoning()
    try {
      await reckon(file, reckoning)
      return await this.#shelve(file, reckoning)
    } catch (error) {
      throw told(error, 'adopt')
    }
  }

  // the sums come first: an object without them would have to be read twice
  async #shelve(file: string, reckoning: Reckoning): Promise<Stored> {
    const { hash, sums } = reckoning.end()
    await this.#shelf.write(`${keyOf(hash)}.sum`, sums)
    await this.#shelf.take(keyOf(hash), file)
    return { hash, size: reckoning.size }
  }

  async open(hash: string, range: { start?: number; end?: number } = {}): Promise<Readable> {
    try {
      const size = await this.size(hash)
      if (size === undefined) throw damaged(hash)
      const { start = 0, end = size - 1 } = range
      const last = Math.min(end, size - 1)
      const sums = await this.#sums(hash, size)
      const from = Math.floor(start / pieceSize) * pieceSize
      const to = Math.min(size, (Math.floor(last / pieceSize) + 1) * pieceSize) - 1
      if (size === 0) return Readable.from([], { objectMode: false })
      const asked = { hash, size, sums, start, end: last }
      const bytes = checked(this.#shelf.read(keyOf(hash), from, to), asked, () => damaged(hash))
      // what is damaged at its beginning is refused before an answer begins
      const first = await bytes.next()
      return Readable.from(reported(first, bytes, hash), { objectMode: false, highWaterMark: pieceSize })
    } catch (error) {
      throw told(error, 'open', hash)
    }
  }

  async #sums(hash: string, size: number): Promise<Buffer> {
    const wanted = Math.ceil(size / pieceSize) * 32
    const key = `${keyOf(hash)}.sum`
    if (wanted === 0) return Buffer.alloc(0)
    if ((await this.#shelf.size(key)) === wanted) return joined(this.#shelf.read(key, 0, wanted - 1))
    const reckoning = new Reckoning()
    for await (const part of this.#shelf.read(keyOf(hash), 0, size - 1)) reckoning.take(part)
    const found = reckoning.end()
    if (found.hash !== hash) throw damaged(hash)
    await this.#shelf.write(key, found.sums)
    return found.sums
  }

  async size(hash: string): Promise<number | undefined> {
    if (!isHash(hash)) return undefined
    return this.#shelf.size(keyOf(hash)).catch((error: unknown) => {
      throw told(error, 'size', hash)
    })
  }

  async has(hash: string): Promise<boolean> {
    return (await this.size(hash)) !== undefined
  }

  async remove(hash: string): Promise<void> {
    if (!isHash(hash)) return
    try {
      await this.#shelf.remove(keyOf(hash))
      await this.#shelf.remove(`${keyOf(hash)}.sum`)
    } catch (error) {
      throw told(error, 'remove', hash)
    }
  }

  async sweep(): Promise<number> {
    let swept = 0
    for (const name of await readdir(await this.room())) {
      const file = join(this.#incoming, name)
      const facts = await stat(file).catch(() => undefined)
      if (!facts?.isFile() || facts.mtimeMs > clock.now().getTime() - day) continue
      await rm(file, { force: true })
      swept += 1
    }
    return swept
  }
}

/** Opens a storage of its own; the portal's is `storage`. */
export function openStorage(place: Pick<Settings, 'dataDir' | 'objectStore'>, shelf?: Shelf): Storage {
  const incoming = join(place.dataDir, 'storage', 'incoming')
  const shelves = place.objectStore
    ? bucketShelf(place.objectStore)
    : diskShelf(join(place.dataDir, 'storage', 'objects'), incoming)
  return new Store(shelf ?? shelves, incoming)
}

let opened: Storage | undefined
const portals = () => (opened ??= openStorage(env))

/** The portal's storage: files in DATA_DIR, or the object store of the S3 settings. Opened at its first use. */
export const storage: Storage = {
  put: (bytes, options) => portals().put(bytes, options),
  adopt: (file) => portals().adopt(file),
  open: (hash, range) => portals().open(hash, range),
  size: (hash) => portals().size(hash),
  has: (hash) => portals().has(hash),
  remove: (hash) => portals().remove(hash),
  room: () => portals().room(),
  sweep: () => portals().sweep(),
}
