import { type Doc, encodeStateAsUpdate, encodeStateVector } from 'yjs'
import { clock } from '#server/kernel/clock.ts'
import { db } from '#server/kernel/db.ts'
import type { Tx } from '#server/kernel/tx.ts'
import { appendUpdates, documentFromRows, keeper } from './store.ts'

/** Whose edit it is; a person whom the caller has permitted, or nobody for the portal itself. */
export interface Editor {
  person: string | null
  party: string | null
}

/**
 * Changes a co-edited document from the server's side: one more update, as if somebody had typed it, never a swap of stored
 * bytes. It is computed on the stored document; a running socket process takes it into its open copy after COMMIT, whichever
 * process this one is, and projects it. With `tx` it belongs to the caller's transaction. What others type meanwhile stays.
 */
export async function appendServerEdit(
  editor: Editor,
  document: string,
  change: (doc: Doc) => void,
  tx?: Tx,
): Promise<void> {
  if (tx) return append(tx, editor, document, change)
  await db.as(keeper(document), (own) => append(own, editor, document, change), 30_000)
}

async function append(tx: Tx, { person, party }: Editor, document: string, change: (doc: Doc) => void): Promise<void> {
  const { doc } = await documentFromRows(tx, document)
  const before = encodeStateVector(doc)
  doc.transact(() => change(doc))
  const bytes = encodeStateAsUpdate(doc, before)
  const seq = await appendUpdates(tx, document, [{ bytes, person, party, at: clock.now() }])
  await tx.$executeRaw`SELECT pg_notify('collab', ${JSON.stringify({ document, seq: String(seq) })})`
}
