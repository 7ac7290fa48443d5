'use client'
import { useRouter } from 'next/navigation'
import { useCallback, useEffect, useState } from 'react'
import { api } from '#app/_trpc/client.ts'
import { notReached, unchanged } from '#app/_trpc/use-act.ts'
import type { NewNote } from '#server/documents/shape/remarks.ts'
import { dropNote, keepNote, type Waiting, waitingNotes } from './outbox.ts'
import { sendWaiting } from './send-waiting.ts'

/** How often a note that waits is tried again, in milliseconds. */
const patience = 20_000

/**
 * Notes also without a connection (features.md 86, X12): what cannot be sent waits on this device, encrypted, and goes as soon as the
 * portal is reached. `add` gives `unchanged` for a note that waits.
 */
export function useOutbox(person: string) {
  const router = useRouter()
  const [waiting, setWaiting] = useState<Waiting[]>([])
  const look = useCallback(() => waitingNotes(person).then(setWaiting, () => undefined), [person])
  const send = useCallback(async (): Promise<void> => {
    const sent = await sendWaiting(person)
    await look()
    if (sent > 0) router.refresh()
  }, [person, look, router])
  // what somebody else left here without signing out goes first
  useEffect(() => {
    import('#app/_offline/wipe.ts').then(({ wipeOthers }) => wipeOthers(person)).catch(() => undefined)
  }, [person])
  useEffect(() => {
    void send()
    const again = (): void => void send()
    window.addEventListener('online', again)
    return () => window.removeEventListener('online', again)
  }, [send])
  const some = waiting.length > 0
  useEffect(() => {
    if (!some) return undefined
    const timer = setInterval(() => void send(), patience)
    return () => clearInterval(timer)
  }, [some, send])
  const add = useCallback(
    async (note: NewNote) => {
      const named = { ...note, id: note.id ?? crypto.randomUUID() }
      try {
        return await api.documents.addNote.mutate(named)
      } catch (error) {
        if (!notReached(error)) throw error
        await keepNote(person, named)
        await look()
        return unchanged
      }
    },
    [person, look],
  )
  const drop = useCallback(
    async (id: string): Promise<void> => {
      await dropNote(person, id)
      await look()
    },
    [person, look],
  )
  return { waiting, add, drop }
}
export type Outbox = ReturnType<typeof useOutbox>
