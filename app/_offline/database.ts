/** The answer of one request to the store of this device. */
export function answered<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((done, failed) => {
    request.addEventListener('success', () => done(request.result))
    request.addEventListener('error', () => failed(request.error ?? new Error('the store of this device refused')))
  })
}

/** Waits until what a transaction wrote is stored, or says why it is not: for want of room it ends as an abort. */
export function stored(transaction: IDBTransaction): Promise<void> {
  return new Promise((done, failed) => {
    transaction.addEventListener('complete', () => done())
    transaction.addEventListener('abort', () =>
      failed(transaction.error ?? new Error('the store of this device refused')),
    )
  })
}

/**
 * Opens a database for one piece of work and closes it, so that signing out can delete it at any time. Where none is
 * kept, 'make' makes one and 'look' gives undefined: or a page would bring back what signing out has just deleted.
 */
export async function within<T>(
  name: string,
  stores: readonly string[],
  way: 'make' | 'look',
  work: (database: IDBDatabase) => Promise<T>,
): Promise<T | undefined> {
  const opening = indexedDB.open(name, 1)
  let missing = false
  opening.addEventListener('upgradeneeded', () => {
    missing = way === 'look'
    if (missing) return opening.transaction?.abort()
    for (const store of stores) opening.result.createObjectStore(store)
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

/** The key of a database: no script can read it out, and it goes with the database. 'look' makes none. */
export async function keyOf(database: IDBDatabase, way: 'make' | 'look'): Promise<CryptoKey | null> {
  const known = await answered(database.transaction('key').objectStore('key').get('key'))
  if (known instanceof CryptoKey) return known
  if (way === 'look') return null
  const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
  // another window may have been quicker: the first key stays
  const transaction = database.transaction('key', 'readwrite')
  const store = transaction.objectStore('key')
  const first = await answered(store.get('key'))
  if (first instanceof CryptoKey) return first
  await answered(store.put(key, 'key'))
  return key
}
