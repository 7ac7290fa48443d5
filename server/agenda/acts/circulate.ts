import type { Actor } from '#server/kernel/actor.ts'
import { clock } from '#server/kernel/clock.ts'
import { db } from '#server/kernel/db.ts'
import { refusal } from '#server/kernel/errors.ts'
import { record } from '#server/kernel/events.ts'
import type { Tx } from '#server/kernel/tx.ts'
import { wordsIn } from '#server/kernel/words.ts'
import { holdSeries, type Issued, issuePaper, revisePaper } from '#server/documents/service.ts'
import { languagesOf, meetingOf, sessionsOf } from '#server/meetings/service.ts'
import { type Draft, draftOf } from '../draft.ts'
import { frozenLanguage, frozenStructure, frozenTimes, languagesToFreeze } from '../freezing.ts'
import { may } from '../policy.ts'
import { type Readiness, readinessOf } from '../readiness.ts'
import { emptyBin } from '../restoring.ts'
import type { EditionBrief } from '../schema.ts'
import type { CirculateInput } from '../schema/gate.ts'
import { sealEdition } from '../sealing.ts'
import { structureName, wordsName } from '../shape/documents.ts'
import { admit } from './admit.ts'
import { appendServerEdit } from './edit.ts'
import { openHeader } from './read.ts'
import { lockDocument } from './store.ts'

/** Refuses what the gate does not let through; gives the reason that is recorded when somebody opened it. */
function passGate(readiness: Readiness, input: CirculateInput): string | null {
  if (readiness.items === 0) throw refusal('EDITION_EMPTY', 'conflict')
  if (readiness.shape.length > 0) throw refusal('EDITION_OUT_OF_SHAPE', 'conflict', { count: readiness.shape.length })
  if (readiness.texts.length > 0 && input.override === null) {
    throw refusal('EDITION_GATE_CLOSED', 'conflict', { count: readiness.texts.length })
  }
  if (readiness.nomenclature.length > 0 && !input.nomenclature) {
    throw refusal('EDITION_NOMENCLATURE_OPEN', 'conflict', { count: readiness.nomenclature.length })
  }
  return readiness.texts.length > 0 ? input.override : null
}

/** The agenda is paper 001 of its meeting; each later edition is its next revision and supersedes the one that stood. */
async function numberEdition(tx: Tx, actor: Actor, meeting: number): Promise<Issued & { n: number }> {
  const last = await tx.agendaEdition.findFirst({ where: { meetingId: meeting }, orderBy: { n: 'desc' } })
  if (last) return { ...(await revisePaper(tx, actor, { meeting, version: last.paperVersionId })), n: last.n + 1 }
  const t = wordsIn('en', 'documents')
  const issued = await issuePaper(tx, actor, {
    meeting,
    title: t('agenda.title'),
    purpose: 'consideration',
    submittedBy: t('agenda.submittedBy'),
    access: 'public',
    reserved: true,
  })
  return { ...issued, n: 1 }
}

interface Frozen {
  structure: ReturnType<typeof frozenStructure>
  languages: Array<ReturnType<typeof frozenLanguage> & { required: boolean }>
}

async function writeRows(
  tx: Tx,
  meetingId: number,
  editionId: string,
  { structure, languages }: Frozen,
): Promise<void> {
  const frozenAt = clock.now()
  await tx.agendaEditionItem.createMany({ data: structure.map((item) => ({ ...item, editionId, meetingId })) })
  for (const { language, required, hash, texts } of languages) {
    await tx.agendaEditionLanguage.create({ data: { editionId, language, required, hash, frozenAt } })
    await tx.agendaEditionText.createMany({ data: texts.map((text) => ({ ...text, editionId, meetingId, frozenAt })) })
  }
}

