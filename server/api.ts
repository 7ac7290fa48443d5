import { randomUUID } from 'node:crypto'
import { fetchRequestHandler } from '@trpc/server/adapters/fetch'
import { agendaRouter } from './agenda/router.ts'
import { documentsRouter } from './documents/router.ts'
import { identityRouter } from './identity/router.ts'
import { sessionOf } from './identity/service.ts'
import { log } from './kernel/log.ts'
import { type CallContext, callerFactory, router } from './kernel/trpc.ts'
import { meetingsRouter } from './meetings/router.ts'
import { noticesRouter } from './notices/router.ts'
import { searchRouter } from './search/router.ts'

/** Every room's calls, each under its own word. */
export const appRouter = router({
  identity: identityRouter,
  meetings: meetingsRouter,
  documents: documentsRouter,
  agenda: agendaRouter,
  notices: noticesRouter,
  search: searchRouter,
})
export type AppRouter = typeof appRouter

/** the most calls that one request may carry (asvs.md B25) */
const batchLimit = 20

type Session = Awaited<ReturnType<typeof sessionOf>>

function contextOf(headers: Headers, session: Session): CallContext {
  return {
    actor: session?.actor ?? null,
    request: headers.get('x-request-id') ?? randomUUID(),
    address: headers.get('x-client-address') ?? 'unknown',
    device: (headers.get('user-agent') ?? '').slice(0, 300),
    answer: new Headers({ 'cache-control': 'private, no-store' }),
  }
}

/** A refusal before any call is made, in the shape the calls' own have. */
function refused(httpStatus: number, code: string, request: string): Response {
  const data = { code, params: {}, fields: [], request, httpStatus }
  const headers = { 'cache-control': 'private, no-store' }
  return Response.json({ error: { json: { message: code, data } } }, { status: httpStatus, headers })
}

/** Answers a call over HTTP. A mutation has to come as JSON, so that no foreign form can send it (ASVS 3.5.2). */
export async function serve(request: Request): Promise<Response> {
  const { pathname } = new URL(request.url)
  const id = request.headers.get('x-request-id') ?? ''
  const calls = pathname.slice('/api/trpc/'.length).split(',')
  if (calls.length > batchLimit) return refused(413, 'INPUT_TOO_LARGE', id)
  if (request.method === 'POST' && !request.headers.get('content-type')?.startsWith('application/json'))
    return refused(415, 'INPUT_INVALID', id)
  let context: CallContext
  try {
    context = contextOf(request.headers, await sessionOf(request.headers))
  } catch (error) {
    // who cannot be told apart is let in nowhere, not even as a stranger (asvs.md B5)
    log.error({ what: 'session.unread', request: id, error })
    return refused(500, 'FAULT', id)
  }
  return fetchRequestHandler({
    endpoint: '/api/trpc',
    req: request,
    router: appRouter,
    createContext: () => context,
    responseMeta: () => ({ headers: context.answer }),
  })
}

const create = callerFactory(appRouter)

/** The same calls for a page that is made on the server, and whose session it is. */
export async function callerFor(headers: Headers): Promise<{ api: ReturnType<typeof create>; session: Session }> {
  const session = await sessionOf(headers).catch((error: unknown) => {
    const request = headers.get('x-request-id') ?? undefined
    log.error({ what: 'session.unread', request, error })
    // the page that fails shows its digest: the same number as in the log
    throw Object.assign(error instanceof Error ? error : new Error('session'), { digest: request })
  })
  return { api: create(contextOf(headers, session)), session }
}
