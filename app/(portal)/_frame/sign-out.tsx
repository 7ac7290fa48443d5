'use client'
import { useWords } from '#app/_i18n/client.tsx'

/** Ends the session here and in the portal, and forgets what this device kept; offline, the device forgets all the same. */
async function signOut(): Promise<void> {
  const { leave } = await import('#app/_offline/leave.ts')
  await leave()
  location.assign('/sign-in')
}

/** The way out, on every page. */
export function SignOut() {
  const { t } = useWords('frame')
  return (
    <button
      type="button"
      className="flex min-h-10 items-center rounded px-3 text-left hover:bg-hover"
      onClick={() => void signOut()}
    >
      {t('signOut')}
    </button>
  )
}
