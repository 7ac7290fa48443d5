'use client'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { Changes } from '#app/_offline/changes.ts'
import type { Progress } from '#app/_offline/keep.ts'
import type { Head, Reader } from '#app/_offline/pack.ts'
import type { Problem } from '#app/_offline/problem.ts'
import { heads } from '#app/_offline/vault.ts'
import type { AgendaLanguage } from '#server/meetings/schema.ts'

export interface PackWish {
  meeting: { id: number; name: string; zone: string }
  reader: Reader
  /** the language in which the reader reads agendas and papers */
  language: AgendaLanguage | undefined
}

interface State {
  /** undefined: not looked yet; null: nothing is kept of this meeting */
  head: Head | null | undefined
  changes: Changes | null
  progress: Progress | null
  problem: Problem | null
}

/** What this device keeps of a meeting, how far it is behind, and the acts on it. */
export function usePack(wish: PackWish) {
  const [state, setState] = useState<State>({ head: undefined, changes: null, progress: null, problem: null })
  const { person, mandate, session } = wish.reader
  const { id } = wish.meeting
  const stop = useRef<AbortController>(null)
  const set = useCallback((some: Partial<State>) => setState((known) => ({ ...known, ...some })), [])
  const look = useCallback(async (): Promise<void> => {
    const mine = (packs: Head[]) => packs.find((head) => head.meeting.id === id) ?? null
    set({ head: mine(await heads(person)) })
    const { contactAs } = await import('#app/_offline/contact.ts')
    const asked = (await contactAs(person, mandate, session)).find(({ head }) => head.meeting.id === id)
    set({ head: asked?.head ?? mine(await heads(person)), changes: asked?.changes ?? null })
  }, [person, mandate, session, id, set])
  useEffect(() => {
    // a browser without a store keeps nothing
    look().catch(() => set({ head: null }))
  }, [look, set])
  const keep = async (choice: Head['choice']): Promise<void> => {
    const { keepPack } = await import('#app/_offline/keep.ts')
    const { askAnew } = await import('#app/_offline/contact.ts')
    const { problemOf } = await import('#app/_offline/problem.ts')
    stop.current = new AbortController()
    set({ progress: { done: 0, of: 0, bytes: 0 }, problem: null })
    try {
      const told = (progress: Progress): void => set({ progress })
      const head = await keepPack({ ...wish, choice }, told, stop.current.signal)
      set({ head, changes: null, progress: null })
    } catch (error) {
      set({ progress: null, problem: problemOf(error) })
    }
    askAnew()
    await look().catch(() => undefined)
  }
  const remove = async (): Promise<void> => {
    const { commit } = await import('#app/_offline/vault.ts')
    const { askAnew } = await import('#app/_offline/contact.ts')
    await commit(person, id, null).catch(() => undefined)
    askAnew()
    set({ head: null, changes: null })
  }
  return { ...state, keep, remove, stop: () => stop.current?.abort() }
}
