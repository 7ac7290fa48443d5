import * as encoding from 'lib0/encoding'

/** A frame of the co-editing socket as a client sends it: a document's name, then numbers, texts and bytes. */
export function frame(document: string, ...parts: Array<number | string | Uint8Array>): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarString(encoder, document)
  for (const part of parts) {
    if (typeof part === 'number') encoding.writeVarUint(encoder, part)
    else if (typeof part === 'string') encoding.writeVarString(encoder, part)
    else encoding.writeVarUint8Array(encoder, part)
  }
  return encoding.toUint8Array(encoder)
}
