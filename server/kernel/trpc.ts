import { initTRPC, TRPCError } from '@trpc/server'
import type { TRPC_ERROR_CODE_KEY } from '@trpc/server/rpc'
import superjson from 'superjson'
import { ZodError } from 'zod'
import type { Actor } from './actor.ts'
import { Refusal, type RefusalKind, refusal } from './errors.ts'
import { log } from './log.ts'

/** What a call comes with: who acts (null: a stranger), from where, and the request's id. */
export interface CallContext {
  actor: Actor | null
  request: string
  /** the caller's network address, as the trusted proxies give it */
  address: string
  device: string
  /** what the HTTP answer will say beside the result, such as a cookie; a page made on the server has none */
  answer: Headers
}

const statuses: Record<RefusalKind, TRPC_ERROR_CODE_KEY> = {
  invalid: 'BAD_REQUEST',
  unknown: 'NOT_FOUND',
  forbidden: 'FORBIDDEN',
  conflict: 'CONFLICT',
  limited: 'TOO_MANY_REQUESTS',
  'signed-out': 'UNAUTHORIZED',
  unavailable: 'SERVICE_UNAVAILABLE',
}

const codesOfTrpc: Partial<Record<TRPC_ERROR_CODE_KEY, string>> = {
  BAD_REQUEST: 'INPUT_INVALID',
  PARSE_ERROR: 'INPUT_INVALID',
  NOT_FOUND: 'NOT_FOUND',
  METHOD_NOT_SUPPORTED: 'NOT_FOUND',
  UNSUPPORTED_MEDIA_TYPE: 'INPUT_INVALID',
  PAYLOAD_TOO_LARGE: 'INPUT_TOO_LARGE',
  TOO_MANY_REQUESTS: 'TOO_MANY_REQUESTS',
}

/** What of a zod error a form may know: the fields and their codes, never the value. */
function fields(error: TRPCError): Array<{ path: string; code: string }> {
  if (!(error.cause instanceof ZodError)) return []
  return error.cause.issues.map((issue) => ({
    path: issue.path.map(String).join('.'),
    code: String(issue.code ?? 'custom'),
  }))
}

const t = initTRPC.context<CallContext>().create({
  transformer: superjson,
  errorFormatter({ shape, error, ctx }) {
    const cause = error.cause
    const code = cause instanceof Refusal ? cause.code : (codesOfTrpc[error.code] ?? 'FAULT')
    const params = cause instanceof Refusal ? cause.params : {}
    return {
      message: code,
      code: shape.code,
      data: { code, params, fields: fields(error), request: ctx?.request ?? '', httpStatus: shape.data.httpStatus },
    }
  },
})

/** A refusal becomes its status; a fault is logged with its request and told without its inside. */
const told = t.middleware(async ({ next, ctx, path }) => {
  const result = await next()
  if (result.ok) return result
  const cause = result.error.cause
  if (cause instanceof Refusal) {
    return { ...result, error: new TRPCError({ code: statuses[cause.kind], message: cause.code, cause }) }
  }
  if (result.error.code === 'INTERNAL_SERVER_ERROR') {
    log.error({ act: path, request: ctx.request, person: ctx.actor?.person ?? null, error: cause ?? result.error })
    // a page that fails shows its digest: the same number as in the log
    Object.assign(result.error, { digest: ctx.request })
  }
  return result
})

const signedIn = t.middleware(({ next, ctx }) => {
  if (!ctx.actor) throw refusal('SIGNED_OUT', 'signed-out')
  return next({ ctx: { ...ctx, actor: ctx.actor } })
})

export const router = t.router
export const callerFactory = t.createCallerFactory
/** A procedure anybody may call, signed in or not. */
export const open = t.procedure.use(told)
/** A procedure for who is signed in; the service asks its policy. */
export const act = t.procedure.use(told).use(signedIn)
