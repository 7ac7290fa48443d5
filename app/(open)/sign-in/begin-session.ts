import { finishLeaving } from '#app/_offline/leave.ts'
import { api } from '#app/_trpc/client.ts'

/** Signs in by next-auth's own addresses; gives whether it worked, and nothing more. */
export async function beginSession(email: string, password: string): Promise<boolean> {
  // who signed out here without a network is signed out before somebody else comes in
  await finishLeaving()
  const { csrfToken } = (await (await fetch('/api/auth/csrf')).json()) as { csrfToken: string }
  const answer = await fetch('/api/auth/callback/credentials', {
    method: 'POST',
    headers: { 'x-auth-return-redirect': '1' },
    body: new URLSearchParams({ csrfToken, email, password, callbackUrl: '/' }),
  })
  if (!answer.ok) return false
  const { url } = (await answer.json()) as { url: string }
  return !new URL(url, location.href).searchParams.has('error')
}

/** Where one goes after signing in: who holds several mandates chooses one first. */
export async function firstStop(back: string): Promise<string> {
  try {
    const { mandates } = await api.identity.viewer.query()
    return mandates.length > 1 ? `/profile/mandate?callbackUrl=${encodeURIComponent(back)}` : back
  } catch {
    return back
  }
}
