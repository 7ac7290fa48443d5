'use client'
import { useCallback, useEffect, useState } from 'react'
import type { Asked } from '#app/_offline/contact.ts'
import { onLeaving } from '#app/_offline/signs.ts'
import { heads } from '#app/_offline/vault.ts'
import { peopleWithPacks } from '#app/_offline/wipe.ts'

export type Standing = 'open' | 'lapsed' | 'ended' | 'away'
export interface Kept {
  /** null: not looked yet */
  packs: Asked[] | null
  standing: Standing
}

async function found(): Promise<Asked[]> {
  const people = await peopleWithPacks()
  // a browser keeps one person's packs; should there be more, nobody's are shown
  const packs = people.length === 1 ? await heads(people[0] ?? '') : []
  return packs.map((head) => ({ head, changes: null }))
}

/** The packs on this device, and what the portal says of them when it is reached. */
export function useKept(): Kept & { look: () => Promise<void> } {
  const [kept, setKept] = useState<Kept>({ packs: null, standing: 'away' })
  const look = useCallback(async (): Promise<void> => {
    const packs = await found().catch(() => [])
    setKept((known) => ({ ...known, packs: known.standing === 'open' && known.packs ? known.packs : packs }))
    if (packs.length === 0) return setKept({ packs, standing: 'away' })
    const { contactOf } = await import('#app/_offline/contact.ts')
    const { standing, asked } = await contactOf(packs.map(({ head }) => head))
    setKept({ packs: asked, standing })
  }, [])
  useEffect(() => {
    void look()
    const again = (): void => void look()
    // what is open here goes with what was kept
    const stop = onLeaving(() => setKept({ packs: [], standing: 'away' }))
    window.addEventListener('online', again)
    return () => {
      stop()
      window.removeEventListener('online', again)
    }
  }, [look])
  return { ...kept, look }
}
