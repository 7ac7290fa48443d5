import { IndexeddbPersistence } from 'y-indexeddb'
import type * as Y from 'yjs'
import { prefix } from '#app/_offline/signs.ts'
import { parseDocumentName } from '#server/agenda/shape/documents.ts'

// one database for each person and document, so that signing out can find and delete them
const nameFor = (person: string, document: string): string => `${prefix}${person}:${document}`

/** The copy of a document on this device. */
export interface DeviceCopy {
  /** what the device had is in the document; false when the device cannot keep anything */
  loaded: Promise<boolean>
  kept(): boolean
  /** is this update one that came from the device? */
  origin: unknown
  forget(): Promise<void>
  close(): void
}

/**
 * Keeps a document on this device while its author is away from the portal. A delegation's private notes are never kept:
 * they would lie here in clear (ASVS 14.3.3). Null when the document or the browser does not allow it.
 */
export function keepOnDevice(person: string, document: string, doc: Y.Doc): DeviceCopy | null {
  if (parseDocumentName(document)?.kind === 'notes' || typeof indexedDB === 'undefined') return null
  const persistence = new IndexeddbPersistence(nameFor(person, document), doc)
  let works = true
  const failed = new Promise<boolean>((resolve) => {
    // a private window, a full or an evicted store (asvs.md C26)
    const fail = (): void => {
      works = false
      resolve(false)
    }
    // a write that the store refuses, for want of room, ends as an abort that reaches the database
    Promise.resolve(persistence._db)
      .then((database) => database.addEventListener('abort', fail))
      .catch(fail)
    setTimeout(() => resolve(false), 3000)
  })
  return {
    loaded: Promise.race([persistence.whenSynced.then(() => true), failed]),
    kept: () => works,
    origin: persistence,
    forget: () => persistence.clearData(),
    close: () => void persistence.destroy().catch(() => undefined),
  }
}
