import { createHash } from 'node:crypto'
import { applyUpdate, Doc, encodeStateAsUpdate } from 'yjs'
import { type Actor, machine } from '#server/kernel/actor.ts'
import { db } from '#server/kernel/db.ts'
import { log } from '#server/kernel/log.ts'
import type { Tx } from '#server/kernel/tx.ts'
import { parseDocumentName } from '../shape/documents.ts'
import type { Update } from '../updates.ts'

/** Who reads and writes a document's rows: the socket's machine, for a delegation's notes narrowed to that delegation. */
export function keeper(document: string): Actor {
  const name = parseDocumentName(document)
  return machine('collab', name?.kind === 'notes' ? name.party : null)
}

/**
 * One writer of a document at a time, until the transaction ends: the order of sequence numbers is then the order of
 * commits, and a snapshot 'up to seq' leaves nothing out.
 */
export async function lockDocument(tx: Tx, document: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${document}, 0))`
}

/**
 * Stores updates in their order in the caller's transaction; gives the last sequence number. One statement that takes the
 * document's lock first and numbers the rows afterwards: this runs at every keystroke.
 */
export async function appendUpdates(tx: Tx, document: string, updates: Update[]): Promise<bigint> {
  const people = updates.map(({ person }) => person)
  const parties = updates.map(({ party }) => party)
  const moments = updates.map(({ at }) => at.toISOString())
  const bytes = updates.map((update) => Buffer.from(update.bytes).toString('base64'))
  const [row] = await tx.$queryRaw<Array<{ last: bigint }>>`
    WITH held AS MATERIALIZED (SELECT pg_advisory_xact_lock(hashtextextended(${document}, 0)) IS NOT NULL AS it),
    made AS (
      INSERT INTO collab_update (document, person, party, at, bytes)
      SELECT ${document}, given.person, given.party, given.moment::timestamptz, decode(given.bytes, 'base64')
      FROM held CROSS JOIN unnest(${people}::text[], ${parties}::text[], ${moments}::text[], ${bytes}::text[])
        WITH ORDINALITY AS given(person, party, moment, bytes, place)
      WHERE held.it IS NOT NULL
      ORDER BY given.place
      RETURNING seq
    )
    SELECT max(seq) AS last FROM made`
  return row?.last ?? 0n
}

/** Stores updates of one document in one transaction of its own. */
export function storeUpdates(document: string, updates: Update[]): Promise<bigint> {
  return db.as(keeper(document), (tx) => appendUpdates(tx, document, updates))
}

/** so many updates are taken in at one go */
const slice = 200

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** What a document was built from. */
export interface Loaded {
  /** the last update in it; 0 when there is none */
  seq: bigint
  /** updates since the snapshot it was built on */
  since: number
}

function apply(doc: Doc, document: string, seq: bigint, bytes: Uint8Array, origin: unknown): boolean {
  try {
    applyUpdate(doc, bytes, origin)
    return true
  } catch (error) {
    log.error({ what: 'collab.row.damaged', document, seq, error })
    return false
  }
}

/** Going through the later rows one by one. */
export interface Tracing {
  /** what is not later than this is taken together */
  until: bigint
  /** called before each later row is applied */
  each(row: { person: string | null; party: string | null }): void
}

/** The newest snapshot whose bytes are still what was stored; a damaged one is told and passed over (asvs.md C14). */
async function soundSnapshot(tx: Tx, document: string, doc: Doc, origin: unknown, until?: bigint): Promise<bigint> {
  const kept = await tx.collabSnapshot.findMany({
    where: { document, ...(until === undefined ? {} : { seq: { lte: until } }) },
    orderBy: { seq: 'desc' },
    take: 3,
  })
  for (const { seq, bytes, hash } of kept) {
    if (hashOf(bytes) !== hash) log.error({ what: 'collab.snapshot.damaged', document, seq })
    else if (apply(doc, document, seq, bytes, origin)) return seq
  }
  return 0n
}

/** Builds a document from its rows, inside the caller's transaction. */
export async function fillDocument(
  tx: Tx,
  document: string,
  doc: Doc,
  origin?: unknown,
  tracing?: Tracing,
): Promise<Loaded> {
  const base = await soundSnapshot(tx, document, doc, origin, tracing?.until)
  const rows = await tx.collabUpdate.findMany({
    where: { document, seq: { gt: base } },
    orderBy: { seq: 'asc' },
    select: { seq: true, bytes: true, person: true, party: true },
  })
  for (const [i, { seq, bytes, person, party }] of rows.entries()) {
    if (tracing && seq > tracing.until) tracing.each({ person, party })
    apply(doc, document, seq, bytes, origin)
    // a long history is no reason to keep those waiting who type elsewhere
    if (i % slice === slice - 1) await new Promise((resolve) => setImmediate(resolve))
  }
  return { seq: rows.at(-1)?.seq ?? base, since: rows.length }
}

/** Builds a document from its snapshot and updates into `doc`. */
export function loadDocument(document: string, doc: Doc, origin?: unknown): Promise<Loaded> {
  return db.as(keeper(document), (tx) => fillDocument(tx, document, doc, origin), 30_000)
}

/** A document as its rows have it, outside any socket. */
export async function documentFromRows(tx: Tx, document: string): Promise<{ doc: Doc; seq: bigint }> {
  const doc = new Doc()
  const { seq } = await fillDocument(tx, document, doc)
  return { doc, seq }
}

/** The updates of a document that were written since a moment, by whomever; for catching up after a deaf spell. */
export function updatesSince(document: string, at: Date): Promise<Array<Omit<Update, 'at'>>> {
  return db.as(keeper(document), (tx) =>
    tx.collabUpdate.findMany({
      where: { document, at: { gte: at } },
      orderBy: { seq: 'asc' },
      select: { bytes: true, person: true, party: true },
    }),
  )
}

/** One stored update with the person it names, or null. */
export function updateAt(document: string, seq: bigint): Promise<Omit<Update, 'at'> | null> {
  return db.as(keeper(document), (tx) =>
    tx.collabUpdate.findFirst({ where: { document, seq }, select: { bytes: true, person: true, party: true } }),
  )
}

/**
 * Folds all rows of a document into one snapshot; the updates stay. It is made from rows and not from memory, so that an
 * update which another process has written, and which nobody here has heard of yet, is in it too.
 */
export async function compactDocument(document: string): Promise<void> {
  await db.as(
    keeper(document),
    async (tx) => {
      const { doc, seq } = await documentFromRows(tx, document)
      const bytes = new Uint8Array(encodeStateAsUpdate(doc))
      await tx.collabSnapshot.createMany({
        data: [{ document, seq, bytes, hash: hashOf(bytes) }],
        skipDuplicates: true,
      })
    },
    30_000,
  )
}
