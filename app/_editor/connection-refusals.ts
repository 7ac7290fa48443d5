import { readReason } from '#server/agenda/shape/handshake.ts'
import type { Facts } from './connection-state.ts'

type Code = NonNullable<Facts['refused']>

// close codes of shape/handshake.ts after which coming back with the same would end the same; 1009 is the protocol's own
const refusals = new Map<number, Code>([
  [1009, 'COLLAB_TOO_LARGE'],
  [4400, 'COLLAB_MALFORMED'],
  [4401, 'SIGNED_OUT'],
  [4405, 'COLLAB_READ_ONLY'],
  [4413, 'COLLAB_TOO_LARGE'],
  [4426, 'COLLAB_PAGE_OLD'],
  [4429, 'COLLAB_TOO_FAST'],
])

/** What a closing of the socket refuses, and which document alone (null: all); null when the page may simply come back. */
export function refusalOf(close: number, reason: string): { code: Code; document: string | null } | null {
  const code = refusals.get(close)
  return code ? { code, document: readReason(reason).document } : null
}

const final: ReadonlySet<string> = new Set([
  'NOT_PERMITTED',
  'COLLAB_DOCUMENT_UNKNOWN',
  'MEETING_UNKNOWN',
  'SIGNED_OUT',
])

/** Whether asking again does not change a refusal. */
export const isFinal = (code: string): code is Code => final.has(code)

/** The stable code that an error carries, or nothing. */
export function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : ''
}
