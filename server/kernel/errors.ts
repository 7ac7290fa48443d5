import type codes from '#locales/en/errors.json'

/** Every stable code; locales/<language>/errors.json is the one list, with its message. */
export type Code = keyof typeof codes

/** What sort of refusal it is; decides the HTTP status. */
export type RefusalKind = 'invalid' | 'unknown' | 'forbidden' | 'conflict' | 'limited' | 'signed-out' | 'unavailable'

/** The HTTP status of each sort (RFC 9110, 15.5); a fault is 500. */
export const refusalStatus: Record<RefusalKind, number> = {
  invalid: 400,
  'signed-out': 401,
  forbidden: 403,
  unknown: 404,
  conflict: 409,
  limited: 429,
  unavailable: 503,
}

export type RefusalParams = Record<string, string | number>

/** A refusal that a person is told about: a code, its parameters for the sentence, nothing of the inside. */
export class Refusal extends Error {
  readonly code: Code
  readonly kind: RefusalKind
  readonly params: RefusalParams
  constructor(code: Code, kind: RefusalKind, params: RefusalParams = {}) {
    super(code)
    this.name = 'Refusal'
    this.code = code
    this.kind = kind
    this.params = params
  }
}

/** A refusal to be thrown: `throw refusal('MEETING_UNKNOWN', 'unknown')`. */
export function refusal(code: Code, kind: RefusalKind, params?: RefusalParams): Refusal {
  return new Refusal(code, kind, params)
}
