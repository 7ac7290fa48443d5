import type { Actor } from '#server/kernel/actor.ts'
import { clock } from '#server/kernel/clock.ts'
import { db } from '#server/kernel/db.ts'
import { refusal } from '#server/kernel/errors.ts'
import type { Tx } from '#server/kernel/tx.ts'
import { meetingOf } from '#server/meetings/service.ts'
import { held, moveOf, type ProposalRow, recorded, viewOf, withSupports } from '../proposal.ts'
import { restoreWords } from '../restoring.ts'
import type { RichDoc } from '../schema.ts'
import { structureName, wordsName } from '../shape/documents.ts'
import type { ItemFields } from '../shape/item-fields.ts'
import { readOutline } from '../shape/outline.ts'
import { addItem } from '../shape/outline-moves.ts'
import type { ProposalMove, ProposalView } from '../shape/proposals.ts'
import { appendServerEdit } from './edit.ts'

const paragraphs = (text: string): RichDoc => ({
  type: 'doc',
  content: text
    .split(/\n+/)
    .map((line) => line.trim())
    .map((line) => ({ type: 'paragraph', ...(line ? { content: [{ type: 'text', text: line }] } : {}) })),
})

/**
 * Puts an accepted item at the agenda's end, its words in the source language; the drafters give it its place. Its id is the
 * proposal's own: what is tried again after a crash adds nothing twice.
 */
async function intoAgenda(tx: Tx, actor: Actor, row: ProposalRow): Promise<string> {
  const { sourceLanguage: source } = await meetingOf(tx, actor, row.meetingId)
  const editor = { person: actor.person, party: actor.party }
  const leads = [row.party, ...row.supports.filter((one) => one.kind === 'sponsors').map((one) => one.party)]
  const fields = { leads, minutes: row.minutes, purpose: row.purpose, visibility: 'public', references: [], source }
  await appendServerEdit(editor, structureName(row.meetingId), (doc) => {
    const after = readOutline(doc).items.findLast((one) => one.parent === null)?.id ?? null
    addItem(doc, row.id, { parent: null, after }, fields as Partial<ItemFields>)
  })
  const words = { itemId: row.id, titleDoc: paragraphs(row.title), annotation: paragraphs(row.annotation) }
  await appendServerEdit(editor, wordsName(row.meetingId, source), (doc) => restoreWords(doc, [words]))
  return row.id
}

/** The secretariat's answer, or the own delegation's withdrawal; each but the acceptance has a reason. PROPOSAL_WITHOUT_REASON. */
export function answerProposal(
  actor: Actor,
  input: { proposal: string; move: Exclude<ProposalMove, 'amend'>; reason: string },
): Promise<ProposalView> {
  return db.as(
    actor,
    async (tx) => {
      const { row, open } = await held(tx, actor, input.proposal)
      const state = moveOf(actor, row, input.move)
      if (input.move !== 'accept' && input.reason === '') throw refusal('PROPOSAL_WITHOUT_REASON', 'invalid')
      const item = input.move === 'accept' ? await intoAgenda(tx, actor, row) : row.itemId
      const decided = { decidedBy: actor.person, decidedAt: clock.now(), reason: input.reason || null }
      const data = { state, edition: { increment: 1 }, itemId: item, ...decided }
      const now = await tx.agendaProposal.update({ where: { id: row.id }, data, include: withSupports })
      await recorded(tx, actor, now, state, { reason: input.reason })
      return viewOf(actor, now, open)
    },
    20_000,
  )
}
