import superjson from 'superjson'
import { answered, keyOf, stored, within } from './database.ts'
import { type Head, longest, packShape, type RecordOf } from './pack.ts'
import { type Sealed, seal, unseal } from './sealed.ts'
import { prefix } from './signs.ts'
import { wallClock } from './wall-clock.ts'

const nameOf = (person: string): string => `${prefix}${person}:pack`
const stores = ['key', 'heads', 'records'] as const
const day = 86_400_000

/** The store was emptied meanwhile: somebody signed out in another window. */
export class VaultGone extends Error {}

/** Text as it is sealed; dates keep their kind. */
export const written = (value: unknown): Uint8Array<ArrayBuffer> => new TextEncoder().encode(superjson.stringify(value))
/** What was written so. */
const read = (bytes: ArrayBuffer): unknown => superjson.parse(new TextDecoder().decode(bytes))

async function open<T>(person: string, work: (database: IDBDatabase, key: CryptoKey) => Promise<T>): Promise<T> {
  const given = await within(nameOf(person), stores, 'look', async (database) => {
    const key = await keyOf(database, 'look')
    return key ? { done: await work(database, key) } : undefined
  })
  if (!given) throw new VaultGone('nothing is kept here')
  return given.done
}

/** Makes a person's place on this device with its key, where there is none yet. */
export async function prepareVault(person: string): Promise<void> {
  await within(nameOf(person), stores, 'make', (database) => keyOf(database, 'make'))
}

const headPlace = (person: string, meeting: number) => ({ person, meeting, record: 'head' })
const recordsOf = (meeting: number): IDBKeyRange => IDBKeyRange.bound(`${meeting}/`, `${meeting}0`, false, true)

const stands = (head: Head): boolean =>
  head.shape === packShape && head.seenAt.getTime() > wallClock().getTime() - longest * day

/** The packs that are kept whole, the newest first; one that does not open, or is of another shape or too old, is deleted. */
export async function heads(person: string): Promise<Head[]> {
  const found = await within(nameOf(person), stores, 'look', async (database) => {
    const key = await keyOf(database, 'look')
    if (!key) return []
    const store = database.transaction('heads').objectStore('heads')
    const [meetings, rows] = await Promise.all([answered(store.getAllKeys()), answered(store.getAll())])
    return Promise.all(
      (rows as Sealed[]).map(async (row, at) => {
        const meeting = Number(meetings[at])
        const opened = unseal(key, headPlace(person, meeting), row).then((bytes) => read(bytes) as Head)
        return { meeting, head: await opened.catch(() => null) }
      }),
    )
  })
  const good: Head[] = []
  for (const { meeting, head } of found ?? []) {
    if (head && stands(head)) good.push(head)
    else await commit(person, meeting, null)
  }
  return good.sort((a, b) => b.keptAt.getTime() - a.keptAt.getTime())
}

/** Deletes what no head names: what a keeping has left that was cut off. No other keeping may be going on. */
export async function sweep(person: string, packs: Head[]): Promise<void> {
  const wanted = new Set(packs.flatMap((head) => [...named(head)]))
  await within(nameOf(person), stores, 'look', async (database) => {
    const transaction = database.transaction('records', 'readwrite')
    const done = stored(transaction)
    const records = transaction.objectStore('records')
    const keys = await answered(records.getAllKeys())
    for (const one of keys) if (!wanted.has(String(one))) records.delete(one)
    await done
  })
}

/** Seals a record of a meeting and gives its name. It is nobody's until a head names it. */
export function put(person: string, meeting: number, bytes: BufferSource): Promise<string> {
  const record = `${meeting}/${crypto.randomUUID()}`
  return open(person, async (database, key) => {
    const sealed = await seal(key, { person, meeting, record }, bytes)
    const transaction = database.transaction('records', 'readwrite')
    const done = stored(transaction)
    transaction.objectStore('records').put(sealed, record)
    await done
    return record
  })
}

/** Opens a record. */
export function get(person: string, meeting: number, record: string): Promise<ArrayBuffer> {
  return open(person, async (database, key) => {
    const row = (await answered(database.transaction('records').objectStore('records').get(record))) as
      | Sealed
      | undefined
    if (!row) throw new VaultGone('the record is gone')
    return unseal(key, { person, meeting, record }, row)
  })
}

/** Opens a record that was written as a value. */
export async function valueOf<T>(person: string, meeting: number, record: RecordOf<T>): Promise<T> {
  return read(await get(person, meeting, record)) as T
}

const named = (head: Head): Set<string> =>
  new Set([
    head.agenda,
    head.timetable,
    ...head.papers.flatMap((paper) => [paper.words, ...paper.files.flatMap((file) => file.pieces)]),
  ])

/** Writes the head of a pack and, with it or not at all, takes away what it does not name. Null: nothing is kept of the meeting. */
export function commit(person: string, meeting: number, head: Head | null): Promise<void> {
  return open(person, async (database, key) => {
    const sealed = head && (await seal(key, headPlace(person, meeting), written(head)))
    const wanted = head ? named(head) : new Set<string>()
    const transaction = database.transaction(['heads', 'records'], 'readwrite')
    const done = stored(transaction)
    const [heads, records] = [transaction.objectStore('heads'), transaction.objectStore('records')]
    if (sealed) heads.put(sealed, meeting)
    else heads.delete(meeting)
    const keys = await answered(records.getAllKeys(recordsOf(meeting)))
    for (const one of keys) if (!wanted.has(String(one))) records.delete(one)
    await done
  })
}
