import { createHash, hash as digest } from 'node:crypto'

/** Bytes are stored, and checked before they leave, in pieces of this size. */
export const pieceSize = 1 << 20
const digestSize = 32

/** Gathers bytes into pieces of 1 MiB, the last one shorter; what comes as a whole piece is passed on as it is. */
async function* pieces(bytes: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let held: Buffer[] = []
  let size = 0
  for await (const part of bytes) {
    let rest = part
    while (size + rest.length >= pieceSize) {
      const taken = rest.subarray(0, pieceSize - size)
      yield held.length === 0 ? taken : Buffer.concat([...held, taken])
      rest = rest.subarray(taken.length)
      held = []
      size = 0
    }
    if (rest.length > 0) held.push(rest)
    size += rest.length
  }
  if (size > 0) yield Buffer.concat(held)
}

/** Follows bytes as they pass: their SHA-256, their number, and the digest of each piece (the object's `.sum`). */
export class Reckoning {
  #whole = createHash('sha256')
  #piece = createHash('sha256')
  #digests: Buffer[] = []
  #inPiece = 0
  size = 0

  take(part: Buffer): void {
    this.#whole.update(part)
    this.size += part.length
    let rest = part
    while (this.#inPiece + rest.length >= pieceSize) {
      const taken = pieceSize - this.#inPiece
      this.#close(rest.subarray(0, taken))
      rest = rest.subarray(taken)
    }
    this.#piece.update(rest)
    this.#inPiece += rest.length
  }

  #close(last: Buffer): void {
    this.#digests.push(this.#piece.update(last).digest())
    this.#piece = createHash('sha256')
    this.#inPiece = 0
  }

  end(): { hash: string; sums: Buffer } {
    if (this.#inPiece > 0) this.#close(Buffer.alloc(0))
    return { hash: this.#whole.digest('hex'), sums: Buffer.concat(this.#digests) }
  }
}

/** What is read, and what is known of it. */
export interface Asked {
  hash: string
  size: number
  sums: Buffer
  /** the bytes wanted, both ends included */
  start: number
  end: number
}

// the sums that once went together with the object's own hash, by it
const proven = new Map<string, string>()
const mostProven = 10_000

function prove(hash: string, sums: string): void {
  if (proven.size >= mostProven) proven.clear()
  proven.set(hash, sums)
}

/**
 * Lets pieces through once each is known to be what was stored, and throws `altered` where one is not. It is given the
 * object from the first whole piece on that holds `start`. When the whole object passes and its sums have not been
 * proven yet, its SHA-256 is asked as well, before the last piece leaves.
 */
export async function* checked(
  bytes: AsyncIterable<Buffer>,
  { hash, size, sums, start, end }: Asked,
  altered: () => Error,
): AsyncGenerator<Buffer> {
  const known = digest('sha256', sums)
  const whole = start === 0 && end === size - 1 && proven.get(hash) !== known ? createHash('sha256') : undefined
  let at = Math.floor(start / pieceSize)
  for await (const piece of pieces(bytes)) {
    const from = at * pieceSize
    if (!digest('sha256', piece, 'buffer').equals(sums.subarray(at * digestSize, (at + 1) * digestSize)))
      throw altered()
    whole?.update(piece)
    if (whole && from + piece.length >= size) {
      if (whole.digest('hex') !== hash) throw altered()
      prove(hash, known)
    }
    at += 1
    yield piece.subarray(Math.max(0, start - from), Math.min(piece.length, end + 1 - from))
  }
  if (at * pieceSize <= end) throw altered()
}
