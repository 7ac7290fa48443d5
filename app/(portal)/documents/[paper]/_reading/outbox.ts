import { answered, keyOf, within } from '#app/_offline/database.ts'
import type { NewNote } from '#server/documents/shape/remarks.ts'

/** A note that waits on this device until the portal can be reached. */
export type Waiting = NewNote & { id: string }

// signing out deletes every database of this prefix, with or without a connection (app/_offline/wipe.ts)
const nameOf = (person: string): string => `sccp:${person}:notes-outbox`

const stores = ['key', 'notes'] as const

const store = (database: IDBDatabase, name: 'key' | 'notes', mode: IDBTransactionMode = 'readonly'): IDBObjectStore =>
  database.transaction(name, mode).objectStore(name)

/** Keeps a note on this device, encrypted (asvs.md 14.3.3: never in clear). */
export async function keepNote(person: string, note: Waiting): Promise<void> {
  await within(nameOf(person), stores, 'make', async (database) => {
    const iv = crypto.getRandomValues(new Uint8Array(12))
    const words = new TextEncoder().encode(JSON.stringify(note))
    const key = await keyOf(database, 'make')
    if (!key) return
    const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, words)
    await answered(store(database, 'notes', 'readwrite').put({ iv, sealed }, note.id))
  })
}

/** The notes that wait here, in the order of their names; what cannot be opened any more is left out. */
export async function waitingNotes(person: string): Promise<Waiting[]> {
  const waiting = await within(nameOf(person), stores, 'look', async (database) => {
    const rows = (await answered(store(database, 'notes').getAll())) as Array<{
      iv: Uint8Array<ArrayBuffer>
      sealed: ArrayBuffer
    }>
    if (rows.length === 0) return []
    const key = await keyOf(database, 'look')
    if (!key) return []
    const opened = rows.map(async ({ iv, sealed }) => {
      const words = await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, key, sealed)
      return JSON.parse(new TextDecoder().decode(words)) as Waiting
    })
    return (await Promise.allSettled(opened)).flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
  })
  return waiting ?? []
}

/** Forgets a note that has arrived, or that is not wanted any more. */
export async function dropNote(person: string, id: string): Promise<void> {
  await within(nameOf(person), stores, 'look', async (database) => {
    await answered(store(database, 'notes', 'readwrite').delete(id))
  })
}
