import type { NewNote } from '#server/documents/shape/remarks.ts'

/** A note that waits on this device until the portal can be reached. */
export type Waiting = NewNote & { id: string }

// signing out deletes every database of this prefix, with or without a connection (app/_editor/device.ts)
const nameOf = (person: string): string => `sccp:${person}:notes-outbox`

function answered<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((done, failed) => {
    request.addEventListener('success', () => done(request.result))
    request.addEventListener('error', () => failed(request.error ?? new Error('the store of this device refused')))
  })
}

/**
 * Opens the person's own outbox for one piece of work and closes it, so that signing out can delete it at any time. Where none is
 * kept, `make` makes one and 'look' gives undefined: or a page would bring back what signing out has just deleted.
 */
async function within<T>(
  person: string,
  way: 'make' | 'look',
  work: (database: IDBDatabase) => Promise<T>,
): Promise<T | undefined> {
  const opening = indexedDB.open(nameOf(person), 1)
  let missing = false
  opening.addEventListener('upgradeneeded', () => {
    missing = way === 'look'
    if (missing) return opening.transaction?.abort()
    opening.result.createObjectStore('key')
    opening.result.createObjectStore('notes')
  })
  const database = await answered(opening).catch((error: unknown) => {
    if (missing) return undefined
    throw error
  })
  try {
    return database && (await work(database))
  } finally {
    database?.close()
  }
}

const store = (database: IDBDatabase, name: 'key' | 'notes', mode: IDBTransactionMode = 'readonly'): IDBObjectStore =>
  database.transaction(name, mode).objectStore(name)

/** The key of this device: no script can read it out, and it goes with the database. */
async function keyOf(database: IDBDatabase): Promise<CryptoKey> {
  const known = await answered(store(database, 'key').get('key'))
  if (known instanceof CryptoKey) return known
  const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
  await answered(store(database, 'key', 'readwrite').put(key, 'key'))
  return key
}

/** Keeps a note on this device, encrypted (asvs.md 14.3.3: never in clear). */
export async function keepNote(person: string, note: Waiting): Promise<void> {
  await within(person, 'make', async (database) => {
    const iv = crypto.getRandomValues(new Uint8Array(12))
    const words = new TextEncoder().encode(JSON.stringify(note))
    const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, await keyOf(database), words)
    await answered(store(database, 'notes', 'readwrite').put({ iv, sealed }, note.id))
  })
}

/** The notes that wait here, in the order of their names; what cannot be opened any more is left out. */
export async function waitingNotes(person: string): Promise<Waiting[]> {
  const waiting = await within(person, 'look', async (database) => {
    const rows = (await answered(store(database, 'notes').getAll())) as Array<{
      iv: Uint8Array<ArrayBuffer>
      sealed: ArrayBuffer
    }>
    if (rows.length === 0) return []
    const key = await keyOf(database)
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
  await within(person, 'look', async (database) => {
    await answered(store(database, 'notes', 'readwrite').delete(id))
  })
}
