import { forgetFaces } from './faces.ts'
import { leaving, sayLeaving } from './signs.ts'
import { wipeDevice } from './wipe.ts'

/** Tells the portal that its session is over; whether it knows. */
async function tell(): Promise<boolean> {
  try {
    const { csrfToken } = (await (await fetch('/api/auth/csrf')).json()) as { csrfToken: string }
    const answer = await fetch('/api/auth/signout', {
      method: 'POST',
      redirect: 'manual',
      body: new URLSearchParams({ csrfToken, callbackUrl: '/sign-in' }),
    })
    if (answer.type !== 'opaqueredirect' && !answer.ok) return false
    await globalThis.caches?.delete(leaving)
    return true
  } catch {
    return false
  }
}

/** Tells the portal later, as soon as the browser finds a network; the worker does so too before it fetches any page. */
async function tellLater(): Promise<void> {
  const registration = await navigator.serviceWorker?.getRegistration('/')
  const sync = (registration as { sync?: { register: (tag: string) => Promise<void> } } | undefined)?.sync
  await sync?.register(leaving)
}

/**
 * Ends the session here and in the portal. The keys and all that this device keeps go first, so that it works without a
 * network too; the portal is told when it can be (ASVS 14.3.1, asvs.md B28).
 */
export async function leave(): Promise<boolean> {
  await globalThis.caches?.open(leaving).catch(() => undefined)
  sayLeaving()
  await wipeDevice().catch(() => undefined)
  await forgetFaces().catch(() => undefined)
  const told = await tell()
  if (!told) await tellLater().catch(() => undefined)
  return told
}

/** Does what is left of signing out without a network; true when somebody had. */
export async function finishLeaving(): Promise<boolean> {
  if (!(await globalThis.caches?.has(leaving))) return false
  return tell()
}
