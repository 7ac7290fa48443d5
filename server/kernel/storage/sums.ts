import { createHash } from 'node:crypto'
import { Transform } from 'node:stream'

/** Bytes are stored, and checked before they leave, in pieces of this size. */
export const pieceSize = 1 << 20
const digestSize = 32

/** Cuts a stream into pieces of 1 MiB; only the last one is shorter. */
export function pieces(): Transform {
  let held: Buffer[] = []
  let size = 0
  return new Transform({
    readableHighWaterMark: pieceSize,
    transform(part: Buffer, _, done) {
      let rest = part
      while (size + rest.length >= pieceSize) {
        const taken = pieceSize - size
        this.push(Buffer.concat([...held, rest.subarray(0, taken)]))
        rest = rest.subarray(taken)
        held = []
        size = 0
      }
      if (rest.length > 0) held.push(rest)
      size += rest.length
      done()
    },
    flush(done) {
      if (size > 0) this.push(Buffer.concat(held))
      done()
    },
  })
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

interface Asked {
  hash: string
  size: number
  sums: Buffer
  /** the bytes wanted, both ends included */
  start: number
  end: number
  /** what the reader hears when bytes have changed */
  altered: () => Error
}

/**
 * Lets pieces through once each is known to be what was stored. It is given the object from the first whole piece on that
 * holds `start`. When the whole object passes, its SHA-256 is asked as well, before the last piece leaves.
 */
export function checked({ hash, size, sums, start, end, altered }: Asked): Transform {
  const whole = start === 0 && end === size - 1 ? createHash('sha256') : undefined
  let at = Math.floor(start / pieceSize)
  return new Transform({
    readableHighWaterMark: pieceSize,
    writableHighWaterMark: pieceSize,
    transform(piece: Buffer, _, done) {
      const from = at * pieceSize
      const told = createHash('sha256').update(piece).digest()
      const known = sums.subarray(at * digestSize, (at + 1) * digestSize)
      const last = from + piece.length >= size
      whole?.update(piece)
      at += 1
      if (!told.equals(known) || (last && whole && whole.digest('hex') !== hash)) return done(altered())
      done(null, piece.subarray(Math.max(0, start - from), Math.min(piece.length, end + 1 - from)))
    },
    flush(done) {
      done(at * pieceSize > end ? null : altered())
    },
  })
}
