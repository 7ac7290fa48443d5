import type { APIRequestContext, BrowserContext } from '@playwright/test'
import { publishedPassword } from '#server/kernel/settings.ts'

const address = (account: string) => (account.includes('@') ? account : `${account}@sccp.example`)

/**
 * Signs a browser in by next-auth's own two calls, without the form: `await signIn(context, 'delegate.kr')`.
 * Throws when the portal refuses.
 */
export async function signIn(
  context: BrowserContext | { request: APIRequestContext },
  account: string,
  password = publishedPassword,
): Promise<void> {
  const { csrfToken } = (await (await context.request.get('/api/auth/csrf')).json()) as { csrfToken: string }
  const form = { csrfToken, email: address(account), password }
  const answer = await context.request.post('/api/auth/callback/credentials', { form, maxRedirects: 0 })
  const to = answer.headers()['location'] ?? ''
  if (answer.status() >= 400 || to.includes('error='))
    throw new Error(`${account} could not sign in: ${answer.status()} ${to}`)
}

/** The cookies of a person signed in by script, as one Cookie header: for raw HTTP and sockets. */
export async function cookieOf(url: string, account: string, password = publishedPassword): Promise<string> {
  const jar = new Map<string, string>()
  const keep = (answer: Response) => {
    for (const line of answer.headers.getSetCookie()) {
      const [pair = ''] = line.split(';')
      jar.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1))
    }
  }
  const cookie = () => [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
  const first = await fetch(`${url}/api/auth/csrf`)
  keep(first)
  const { csrfToken } = (await first.json()) as { csrfToken: string }
  const body = new URLSearchParams({ csrfToken, email: address(account), password })
  const second = await fetch(`${url}/api/auth/callback/credentials`, {
    method: 'POST',
    body,
    headers: { cookie: cookie() },
    redirect: 'manual',
  })
  keep(second)
  if (second.status >= 400 || (second.headers.get('location') ?? '').includes('error='))
    throw new Error(`${account} could not sign in: ${second.status}`)
  return cookie()
}