async function freeze(
  tx: Tx,
  actor: Actor,
  input: CirculateInput,
  draft: Draft,
  readiness: Readiness,
  override: string | null,
) {
  const { meeting: meetingId, kind } = input
  const issued = await numberEdition(tx, actor, meetingId)
  const structure = frozenStructure(draft)
  const languages = languagesToFreeze(draft, readiness.languages).map((one) => ({
    ...frozenLanguage(draft, one.language),
    ...one,
  }))
  const sessions = frozenTimes(await sessionsOf(tx, meetingId))
  const ordinal = (await tx.agendaEdition.count({ where: { meetingId, kind } })) + 1
  const { sourceLanguage: source } = await meetingOf(tx, actor, meetingId)
  const person = actor.person ?? actor.name
  const head = {
    meetingId,
    n: issued.n,
    kind,
    ordinal,
    number: issued.number,
    source,
    issuedAt: clock.now(),
    issuedBy: person,
  }
  const edition = await tx.agendaEdition.create({
    data: {
      ...head,
      sessions,
      paperVersionId: issued.version,
      hash: sealEdition(head, structure, sessions, languages),
      overrideReason: override,
      openFindings: readiness.nomenclature.length > 0 ? [{ decidedBy: person, findings: readiness.nomenclature }] : [],
    },
  })
  await writeRows(tx, meetingId, edition.id, { structure, languages })
  await record(tx, actor, {
    act: 'agenda.edition.issued',
    object: { kind: 'edition', id: edition.id },
    meeting: meetingId,
    audience: 'public',
    after: { n: edition.n, kind, ordinal, number: edition.number },
  })
  await recordDecisions(tx, actor, edition.id, meetingId, readiness, override)
  return edition
}

/** What was decided against the gate's advice, for those who run the meeting. */
async function recordDecisions(
  tx: Tx,
  actor: Actor,
  id: string,
  meeting: number,
  readiness: Readiness,
  override: string | null,
): Promise<void> {
  if (override === null && readiness.nomenclature.length === 0) return
  const texts = override === null ? [] : readiness.texts.map(({ item, language, why }) => ({ item, language, why }))
  const terms = readiness.nomenclature.map(({ item, language, term }) => ({ item, language, term }))
  await record(tx, actor, {
    act: 'agenda.edition.overridden',
    object: { kind: 'edition', id },
    meeting,
    audience: 'secretariat',
    after: { reason: override, texts, terms },
  })
}

/** Nothing is projected while an edition is weighed and frozen: structure and words are of one moment. */
export async function holdProjection(tx: Tx, meeting: number, languages: string[]): Promise<void> {
  const names = [structureName(meeting), ...languages.toSorted().map((language) => wordsName(meeting, language))]
  for (const name of names) await lockDocument(tx, `projection of ${name}`)
}

/** The bin is kept until the next edition, which is now; a portal that dies here leaves it fuller, no more. */
async function clearBin(actor: Actor, meeting: number, lying: string[]): Promise<void> {
  if (lying.length === 0) return
  const editor = { person: actor.person, party: actor.party }
  await appendServerEdit(editor, structureName(meeting), (doc) => emptyBin(doc, new Set(lying)))
}

/**
 * Circulates an edition: one transaction, behind the meeting's counter row, freezes structure, source, required languages and
 * every other whose texts are all approved. What is frozen is what the gate weighed.
 */
export async function circulate(actor: Actor, input: CirculateInput): Promise<EditionBrief> {
  await admit(actor, input.meeting, () => may.circulate(actor, input.meeting))
  const { brief, bin } = await db.as(
    actor,
    async (tx) => {
      await holdSeries(tx, actor, input.meeting)
      const languages = await languagesOf(tx, input.meeting)
      const spoken = languages.map(({ language }) => language)
      await holdProjection(tx, input.meeting, spoken)
      const draft = await draftOf(tx, input.meeting)
      const readiness = readinessOf(draft, languages)
      const { n } = await freeze(tx, actor, input, draft, readiness, passGate(readiness, input))
      return { brief: await briefOf(tx, actor, input.meeting, n), bin: draft.bin.map((item) => item.id) }
    },
    20_000,
  )
  await clearBin(actor, input.meeting, bin)
  return brief
}

/** An edition's header as its readers get it. */
export async function briefOf(tx: Tx, actor: Actor, meeting: number, n: number): Promise<EditionBrief> {
  const found = (await openHeader(tx, actor, meeting)).editions.find((edition) => edition.n === n)
  if (!found) throw refusal('EDITION_UNKNOWN', 'unknown')
  return found
}
