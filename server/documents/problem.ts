import { Refusal, type RefusalKind, type RefusalParams } from '#server/kernel/errors.ts'
import { portalLanguage, wordsIn } from '#server/kernel/words.ts'

/** An answer that is no file: RFC 9457, with a stable code and its sentence in the reader's language. */
export interface Problem {
  status: number
  title: string
  code: string
  detail: string
  /** what the sentence was filled with, for who says it in another language */
  params: RefusalParams
}

const statuses: Record<RefusalKind, number> = {
  invalid: 400,
  'signed-out': 401,
  forbidden: 403,
  unknown: 404,
  conflict: 409,
  limited: 429,
  unavailable: 503,
}

/** What a person is told of a refusal or a fault; of a fault only that there was one. */
export function problemOf(error: unknown, headers: Headers): Problem {
  const known = error instanceof Refusal
  const code = known ? error.code : 'FAULT'
  const params = { ...(known ? error.params : {}), request: headers.get('x-request-id') ?? '' }
  const t = wordsIn(portalLanguage(headers.get('accept-language')?.split(',', 1)[0]), 'errors')
  const status = known ? statuses[error.kind] : 500
  return { status, title: code, code, detail: t(code, params), params }
}
