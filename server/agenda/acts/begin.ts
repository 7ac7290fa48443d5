import { randomUUID } from 'node:crypto'
import type { Meeting } from '#prisma/client/client.ts'
import type { Actor } from '#server/kernel/actor.ts'
import { db } from '#server/kernel/db.ts'
import { refusal } from '#server/kernel/errors.ts'
import { record } from '#server/kernel/events.ts'
import { permit } from '#server/kernel/policy.ts'
import type { Tx } from '#server/kernel/tx.ts'
import { portalLanguages, wordsIn } from '#server/kernel/words.ts'
import { languagesOf, meetingOf, sessionsOf } from '#server/meetings/service.ts'
import { may } from '../policy.ts'
import { type FrozenPlace, restoreStructure, restoreWords } from '../restoring.ts'
import type { RichDoc } from '../schema.ts'
import { structureName, wordsName } from '../shape/documents.ts'
import { itemsOf } from '../shape/outline.ts'
import { skeleton } from '../skeleton.ts'
import { appendServerEdit } from './edit.ts'
import { catchUp } from './project.ts'

/** The structure and the titles a new agenda begins with. */
interface Bones {
  places: FrozenPlace[]
  /** language → titles */
  titles: Map<string, Array<{ itemId: string; titleDoc: RichDoc; annotation: RichDoc }>>
}

const nothing: RichDoc = { type: 'doc', content: [{ type: 'paragraph' }] }
const titled = (text: string): RichDoc => ({
  type: 'doc',
  content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
})

/** The agenda of the meeting before: items, leads, times, purposes and titles; annotations and references were about that meeting. */
async function bonesOf(tx: Tx, before: Meeting, meeting: Meeting, languages: string[]): Promise<Bones> {
  const rows = await tx.agendaItem.findMany({
    where: { meetingId: before.id, gone: false, position: { not: null } },
    orderBy: { position: 'asc' },
  })
  const texts = await tx.agendaText.findMany({ where: { meetingId: before.id, title: { not: '' } } })
  const [then, now] = [await sessionsOf(tx, before.id), await sessionsOf(tx, meeting.id)]
  const ids = new Map(rows.map((row) => [row.id, randomUUID()]))
  const sitting = (id: string | null): string | null => {
    const position = then.find((session) => session.id === id)?.position
    return now.find((session) => session.position === position)?.id ?? null
  }
  return {
    places: rows.map((row) => ({
      ...{ itemId: ids.get(row.id) ?? '', parentId: ids.get(row.parentId ?? '') ?? null },
      ...{ minutes: row.minutes, purpose: row.purpose, visibility: row.visibility, references: [] },
      leads: row.leads.map((lead) => (lead === before.host ? meeting.host : lead)),
      ...{ sessionId: sitting(row.sessionId), source: row.source },
    })),
    titles: Map.groupBy(
      texts.flatMap((text) => {
        const itemId = ids.get(text.itemId)
        const titleDoc = text.titleDoc as unknown as RichDoc
        return itemId && languages.includes(text.language)
          ? [{ itemId, language: text.language, titleDoc, annotation: nothing }]
          : []
      }),
      (text) => text.language,
    ),
  }
}

/** The pattern of an SCCP agenda, its titles in the languages that the portal speaks. */
async function bonesOfPattern(tx: Tx, meeting: Meeting, languages: string[]): Promise<Bones> {
  const sessions = await sessionsOf(tx, meeting.id)
  const ids = new Map(skeleton.map((item) => [item.key, randomUUID()]))
  const idOf = (key: string | undefined): string | null => ids.get(key ?? '') ?? null
  const spoken = languages.filter((language) => portalLanguages.includes(language))
  const source = spoken.includes(meeting.sourceLanguage) ? meeting.sourceLanguage : 'en'
  return {
    places: skeleton.map((item) => ({
      ...{ itemId: idOf(item.key) ?? '', parentId: idOf(item.parent), references: [], visibility: 'public', source },
      ...{ minutes: item.minutes ?? null, purpose: item.purpose ?? null },
      leads: (item.leads ?? []).map((lead) => (lead === 'host' ? meeting.host : lead)),
      sessionId: sessions.find((session) => session.position === item.sitting)?.id ?? null,
    })),
    titles: new Map(
      [...new Set([source, ...spoken])].map((language) => {
        const t = wordsIn(language, 'skeleton')
        const title = (key: string): RichDoc => titled(t(`items.${key}`))
        return [
          language,
          skeleton.map(({ key }) => ({ itemId: idOf(key) ?? '', titleDoc: title(key), annotation: nothing })),
        ]
      }),
    ),
  }
}

/**
 * Begins a meeting's agenda: with the skeleton of the meeting it was made after, or with the pattern of an SCCP agenda; items sit in the
 * session of the same number. AGENDA_BEGUN when it holds an item already, as when two begin it at once.
 */
export async function begin(actor: Actor, input: { meeting: number }): Promise<{ items: number }> {
  const { bones, from } = await db.as(actor, async (tx) => {
    const meeting = await meetingOf(tx, actor, input.meeting)
    permit(may.arrange(actor, meeting.id))
    if (!may.begin(meeting.status)) throw refusal('MEETING_NOT_OPEN', 'conflict')
    const languages = (await languagesOf(tx, meeting.id)).map((row) => row.language)
    const before =
      meeting.clonedFrom === null ? null : await tx.meeting.findUnique({ where: { id: meeting.clonedFrom } })
    const copied = before && (await bonesOf(tx, before, meeting, languages))
    const empty = !copied || copied.places.length === 0
    return {
      bones: empty ? await bonesOfPattern(tx, meeting, languages) : copied,
      from: empty ? null : before.id,
    }
  })
  const editor = { person: actor.person, party: actor.party }
  await appendServerEdit(editor, structureName(input.meeting), (doc) => {
    if (itemsOf(doc).size > 0) throw refusal('AGENDA_BEGUN', 'conflict')
    restoreStructure(doc, bones.places, { at: '', by: '' })
  })
  for (const [language, titles] of bones.titles)
    await appendServerEdit(editor, wordsName(input.meeting, language), (doc) => restoreWords(doc, titles))
  await catchUp(input.meeting)
  await db.as(actor, (tx) =>
    record(tx, actor, {
      act: 'agenda.skeleton.laid',
      object: { kind: 'meeting', id: String(input.meeting) },
      meeting: input.meeting,
      audience: 'secretariat',
      after: { items: bones.places.length, from },
    }),
  )
  return { items: bones.places.length }
}
