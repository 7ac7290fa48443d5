import { createHash } from 'node:crypto'
import type { Doc } from 'yjs'
import type { AgendaText, Prisma } from '#prisma/client/client.ts'
import { clock } from '#server/kernel/clock.ts'
import { record } from '#server/kernel/events.ts'
import { blocksOf, parseRichText, plainText, type RichDoc, type RichKind } from '#server/kernel/rich-text.ts'
import { fragmentJson } from '#server/kernel/rich-text/fragment.ts'
import type { Tx } from '#server/kernel/tx.ts'
import { actorFor } from './authorship.ts'
import { textBlocks } from './shape/alignment.ts'
import type { Author } from './touches.ts'

type Field = 'title' | 'annotation'
const fields: Field[] = ['title', 'annotation']
/** typing makes one event per person, field and this many milliseconds */
const typingSpan = 600_000

interface Read {
  item: string
  title: RichDoc
  annotation: RichDoc
  findings: Array<{ field: Field; code: string; path: string; text: string }>
}

interface Words {
  meeting: number
  language: string
  doc: Doc
  touched: Map<string, Author[]>
}

function part(doc: Doc, field: Field, item: string): { doc: RichDoc; findings: Read['findings'] } {
  const name = `${field}:${item}`
  const raw = doc.share.has(name) ? fragmentJson(doc.getXmlFragment(name)) : { type: 'doc' }
  const kind: RichKind = field
  const read = parseRichText(raw, kind)
  return { doc: read.doc, findings: read.findings.map((finding) => ({ field, ...finding })) }
}

function readItem(doc: Doc, item: string): Read {
  const title = part(doc, 'title', item)
  const annotation = part(doc, 'annotation', item)
  return { item, title: title.doc, annotation: annotation.doc, findings: [...title.findings, ...annotation.findings] }
}

const itemOf = (name: string): string | null => /^(?:title|annotation):([\w-]{1,64})$/.exec(name)?.[1] ?? null

/** The hash of a text: the same words have the same hash. */
function hashOf(title: RichDoc, annotation: RichDoc): string {
  return createHash('sha256')
    .update(JSON.stringify([title, annotation]))
    .digest('hex')
}

function rowOf({ meeting, language }: Words, read: Read) {
  const title = plainText(read.title)
  return {
    itemId: read.item,
    meetingId: meeting,
    language,
    title,
    changedAt: clock.now(),
    titleDoc: read.title as unknown as Prisma.InputJsonObject,
    annotation: read.annotation as unknown as Prisma.InputJsonObject,
    plain: [title, plainText(read.annotation)].join('\n').trim(),
    hash: hashOf(read.title, read.annotation),
    findings: read.findings as unknown as Prisma.InputJsonArray,
  }
}

/** JSON of a row's column: the database orders keys in its own way. */
function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, held]) => [key, ordered(held)]),
  )
}
const same = (a: unknown, b: unknown): boolean => JSON.stringify(ordered(a)) === JSON.stringify(ordered(b))

/** Which fields of a text are not what they were. */
function changedFields(was: AgendaText | undefined, read: Read): Field[] {
  const empty = (doc: RichDoc) => plainText(doc).trim() === ''
  return fields.filter((field) =>
    was ? !same(field === 'title' ? was.titleDoc : was.annotation, read[field]) : !empty(read[field]),
  )
}

/**
 * Writes the rows of one language's words, the events of typing and, for a translation, what its source said when it was
 * made. Words of an item that the structure does not know are left; gives their names, to be read when it does.
 */
export async function projectWords(tx: Tx, words: Words, only: Set<string> | null): Promise<Set<string>> {
  const { meeting, language, doc, touched } = words
  const items = await tx.agendaItem.findMany({ where: { meetingId: meeting }, select: { id: true, source: true } })
  const sources = new Map(items.map(({ id, source }) => [id, source]))
  const named = new Set([...doc.share.keys()].flatMap((name) => itemOf(name) ?? []))
  const wanted = [...named].filter((item) => only === null || only.has(item))
  const read = wanted.filter((item) => sources.has(item)).map((item) => readItem(doc, item))
  const rows = await tx.agendaText.findMany({
    where: { meetingId: meeting, language, itemId: { in: read.map(({ item }) => item) } },
  })
  const before = new Map(rows.map((row) => [row.itemId, row]))
  const translated: Read[] = []
  for (const text of read) {
    const was = before.get(text.item)
    const row = rowOf(words, text)
    if (was?.hash === row.hash && same(was.findings, row.findings)) continue
    const key = { itemId_language: { itemId: text.item, language } }
    await tx.agendaText.upsert({ where: key, create: row, update: row })
    await tellTyping(tx, words, text.item, changedFields(was, text))
    if (sources.get(text.item) !== language) translated.push(text)
  }
  await captureBasis(tx, words, translated, sources)
  // what is no text of an item will never be one
  return new Set([...touched.keys()].filter((name) => !sources.has(itemOf(name) ?? '') && itemOf(name) !== null))
}

async function tellTyping(
  tx: Tx,
  { meeting, language, touched }: Words,
  item: string,
  changed: Field[],
): Promise<void> {
  if (changed.length === 0) return
  const since = new Date(clock.now().getTime() - typingSpan)
  const act = 'agenda.text.edited'
  const recent = await tx.event.findMany({
    where: { objectKind: 'item', objectId: item, act, at: { gte: since } },
    select: { person: true, after: true },
  })
  for (const field of changed) {
    for (const author of touched.get(`${field}:${item}`) ?? [undefined]) {
      const person = author?.person ?? null
      if (recent.some((event) => event.person === person && same(event.after, { language, field }))) continue
      await record(tx, actorFor(author), {
        act,
        object: { kind: 'item', id: item },
        meeting,
        audience: 'secretariat',
        after: { language, field },
      })
    }
  }
}

/** The source blocks that a translated text renders: its title, and what its paragraphs name. */
function rendered(text: Read): string[] {
  const title = plainText(text.title).trim() === '' ? [] : ['title']
  const blocks = blocksOf(text.annotation).filter((block) => block.text.trim() !== '')
  return [...new Set([...title, ...blocks.flatMap((block) => block.of)])]
}

// the first words of a translated paragraph fix what the source said: from then on a change of the source is seen
async function captureBasis(
  tx: Tx,
  { meeting, language }: Words,
  texts: Read[],
  sources: Map<string, string>,
): Promise<void> {
  if (texts.length === 0) return
  const ids = texts.map(({ item }) => item)
  const known = await tx.agendaBasis.findMany({
    where: { language, itemId: { in: ids } },
    select: { itemId: true, block: true },
  })
  const has = new Set(known.map(({ itemId, block }) => `${itemId} ${block}`))
  const originals = await tx.agendaText.findMany({ where: { meetingId: meeting, itemId: { in: ids } } })
  const made = texts.flatMap((text) => {
    const source = originals.find((row) => row.itemId === text.item && row.language === sources.get(text.item))
    if (!source) return []
    const wanted = new Set(rendered(text).filter((block) => !has.has(`${text.item} ${block}`)))
    if (wanted.size === 0) return []
    const blocks = textBlocks(source.titleDoc as unknown as RichDoc, source.annotation as unknown as RichDoc)
    return blocks
      .filter(({ block }) => wanted.has(block))
      .map(({ block, hash, json }) => ({
        itemId: text.item,
        meetingId: meeting,
        language,
        block,
        hash,
        content: json as unknown as Prisma.InputJsonObject,
        at: clock.now(),
      }))
  })
  if (made.length > 0) await tx.agendaBasis.createMany({ data: made, skipDuplicates: true })
}
