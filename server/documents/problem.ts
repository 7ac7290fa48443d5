import { Refusal, type RefusalParams, refusalStatus } from '#server/kernel/errors.ts'
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

/** What a person is told of a refusal or a fault; of a fault only that there was one. */
export function problemOf(error: unknown, headers: Headers): Problem {
  const known = error instanceof Refusal
  const code = known ? error.code : 'FAULT'
  const params = { ...(known ? error.params : {}), request: headers.get('x-request-id') ?? '' }
  const t = wordsIn(portalLanguage(headers.get('accept-language')?.split(',', 1)[0]), 'errors')
  const status = known ? refusalStatus[error.kind] : 500
  return { status, title: code, code, detail: t(code, params), params }
}
