import type { Actor } from '#server/kernel/actor.ts'
import { clock } from '#server/kernel/clock.ts'
import { db } from '#server/kernel/db.ts'
import { refusal } from '#server/kernel/errors.ts'
import { record } from '#server/kernel/events.ts'
import { permit } from '#server/kernel/policy.ts'
import type { Tx } from '#server/kernel/tx.ts'
import type { AgendaLanguage } from '#server/meetings/schema.ts'
import { deskRightsOf, meetingOf } from '#server/meetings/service.ts'
import { blocksIn, type Draft, type DraftItem, type DraftText, draftOf } from '../draft.ts'
import { namesOf } from '../people.ts'
import { may } from '../policy.ts'
import type { TextState } from '../schema/desk.ts'
import { isMissing, standingOf, stateOf } from '../standing.ts'
import { admit } from './admit.ts'

interface Which {
  meeting: number
  item: string
  language: AgendaLanguage
}

interface Opened {
  draft: Draft
  item: DraftItem
  source: DraftText | undefined
  target: DraftText | undefined
}

/** Loads a translated text the actor may act on; refuses what is unknown, not the actor's, or no translation. */
async function open(tx: Tx, actor: Actor, { meeting, item: id, language }: Which): Promise<Opened> {
  await meetingOf(tx, actor, meeting)
  permit(may.translate(actor, await deskRightsOf(tx, actor, meeting), language))
  const draft = await draftOf(tx, meeting, { item: id })
  const item = draft.items[0]
  if (!item) throw refusal('ITEM_UNKNOWN', 'unknown')
  if (item.source === language) throw refusal('TEXT_IS_SOURCE', 'conflict')
  return { draft, item, source: draft.text(id, item.source), target: draft.text(id, language) }
}

async function told(tx: Tx, which: Which): Promise<TextState> {
  const draft = await draftOf(tx, which.meeting, { item: which.item })
  const [item] = draft.items
  if (!item) throw refusal('ITEM_UNKNOWN', 'unknown')
  const standing = standingOf(draft, item, which.language)
  return stateOf(standing, await namesOf(tx, [standing.by]))
}

/** Keeps what every source block says now as what the translation was made from. */
async function captureBasis(tx: Tx, actor: Actor, which: Which, source: DraftText): Promise<void> {
  const { meeting: meetingId, item: itemId, language } = which
  await tx.agendaBasis.deleteMany({ where: { itemId, language } })
  const facts = { itemId, meetingId, language, person: actor.person, at: clock.now() }
  const blocks = blocksIn(source)
  await tx.agendaBasis.createMany({
    data: blocks.map(({ block, hash, json }) => ({ ...facts, block, hash, content: json as object })),
  })
}

async function say(
  tx: Tx,
  actor: Actor,
  which: Which,
  status: 'draft' | 'review' | 'approved',
  hash: string | null,
): Promise<void> {
  const { meeting: meetingId, item: itemId, language } = which
  const said = { status, person: actor.person, at: clock.now(), hash }
  await tx.agendaTranslation.upsert({
    where: { itemId_language: { itemId, language } },
    create: { itemId, meetingId, language, ...said },
    update: said,
  })
}

async function tell(
  tx: Tx,
  actor: Actor,
  act: string,
  which: Which,
  before: string | null,
  more: Record<string, string> = {},
): Promise<void> {
  await record(tx, actor, {
    act,
    object: { kind: 'item', id: which.item },
    meeting: which.meeting,
    audience: 'secretariat',
    ...(before === null ? {} : { before: { status: before } }),
    after: { language: which.language, ...more },
  })
}

/** Stands for a text: its basis is the source as it is now. */
async function standFor(actor: Actor, which: Which, status: 'review' | 'approved', act: string): Promise<TextState> {
  await admit(actor, which.meeting, (rights) => may.translate(actor, rights, which.language))
  return db.as(actor, async (tx) => {
    const { draft, source, target } = await open(tx, actor, which)
    if (!target || !source || isMissing(target, source)) throw refusal('TEXT_MISSING', 'conflict')
    const before = draft.said(which.item, which.language)?.status ?? 'draft'
    await captureBasis(tx, actor, which, source)
    await say(tx, actor, which, status, target.hash)
    await tell(tx, actor, act, which, before)
    return told(tx, which)
  })
}

/** Hands a translation in for review; from now on a change of its source is seen. */
export function submitForReview(actor: Actor, which: Which): Promise<TextState> {
  return standFor(actor, which, 'review', 'agenda.translation.submitted')
}

/** Approves a translation as it stands against the source as it stands. */
export function approve(actor: Actor, which: Which): Promise<TextState> {
  return standFor(actor, which, 'approved', 'agenda.translation.approved')
}

/** Takes a text back to draft; its basis stays, so that what has changed since can still be seen. */
export function returnToDraft(actor: Actor, which: Which): Promise<TextState> {
  return db.as(actor, async (tx) => {
    const { draft } = await open(tx, actor, which)
    const before = draft.said(which.item, which.language)?.status ?? 'draft'
    await say(tx, actor, which, 'draft', null)
    await tell(tx, actor, 'agenda.translation.returned', which, before)
    return told(tx, which)
  })
}

/** Says that the translation of one changed source block holds: the block's basis is what the source says now. */
export async function confirmBlock(actor: Actor, input: Which & { block: string }): Promise<TextState> {
  const { block: wanted, ...which } = input
  await admit(actor, which.meeting, (rights) => may.translate(actor, rights, which.language))
  return db.as(actor, async (tx) => {
    const { draft, source, target } = await open(tx, actor, which)
    const { meeting: meetingId, item: itemId, language } = which
    const said = draft.said(itemId, language)
    if (!source || !target || draft.basis(itemId, language).length === 0)
      throw refusal('TEXT_NOT_SUBMITTED', 'conflict')
    const block = blocksIn(source).find((one) => one.block === wanted)
    const known = draft.basis(itemId, language).some((one) => one.block === wanted)
    if (!block && !known) throw refusal('BLOCK_UNKNOWN', 'conflict')
    await tx.agendaBasis.deleteMany({ where: { itemId, language, block: wanted } })
    if (block) {
      const row = { itemId, meetingId, language, block: wanted, hash: block.hash, content: block.json as object }
      await tx.agendaBasis.create({ data: { ...row, person: actor.person, at: clock.now() } })
    }
    if (said && said.status !== 'draft') await say(tx, actor, which, said.status, target.hash)
    await tell(tx, actor, 'agenda.translation.confirmed', which, null, { block: wanted })
    return told(tx, which)
  })
}
