'use client'
import { createTRPCClient, httpBatchLink } from '@trpc/client'
import superjson from 'superjson'
import type { AppRouter } from '#server/api.ts'

/** For a call that the page makes by itself, every few seconds: it does not keep the session from growing idle. */
export const quiet = { context: { quiet: true } }

/** The portal's calls from the browser; several at once travel together, at most 20. */
export const api = createTRPCClient<AppRouter>({
  links: [
    httpBatchLink({
      url: '/api/trpc',
      transformer: superjson,
      maxItems: 20,
      headers: ({ opList }): Record<string, string> =>
        opList.every((op) => op.context['quiet'] === true) ? { 'x-quiet': '1' } : {},
    }),
  ],
})
