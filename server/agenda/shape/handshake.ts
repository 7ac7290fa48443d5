import { z } from 'zod'

/**
 * The version of what stands in the co-edited documents. An old page deletes node types it does not know, for everybody
 * (asvs.md C23): the page says its version when it connects and is refused when it is another one. Raise it with the schema.
 */
export const schemaVersion = 1

/** One WebSocket message, either way; a longer one ends the socket before anything reads it. */
export const messageLimit = 1_000_000

/** What a sender cuts its messages to, so that the frame around them fits as well. */
export const pieceLimit = 900_000

/**
 * Why the portal closes a socket: the WebSocket's close code by the stable code that the page shows. The close reason is
 * `CODE` or `CODE document`; the same codes are the reasons of a refusal for one document.
 */
export const closures = {
  COLLAB_MALFORMED: 4400,
  SIGNED_OUT: 4401,
  COLLAB_RIGHT_CHANGED: 4403,
  COLLAB_READ_ONLY: 4405,
  COLLAB_TOO_LARGE: 4413,
  COLLAB_PAGE_OLD: 4426,
  COLLAB_TOO_FAST: 4429,
  COLLAB_UNAVAILABLE: 4503,
} as const
export type Closure = keyof typeof closures

/** Refusals that concern one document alone and leave the socket open. */
export type Denial = 'COLLAB_DOCUMENT_UNKNOWN' | 'NOT_PERMITTED' | 'SIGNED_OUT' | 'COLLAB_UNAVAILABLE'

export type Right = 'write' | 'read'

const mark = z.strictObject({ mark: z.number().int().min(0) })
const answer = z.union([
  z.strictObject({ stored: z.number().int().min(0) }),
  z.strictObject({ right: z.enum(['write', 'read']) }),
])

function parsed<T>(schema: z.ZodType<T>, text: string): T | null {
  try {
    return schema.safeParse(JSON.parse(text)).data ?? null
  } catch {
    return null
  }
}

/** A page asks: tell me when everything I have sent before this is stored. */
export const writeMark = (n: number): string => JSON.stringify({ mark: n })
/** The number of a mark, or null when the text is none. */
export const readMark = (text: string): number | null => parsed(mark, text)?.mark ?? null
/** The portal answers after COMMIT. */
export const writeStored = (n: number): string => JSON.stringify({ stored: n })
/** The portal tells that a right has grown. */
export const writeRight = (right: Right): string => JSON.stringify({ right })
/** What the portal says beside the document, or null when it is not understood. */
export const readAnswer = (text: string): { stored: number } | { right: Right } | null => parsed(answer, text)

/** The parts of a close reason: its code and the document it is about. */
export function readReason(reason: string): { code: string; document: string | null } {
  const [code = '', document] = reason.split(' ', 2)
  return { code, document: document ?? null }
}
