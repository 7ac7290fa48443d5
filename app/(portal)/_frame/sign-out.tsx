'use client'

import { useEffect } from 'react'
import { useWords } from '#app/_i18n/client.tsx'

const way = () => import('#app/_offline/leave.ts')

/** Ends the session here and in the portal, and forgets what this device kept; offline, the device forgets all the same. */
async function signOut(): Promise<void> {
  const { leave } = await way()
  await leave()
  location.assign('/sign-in')
}

/** The way out, on every page. */
export function SignOut() {
  const { t } = useWords('frame')
  // at hand before the network is gone; the page does not wait for it
  useEffect(() => void way().catch(() => undefined), [])
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
