import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { pieceLimit } from './handshake.ts'
import { updatePieces } from './update-pieces.ts'

// of the protocol of Hocuspocus 4.7: a document's name, the kind, for sync the step, then the bytes
const kinds = { sync: 0, syncReply: 4 } as const
const steps = { difference: 1, update: 2 } as const

/** The document that a message is about. Throws when it does not decode. */
export function nameOf(message: Uint8Array): string {
  return decoding.readVarString(decoding.createDecoder(message))
}

/**
 * Cuts a message that carries a large update into several of at most about `limit` bytes, in both directions; each is an
 * update, the last one answers what was asked. Every other message is left as it is.
 */
export function framePieces(message: Uint8Array, limit: number = pieceLimit): Uint8Array[] {
  if (message.length <= limit) return [message]
  const decoder = decoding.createDecoder(message)
  const name = decoding.readVarString(decoder)
  const kind = decoding.readVarUint(decoder)
  if (kind !== kinds.sync && kind !== kinds.syncReply) return [message]
  const step = decoding.readVarUint(decoder)
  if (step !== steps.difference && step !== steps.update) return [message]
  const pieces = updatePieces(decoding.readVarUint8Array(decoder), limit)
  return pieces.map((piece, i) => {
    const encoder = encoding.createEncoder()
    encoding.writeVarString(encoder, name)
    encoding.writeVarUint(encoder, kind)
    encoding.writeVarUint(encoder, i === pieces.length - 1 ? step : steps.update)
    encoding.writeVarUint8Array(encoder, piece)
    return encoding.toUint8Array(encoder)
  })
}
