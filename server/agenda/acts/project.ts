import { type Doc, Doc as YDoc, type Transaction } from 'yjs'
import { machine } from '#server/kernel/actor.ts'
import { clock } from '#server/kernel/clock.ts'
import { db } from '#server/kernel/db.ts'
import { log } from '#server/kernel/log.ts'
import type { Tx } from '#server/kernel/tx.ts'
import { parseDocumentName, structureName } from '../shape/documents.ts'
import { projectStructure } from '../structure-projection.ts'
import { type Author, touchedIn, Touches } from '../touches.ts'
import { projectWords } from '../words-projection.ts'
import { fillDocument, lockDocument } from './store.ts'

/** A document as the socket holds it, with who has touched what since the last projection. */
export interface Live {
  doc: Doc
  /** everything up to this update is committed and in `doc` */
  seq: bigint
  touched: Map<string, Author[]>
}

/** What a projection leaves to be done. */
export interface Projected {
  /** touched words of items that the structure does not hold yet */
  left: Map<string, Author[]>
  /** items that are new: their words may be waiting */
  fresh: boolean
}

const nothing: Projected = { left: new Map(), fresh: false }

interface Stored {
  doc: Doc
  seq: bigint
  touched: Map<string, Author[]>
}

/** The document from its rows; whatever came after `from` is gone through one by one, so that it is known who did what. */
async function fromRows(tx: Tx, document: string, from: bigint): Promise<Stored> {
  const doc = new YDoc()
  const touches = new Touches()
  let author: Author | null = null
  doc.on('afterTransaction', (transaction: Transaction) => {
    if (author) touches.note(touchedIn(doc, transaction), author)
  })
  const { seq } = await fillDocument(tx, document, doc, undefined, {
    until: from,
    each: ({ person, party }) => (author = { person, party, capacity: person === null ? 'machine' : 'member' }),
  })
  return { doc, seq, touched: touches.take() }
}

async function project(tx: Tx, document: string, live: Live | undefined): Promise<Projected> {
  const name = parseDocumentName(document)
  // notes are for the delegation's eyes: they are projected nowhere
  if (!name || name.kind === 'notes') return nothing
  await lockDocument(tx, `projection of ${document}`)
  const row = await tx.collabProjection.findUnique({ where: { document } })
  const { doc, seq, touched } = live ?? (await fromRows(tx, document, row?.seq ?? 0n))
  const done: Projected = { left: new Map(), fresh: false }
  if (name.kind === 'structure') done.fresh = (await projectStructure(tx, name.meeting, doc, touched)).length > 0
  else {
    const only = live ? new Set([...touched.keys()].map((key) => key.slice(key.indexOf(':') + 1))) : null
    const left = await projectWords(tx, { meeting: name.meeting, language: name.language, doc, touched }, only)
    for (const key of left) done.left.set(key, touched.get(key) ?? [])
  }
  const reached = row && row.seq > seq ? row.seq : seq
  const stamp = { seq: reached, at: clock.now() }
  await tx.collabProjection.upsert({ where: { document }, create: { document, ...stamp }, update: stamp })
  return done
}

/** Brings the rows of one document up to date, from the socket's copy or from its stored updates. One transaction. */
export function projectDocument(document: string, live?: Live): Promise<Projected> {
  return db.as(machine('collab'), (tx) => project(tx, document, live), 60_000)
}

/** The documents of a meeting, or of all, whose stored updates are ahead of their rows; structures before words. */
export function behind(meeting?: number): Promise<Array<{ document: string; seq: bigint }>> {
  const name = meeting === undefined ? 'agenda:%' : structureName(meeting)
  return db.as(
    machine('collab'),
    (tx) => tx.$queryRaw<Array<{ document: string; seq: bigint }>>`
      SELECT u.document, max(u.seq) AS seq FROM collab_update u LEFT JOIN collab_projection p ON p.document = u.document
      WHERE u.document LIKE ${name} OR u.document LIKE ${`${name}:%`}
      GROUP BY u.document, p.seq HAVING max(u.seq) > coalesce(p.seq, 0) ORDER BY u.document COLLATE "C"`,
  )
}

/**
 * Projects what a meeting's agenda lags behind its stored updates, and its clock times, which hang on the sessions as well;
 * true when nothing lags any more.
 */
export async function catchUp(meeting: number): Promise<boolean> {
  const structure = structureName(meeting)
  try {
    const documents = (await behind(meeting)).map(({ document }) => document)
    for (const document of new Set([structure, ...documents])) await projectDocument(document)
    return true
  } catch (error) {
    log.error({ what: 'agenda.catch-up.failed', meeting, error })
    return false
  }
}

/** The meetings whose sessions were rearranged in events after `last`, and the last event looked at. */
export function rearrangedSince(last: bigint): Promise<{ last: bigint; meetings: number[] }> {
  return db.as(machine('collab'), async (tx) => {
    const events = await tx.event.findMany({
      where: { id: { gt: last }, act: { startsWith: 'meetings.session.' } },
      select: { id: true, meeting: true },
    })
    const newest = await tx.event.aggregate({ _max: { id: true } })
    return { last: newest._max.id ?? last, meetings: [...new Set(events.flatMap(({ meeting }) => meeting ?? []))] }
  })
}
