'use client'
import { useEffect } from 'react'
import { anythingHere, onLeaving } from '#app/_offline/signs.ts'
import type { House } from './keep-house.ts'

const away = (): void => location.assign('/sign-in')

// fetched only where something is kept: most pages are read without it
async function look(house: House | null): Promise<void> {
  if (!(await anythingHere())) return
  const { keepHouse } = await import('./keep-house.ts')
  if ((await keepHouse(house)) === 'left' && house) away()
}

/** Looks after what this device keeps, on every page and whenever the portal is reached again; shows nothing. */
export function Keeper({ person, mandate, session }: House) {
  useEffect(() => {
    const now = (): void => void look({ person, mandate, session }).catch(() => undefined)
    now()
    window.addEventListener('online', now)
    const stop = onLeaving(away)
    return () => {
      window.removeEventListener('online', now)
      stop()
    }
  }, [person, mandate, session])
  return null
}

/** The same where nobody is signed in: what was kept by a session that somebody ended is destroyed. */
export function StrangersKeeper() {
  useEffect(() => void look(null).catch(() => undefined), [])
  return null
}
