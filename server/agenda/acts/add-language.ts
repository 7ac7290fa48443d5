import type { Actor } from '#server/kernel/actor.ts'
import { clock } from '#server/kernel/clock.ts'
import { db } from '#server/kernel/db.ts'
import { refusal } from '#server/kernel/errors.ts'
import { record } from '#server/kernel/events.ts'
import type { Tx } from '#server/kernel/tx.ts'
import { holdSeries } from '#server/documents/service.ts'
import type { AgendaLanguage } from '#server/meetings/schema.ts'
import type { AgendaEditionText } from '#prisma/client/client.ts'
import { type Draft, type DraftText, draftOf } from '../draft.ts'
import { may } from '../policy.ts'
import { nomenclatureOf } from '../readiness.ts'
import type { EditionBrief, RichDoc } from '../schema.ts'
import type { GateView } from '../schema/gate.ts'
import { sealLanguage, sealText } from '../sealing.ts'
import { changesOf, textBlocks } from '../shape/alignment.ts'
import { admit } from './admit.ts'
import { briefOf } from './circulate.ts'

/** Whether an approved text still renders what an edition's source says, up to formatting. */
function rendersFrozen(draft: Draft, source: AgendaEditionText, target: DraftText | undefined): target is DraftText {
  if (!target || target.title.trim() === '' || target.findings.length > 0) return false
  const said = draft.said(target.itemId, target.language)
  if (said?.status !== 'approved' || said.hash !== target.hash) return false
  const blocks = textBlocks(source.titleDoc as unknown as RichDoc, source.annotation as unknown as RichDoc)
  const basis = draft.basis(target.itemId, target.language)
  return changesOf(blocks, basis, source.language).every(
    (block) => block.state === 'same' || block.grade === 'formatting',
  )
}

/** Words that APEC usage replaces ask first here as at the gate; who let them stay is told to those who run the meeting. */
async function weighUsage(
  tx: Tx,
  actor: Actor,
  edition: { id: string; meetingId: number },
  found: GateView['nomenclature'],
  accepted: boolean,
): Promise<void> {
  if (found.length === 0) return
  if (!accepted) throw refusal('EDITION_NOMENCLATURE_OPEN', 'conflict', { count: found.length })
  await record(tx, actor, {
    act: 'agenda.edition.overridden',
    object: { kind: 'edition', id: edition.id },
    meeting: edition.meetingId,
    audience: 'secretariat',
    after: { reason: null, texts: [], terms: found.map(({ item, language, term }) => ({ item, language, term })) },
  })
}

/** Adds a language to an edition that stands: its texts are frozen now, with their own time; number and hash stay. */
export async function addLanguage(
  actor: Actor,
  input: { meeting: number; n: number; language: AgendaLanguage; nomenclature: boolean },
): Promise<EditionBrief> {
  await admit(actor, input.meeting, () => may.addLanguage(actor, input.meeting))
  return db.as(
    actor,
    async (tx) => {
      const { meeting: meetingId, n, language } = input
      await holdSeries(tx, actor, meetingId)
      const edition = await tx.agendaEdition.findUnique({
        where: { meetingId_n: { meetingId, n } },
        include: { languages: true, items: { orderBy: { position: 'asc' } }, texts: true },
      })
      if (!edition) throw refusal('EDITION_UNKNOWN', 'unknown')
      if (edition.withdrawnAt !== null) throw refusal('EDITION_WITHDRAWN', 'conflict')
      if (edition.languages.some((one) => one.language === language))
        throw refusal('EDITION_LANGUAGE_FROZEN', 'conflict')
      const draft = await draftOf(tx, meetingId)
      const pairs = edition.items.map((item) => ({
        item,
        source: edition.texts.find((text) => text.itemId === item.itemId && text.language === item.source),
        target: draft.text(item.itemId, language),
      }))
      const texts = pairs.flatMap(({ item, source, target }) => {
        if (!source || !rendersFrozen(draft, source, target)) return []
        const words = {
          title: target.title,
          titleDoc: target.titleDoc as object,
          annotation: target.annotation as object,
        }
        return [{ itemId: item.itemId, visibility: item.visibility, ...words, hash: sealText(words) }]
      })
      if (texts.length < pairs.length)
        throw refusal('EDITION_LANGUAGE_INCOMPLETE', 'conflict', { count: pairs.length - texts.length })
      const found = pairs.flatMap(({ item, target }) =>
        nomenclatureOf(target, { item: item.itemId, label: item.label, language }),
      )
      await weighUsage(tx, actor, edition, found, input.nomenclature)
      const frozenAt = clock.now()
      const frozen = { editionId: edition.id, language }
      await tx.agendaEditionLanguage.create({
        data: { ...frozen, required: false, hash: sealLanguage(language, texts), frozenAt },
      })
      await tx.agendaEditionText.createMany({
        data: texts.map((text) => ({ ...text, ...frozen, meetingId, frozenAt })),
      })
      await record(tx, actor, {
        act: 'agenda.edition.language-added',
        object: { kind: 'edition', id: edition.id },
        meeting: meetingId,
        audience: 'public',
        after: { n, number: edition.number, language },
      })
      return briefOf(tx, actor, meetingId, n)
    },
    20_000,
  )
}
