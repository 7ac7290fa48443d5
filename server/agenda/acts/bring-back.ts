import { type Actor, machine } from '#server/kernel/actor.ts'
import { clock } from '#server/kernel/clock.ts'
import { db } from '#server/kernel/db.ts'
import { refusal } from '#server/kernel/errors.ts'
import { record } from '#server/kernel/events.ts'
import { permit } from '#server/kernel/policy.ts'
import { meetingOf } from '#server/meetings/service.ts'
import { may } from '../policy.ts'
import { restoreStructure, restoreWords } from '../restoring.ts'
import type { RichDoc } from '../schema.ts'
import { structureName, wordsName } from '../shape/documents.ts'
import { appendServerEdit } from './edit.ts'

async function frozenEdition(actor: Actor, meeting: number, n: number) {
  return db.as(actor, async (tx) => {
    await meetingOf(tx, actor, meeting)
    permit(may.bringBack(actor, meeting))
    const edition = await tx.agendaEdition.findUnique({
      where: { meetingId_n: { meetingId: meeting, n } },
      include: { items: { orderBy: { position: 'asc' } }, texts: true },
    })
    if (!edition) throw refusal('EDITION_UNKNOWN', 'unknown')
    return edition
  })
}

/**
 * Brings an earlier edition back: a new edit of the living documents by this person, never a swap of stored bytes, so that
 * what others type at the same moment is merged as ever. Languages that the edition lacks stay as they are.
 */
export async function bringBack(actor: Actor, input: { meeting: number; n: number }): Promise<{ n: number }> {
  const { meeting, n } = input
  const edition = await frozenEdition(actor, meeting, n)
  const author = { person: actor.person, party: actor.party }
  const gone = { at: clock.now().toISOString(), by: actor.person ?? actor.name }
  const texts = edition.texts as unknown as Array<{
    itemId: string
    language: string
    titleDoc: RichDoc
    annotation: RichDoc
  }>
  // the documents are written by the portal itself; the updates and the event name the person
  await db.as(
    machine('agenda'),
    async (tx) => {
      await appendServerEdit(author, structureName(meeting), (doc) => restoreStructure(doc, edition.items, gone), tx)
      for (const [language, words] of Map.groupBy(texts, (text) => text.language)) {
        await appendServerEdit(author, wordsName(meeting, language), (doc) => restoreWords(doc, words), tx)
      }
      await record(tx, actor, {
        act: 'agenda.edition.brought-back',
        object: { kind: 'edition', id: edition.id },
        meeting,
        audience: 'secretariat',
        after: { n, number: edition.number },
      })
    },
    20_000,
  )
  return { n }
}
