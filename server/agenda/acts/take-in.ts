import { createHash } from 'node:crypto'
import { readingOfUpload, type UploadReading } from '#server/documents/service.ts'
import { type Actor, machine } from '#server/kernel/actor.ts'
import { db } from '#server/kernel/db.ts'
import { refusal } from '#server/kernel/errors.ts'
import { record } from '#server/kernel/events.ts'
import { deskRightsOf, meetingOf } from '#server/meetings/service.ts'
import { permit } from '#server/kernel/policy.ts'
import { type FileItem, outlineOf } from '../from-file.ts'
import { may } from '../policy.ts'
import { restoreWords } from '../restoring.ts'
import type { RichDoc } from '../schema.ts'
import { structureName, wordsName } from '../shape/documents.ts'
import { itemsOf, readOutline } from '../shape/outline.ts'
import { addItem } from '../shape/outline-moves.ts'
import { type FileOutlineView, mostTaken, type TakeKind } from '../shape/take-in.ts'
import { appendServerEdit } from './edit.ts'
import { documentFromRows } from './store.ts'

const titled = (text: string): RichDoc => ({
  type: 'doc',
  content: [{ type: 'paragraph', ...(text ? { content: [{ type: 'text', text }] } : {}) }],
})

/** Who writes structure and source may take a file in; gives the language that its words go to. */
function sourceFor(actor: Actor, meeting: number): Promise<string> {
  return db.as(actor, async (tx) => {
    const { sourceLanguage } = await meetingOf(tx, actor, meeting)
    permit(may.takeIn(actor, await deskRightsOf(tx, actor, meeting), sourceLanguage))
    return sourceLanguage
  })
}

/** The reading of a DOCX that the person has sent to this meeting. */
async function docxOf(actor: Actor, input: { meeting: number; upload: string }): Promise<UploadReading> {
  const reading = await readingOfUpload(actor, input.upload)
  if (reading.meeting !== input.meeting) throw refusal('UPLOAD_UNKNOWN', 'unknown')
  if (reading.type !== 'docx') throw refusal('AGENDA_FILE_TYPE', 'invalid')
  return reading
}

/** What a file would bring into the agenda, and before all else what it would lose. Changes nothing. */
export async function fileOutline(
  actor: Actor,
  input: { meeting: number; upload: string; take: TakeKind | null },
): Promise<FileOutlineView> {
  await sourceFor(actor, input.meeting)
  const reading = await docxOf(actor, input)
  const { take, found, items, losses } = outlineOf(reading, input.take)
  const standing = await db.as(machine('agenda'), async (tx) => {
    const { doc } = await documentFromRows(tx, structureName(input.meeting))
    return readOutline(doc).items.length
  })
  return {
    ...{ name: reading.name, take, found, losses: losses.slice(0, 1000), lost: losses.length, empty: standing === 0 },
    items: items.map(({ label, depth, title, blocks }) => ({ label, depth, title, blocks })),
  }
}

/** The id of an item by the act that brings it: what is sent twice has the same ones. */
function idOf(batch: string, at: number): string {
  const hex = createHash('sha256').update(`${batch} ${at}`).digest('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  )
}

/**
 * Takes a file into the agenda as its beginning, or behind what stands: structure and words are one transaction, each an update by this
 * person as if it had been typed. AGENDA_BEGUN, AGENDA_FILE_EMPTY without an item, AGENDA_FILE_LONG beyond 300.
 */
export async function takeIn(
  actor: Actor,
  input: { meeting: number; upload: string; take: TakeKind; where: 'begin' | 'end'; batch: string },
): Promise<{ items: number; top: string[] }> {
  const source = await sourceFor(actor, input.meeting)
  const { items } = outlineOf(await docxOf(actor, input), input.take)
  if (items.length === 0) throw refusal('AGENDA_FILE_EMPTY', 'conflict')
  if (items.length > mostTaken) throw refusal('AGENDA_FILE_LONG', 'conflict', { count: mostTaken })
  const ids = items.map((_, at) => idOf(`${actor.person} ${input.meeting} ${input.batch}`, at))
  const top = items.flatMap((item, at) => (item.parent === null ? (ids[at] ?? []) : []))
  await write(actor, { ...input, source, items, ids })
  return { items: items.length, top }
}

interface Taking {
  meeting: number
  upload: string
  where: 'begin' | 'end'
  source: string
  items: FileItem[]
  ids: string[]
}

async function write(actor: Actor, { meeting, upload, where, source, items, ids }: Taking): Promise<void> {
  const editor = { person: actor.person, party: actor.party }
  const idAt = (at: number | null): string | null => (at === null ? null : (ids[at] ?? null))
  const words = items.map(({ title, annotation }, at) => ({
    itemId: ids[at] ?? '',
    titleDoc: titled(title),
    annotation,
  }))
  // the documents are written by the portal itself; the updates and the event name the person
  await db.as(
    machine('agenda'),
    async (tx) => {
      let done = false
      await appendServerEdit(
        editor,
        structureName(meeting),
        (doc) => {
          done = itemsOf(doc).has(ids[0] ?? '')
          if (done) return
          const { items: standing } = readOutline(doc)
          if (where === 'begin' && standing.length > 0) throw refusal('AGENDA_BEGUN', 'conflict')
          const last = new Map<string | null, string>()
          const behind = standing.findLast((one) => one.parent === null)
          if (behind) last.set(null, behind.id)
          for (const [at, { parent }] of items.entries()) {
            const [id, under] = [ids[at] ?? '', idAt(parent)]
            addItem(doc, id, { parent: under, after: last.get(under) ?? null }, { visibility: 'public', source })
            last.set(under, id)
          }
        },
        tx,
      )
      if (done) return
      await appendServerEdit(editor, wordsName(meeting, source), (doc) => restoreWords(doc, words), tx)
      await record(tx, actor, {
        act: 'agenda.file.taken-in',
        object: { kind: 'meeting', id: String(meeting) },
        meeting,
        audience: 'secretariat',
        after: { items: items.length, upload, where },
      })
    },
    20_000,
  )
}
