'use client'
import { useEffect } from 'react'
import { anythingHere, onLeaving } from '#app/_offline/signs.ts'
import type { House } from './keep-house.ts'

const away = (): void => location.assign('/sign-in')

// fetched only where something is kept: most pages are read without it
async function look(house: House): Promise<void> {
  if (!(await anythingHere())) return
  const { keepHouse } = await import('./keep-house.ts')
  if ((await keepHouse(house)) === 'left') away()
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
