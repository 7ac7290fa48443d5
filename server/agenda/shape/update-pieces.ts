import * as encoding from 'lib0/encoding'
import { UpdateEncoderV1, decodeUpdate } from 'yjs'
import { pieceLimit } from './handshake.ts'

type Decoded = ReturnType<typeof decodeUpdate>
type Struct = Decoded['structs'][number]

/** Structs of one client that follow each other, already encoded; in this format a struct's bytes stand alone. */
interface Run {
  client: number
  clock: number
  structs: Uint8Array[]
}

// deletions of one piece: each is two numbers of at most eight bytes
const deletionsInPiece = 40_000

function encoded(struct: Struct): Uint8Array {
  const encoder = new UpdateEncoderV1()
  struct.write(encoder, 0)
  return encoding.toUint8Array(encoder.restEncoder)
}

function update(runs: Run[], deletions: Array<[number, Array<{ clock: number; len: number }>]>): Uint8Array {
  const out = encoding.createEncoder()
  encoding.writeVarUint(out, runs.length)
  for (const run of runs) {
    encoding.writeVarUint(out, run.structs.length)
    encoding.writeVarUint(out, run.client)
    encoding.writeVarUint(out, run.clock)
    for (const bytes of run.structs) encoding.writeUint8Array(out, bytes)
  }
  encoding.writeVarUint(out, deletions.length)
  for (const [client, ranges] of deletions) {
    encoding.writeVarUint(out, client)
    encoding.writeVarUint(out, ranges.length)
    for (const { clock, len } of ranges) {
      encoding.writeVarUint(out, clock)
      encoding.writeVarUint(out, len)
    }
  }
  return encoding.toUint8Array(out)
}

function structPieces(structs: Struct[], limit: number): Uint8Array[] {
  const pieces: Uint8Array[] = []
  let runs: Run[] = []
  let size = 0
  for (const struct of structs) {
    const bytes = encoded(struct)
    if (size > 0 && size + bytes.length > limit) {
      pieces.push(update(runs, []))
      runs = []
      size = 0
    }
    const run = runs.at(-1)
    if (run?.client === struct.id.client) run.structs.push(bytes)
    else runs.push({ client: struct.id.client, clock: struct.id.clock, structs: [bytes] })
    size += bytes.length + 24
  }
  if (runs.length > 0) pieces.push(update(runs, []))
  return pieces
}

function deletionPieces(deletions: Decoded['ds']): Uint8Array[] {
  const pieces: Uint8Array[] = []
  for (const [client, ranges] of deletions.clients) {
    for (let i = 0; i < ranges.length; i += deletionsInPiece) {
      pieces.push(update([], [[client, ranges.slice(i, i + deletionsInPiece)]]))
    }
  }
  return pieces
}

/**
 * Cuts an update (Yjs format 1) into updates of at most about `limit` bytes, to be applied in their order; words first,
 * deletions last. A single struct is never split: one is at most a text, and texts are bounded.
 */
export function updatePieces(bytes: Uint8Array, limit: number = pieceLimit): Uint8Array[] {
  if (bytes.length <= limit) return [bytes]
  const { structs, ds } = decodeUpdate(bytes)
  return [...structPieces(structs, limit), ...deletionPieces(ds)]
}
