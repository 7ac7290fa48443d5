import NextAuth, { AuthError, type NextAuthConfig } from 'next-auth'
import Credentials from 'next-auth/providers/credentials'
import { env } from '#server/kernel/env.ts'
import { log } from '#server/kernel/log.ts'
import { signIn } from './acts/sign-in.ts'
import { endSecret } from './acts/sign-out.ts'
import { cookieAge, cookieName, cookieOptions as options, secure } from './cookie.ts'

/** After signing in or out one lands on a path of ours, whatever the address says (ASVS 3.7.2). */
export function ownPath(url: string, base: string): string {
  const isPath = /^\/(?![/\\])[^\\\p{Cc}]*$/u.test(url)
  if (isPath) return url
  try {
    const there = new URL(url)
    const same = there.origin === new URL(base).origin
    return same && ownPath(there.pathname, base) === there.pathname ? `${there.pathname}${there.search}` : '/'
  } catch {
    return '/'
  }
}

/**
 * What next-auth stumbles over, under the request's number (ASVS 16.5.4). A refused sign-in is no fault and stands among the
 * events; a try that comes without our own form's token is worth a line (ASVS 16.3.3).
 */
function note(error: Error, request: string | null): void {
  const type = error instanceof AuthError ? error.type : error.name
  if (type === 'CredentialsSignin') return
  if (type === 'MissingCSRF') return log.warn({ what: 'sign-in.turned', request, type })
  const cause = error.cause && 'err' in (error.cause as object) ? (error.cause as { err: unknown }).err : error
  log.error({ what: 'sign-in.failed', request, type, error: cause })
}

/** next-auth carries the session's secret in its encrypted cookie and nothing else; who it is stands in the session row. */
const config = (request: Headers | undefined): NextAuthConfig => ({
  secret: env.authSecret,
  trustHost: true,
  basePath: '/api/auth',
  session: { strategy: 'jwt', maxAge: cookieAge },
  pages: { signIn: '/sign-in', error: '/sign-in', signOut: '/sign-in' },
  cookies: {
    sessionToken: { name: cookieName(), options: { ...options, secure: secure() } },
    csrfToken: { name: secure() ? '__Host-sccp.csrf' : 'sccp.csrf', options: { ...options, secure: secure() } },
    callbackUrl: {
      name: secure() ? '__Host-sccp.callback' : 'sccp.callback',
      options: { ...options, secure: secure() },
    },
  },
  logger: {
    error: (error) => note(error, request?.get('x-request-id') ?? null),
    warn: () => undefined,
    debug: () => undefined,
  },
  providers: [
    Credentials({
      credentials: { email: {}, password: {} },
      authorize: async (given, request) => {
        const secret = await signIn(given, request.headers)
        return secret === null ? null : { id: secret }
      },
    }),
  ],
  callbacks: {
    // what a browser posts to /api/auth/session never enters the token (asvs.md B6)
    jwt: ({ token, user }) => {
      if (user?.id) return { sid: user.id }
      return typeof token['sid'] === 'string' ? { sid: token['sid'] } : null
    },
    session: ({ session }) => ({ expires: session.expires }),
    redirect: ({ url, baseUrl }) => new URL(ownPath(url, baseUrl), baseUrl).href,
  },
  events: {
    signOut: async (message) => {
      const sid = 'token' in message ? message.token?.['sid'] : null
      if (typeof sid === 'string') await endSecret(sid)
    },
  },
})

// lazily: the settings are known only when the portal runs, and a build imports this file
export const { handlers } = NextAuth((request) => config(request?.headers))
