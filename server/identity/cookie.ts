// apart from auth.ts: the socket reads the cookie in plain Node, where next-auth itself (made for Next) cannot be loaded
import { encode, getToken } from 'next-auth/jwt'
import { env } from '#server/kernel/env.ts'

/** Whether the portal is reached by https alone. */
export const secure = (): boolean => env.publicUrl.startsWith('https:')

/** The session cookie's name; with https only this host may set it, on every path (RFC 6265bis 4.1.3.2). */
export const cookieName = (): string => (secure() ? '__Host-sccp.session' : 'sccp.session')

/** out of reach of scripts and of other sites (ASVS 3.3.1, 3.3.2) */
export const cookieOptions = { httpOnly: true, sameSite: 'lax', path: '/' } as const

/** how long a browser keeps the cookie, in seconds; its session may end before */
export const cookieAge = 7 * 24 * 3600

/** The Set-Cookie line that gives a browser another secret: as next-auth would write it, but said by the portal itself. */
export async function cookieFor(secret: string): Promise<string> {
  const name = cookieName()
  const value = await encode({ token: { sid: secret }, secret: env.authSecret, salt: name, maxAge: cookieAge })
  return `${name}=${value}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${cookieAge}${secure() ? '; Secure' : ''}`
}

/** The secret of the session that these headers carry, or null; garbage is nobody. */
export async function secretOf(headers: Headers): Promise<string | null> {
  try {
    const cookie = headers.get('cookie')
    if (!cookie?.includes(cookieName())) return null
    // only the cookie counts: a Bearer header is no session (asvs.md B5)
    const token = await getToken({
      req: { headers: new Headers({ cookie }) },
      secret: env.authSecret,
      cookieName: cookieName(),
      salt: cookieName(),
      secureCookie: secure(),
    })
    return typeof token?.['sid'] === 'string' ? token['sid'] : null
  } catch {
    return null
  }
}
