import { answered, stored, within } from './database.ts'
import { databasesHere, prefix } from './signs.ts'

/** The key goes first: what another window still holds open for a moment cannot be read any more. */
async function dropKey(name: string): Promise<void> {
  await within(name, [], 'look', async (database) => {
    if (!database.objectStoreNames.contains('key')) return
    const transaction = database.transaction('key', 'readwrite')
    const gone = stored(transaction)
    await answered(transaction.objectStore('key').clear())
    await gone
  })
}

async function drop(name: string): Promise<void> {
  // documents of the desk have databases of another shape and no key
  await dropKey(name).catch(() => undefined)
  await new Promise<void>((resolve) => {
    const request = indexedDB.deleteDatabase(name)
    for (const ended of ['success', 'error', 'blocked']) request.addEventListener(ended, () => resolve())
  })
}

/** The people of whom this device keeps an offline pack. */
export async function peopleWithPacks(): Promise<string[]> {
  return (await databasesHere()).flatMap((name) => /^sccp:([^:]+):pack$/.exec(name)?.[1] ?? [])
}

/** Deletes what this device keeps, keys first: on signing out, with or without a connection (asvs.md B28). */
export async function wipeDevice(): Promise<void> {
  await Promise.all((await databasesHere()).map(drop))
}

/** Deletes what other people have left on this device. */
export async function wipeOthers(person: string): Promise<void> {
  await Promise.all((await databasesHere()).filter((name) => !name.startsWith(`${prefix}${person}:`)).map(drop))
}

/** Deletes the offline packs and their key, and nothing else of the person. */
export async function wipePacks(person: string): Promise<void> {
  await Promise.all((await databasesHere()).filter((name) => name === `${prefix}${person}:pack`).map(drop))
}
