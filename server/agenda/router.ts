import { z } from 'zod'
import { act, router } from '#server/kernel/trpc.ts'
import { answerProposal } from './acts/answer-proposal.ts'
import { addLanguage } from './acts/add-language.ts'
import { begin } from './acts/begin.ts'
import { bringBack } from './acts/bring-back.ts'
import { circulate } from './acts/circulate.ts'
import { addComment, answerComment, comments, reopenComment, resolveComment } from './acts/comment.ts'
import { compare } from './acts/compare.ts'
import { declareNeutral } from './acts/declare-neutral.ts'
import { desk, translation } from './acts/desk.ts'
import { gate } from './acts/gate.ts'
import { amendProposal, leaveProposal, proposalCount, proposals, propose, supportProposal } from './acts/propose.ts'
import { edition, editions, markRead } from './acts/read.ts'
import { placement } from './acts/placement.ts'
import { fileOutline, takeIn } from './acts/take-in.ts'
import { cut, cuts } from './acts/read-cut.ts'
import { collabToken } from './acts/token.ts'
import { approve, confirmBlock, returnToDraft, submitForReview } from './acts/translate.ts'
import { withdraw } from './acts/withdraw.ts'
import * as shapes from './schema.ts'
import * as atDesk from './schema/desk.ts'
import * as atGate from './schema/gate.ts'
import { cutBrief, cutInput } from './schema/cut.ts'
import { placementView } from './shape/placement.ts'
import * as proposed from './shape/proposals.ts'
import { fileOutlineInput, fileOutlineView, takeInInput, takenIn } from './shape/take-in.ts'
import { itemComparison } from './shape/versions.ts'

const comparison = z.object({
  from: shapes.editionBrief,
  to: shapes.editionBrief,
  language: shapes.editionView.shape.language,
  items: z.array(itemComparison),
})
const tokenInput = z.strictObject({ document: z.string().min(1).max(120) })
const token = z.object({ token: z.string(), right: z.enum(['write', 'read']) })
const read = z.object({ n: z.number(), readAt: z.date() })
const declared = z.object({ declared: z.literal(true) })

const reading = {
  edition: act
    .input(shapes.editionInput)
    .output(shapes.editionView)
    .query(({ ctx, input }) => edition(ctx.actor, input)),
  editions: act
    .input(shapes.meetingInput)
    .output(z.array(shapes.listedEdition))
    .query(({ ctx, input }) => editions(ctx.actor, input)),
  cuts: act
    .input(shapes.meetingInput)
    .output(z.array(cutBrief))
    .query(({ ctx, input }) => cuts(ctx.actor, input)),
  cut: act
    .input(cutInput)
    .output(shapes.cutView)
    .query(({ ctx, input }) => cut(ctx.actor, input)),
  placement: act
    .input(shapes.editionInput.omit({ n: true }))
    .output(placementView)
    .query(({ ctx, input }) => placement(ctx.actor, input)),
  compare: act
    .input(shapes.compareInput)
    .output(comparison)
    .query(({ ctx, input }) => compare(ctx.actor, input)),
  markRead: act
    .input(shapes.editionRef)
    .output(read)
    .mutation(({ ctx, input }) => markRead(ctx.actor, input)),
}

const drafting = {
  begin: act
    .input(shapes.meetingInput)
    .output(z.object({ items: z.number().int() }))
    .mutation(({ ctx, input }) => begin(ctx.actor, input)),
  fileOutline: act
    .input(fileOutlineInput)
    .output(fileOutlineView)
    .query(({ ctx, input }) => fileOutline(ctx.actor, input)),
  takeIn: act
    .input(takeInInput)
    .output(takenIn)
    .mutation(({ ctx, input }) => takeIn(ctx.actor, input)),
  desk: act
    .input(shapes.meetingInput)
    .output(atDesk.deskView)
    .query(({ ctx, input }) => desk(ctx.actor, input)),
  collabToken: act
    .input(tokenInput)
    .output(token)
    .query(({ ctx, input }) => collabToken(ctx.actor, input)),
  translation: act
    .input(atDesk.languageInput)
    .output(atDesk.translationView)
    .query(({ ctx, input }) => translation(ctx.actor, input)),
  submitForReview: act
    .input(atDesk.textInput)
    .output(atDesk.textState)
    .mutation(({ ctx, input }) => submitForReview(ctx.actor, input)),
  approve: act
    .input(atDesk.textInput)
    .output(atDesk.textState)
    .mutation(({ ctx, input }) => approve(ctx.actor, input)),
  returnToDraft: act
    .input(atDesk.textInput)
    .output(atDesk.textState)
    .mutation(({ ctx, input }) => returnToDraft(ctx.actor, input)),
  confirmBlock: act
    .input(atDesk.blockInput)
    .output(atDesk.textState)
    .mutation(({ ctx, input }) => confirmBlock(ctx.actor, input)),
  declareNeutral: act
    .input(atDesk.neutralInput)
    .output(declared)
    .mutation(({ ctx, input }) => declareNeutral(ctx.actor, input)),
}

const talking = {
  comments: act
    .input(atDesk.commentsInput)
    .output(z.array(atDesk.commentView))
    .query(({ ctx, input }) => comments(ctx.actor, input)),
  addComment: act
    .input(atDesk.commentInput)
    .output(atDesk.commentView)
    .mutation(({ ctx, input }) => addComment(ctx.actor, input)),
  answerComment: act
    .input(atDesk.answerInput)
    .output(atDesk.commentView)
    .mutation(({ ctx, input }) => answerComment(ctx.actor, input)),
  resolveComment: act
    .input(atDesk.commentRef)
    .output(atDesk.commentView)
    .mutation(({ ctx, input }) => resolveComment(ctx.actor, input)),
  reopenComment: act
    .input(atDesk.commentRef)
    .output(atDesk.commentView)
    .mutation(({ ctx, input }) => reopenComment(ctx.actor, input)),
}

const publishing = {
  gate: act
    .input(shapes.meetingInput)
    .output(atGate.gateView)
    .query(({ ctx, input }) => gate(ctx.actor, input)),
  circulate: act
    .input(atGate.circulateInput)
    .output(shapes.editionBrief)
    .mutation(({ ctx, input }) => circulate(ctx.actor, input)),
  withdraw: act
    .input(shapes.withdrawInput)
    .output(shapes.editionBrief)
    .mutation(({ ctx, input }) => withdraw(ctx.actor, input)),
  addLanguage: act
    .input(shapes.addLanguageInput)
    .output(shapes.editionBrief)
    .mutation(({ ctx, input }) => addLanguage(ctx.actor, input)),
  bringBack: act
    .input(shapes.editionRef)
    .output(z.object({ n: z.number() }))
    .mutation(({ ctx, input }) => bringBack(ctx.actor, input)),
}

const proposing = {
  proposals: act
    .input(proposed.proposalsInput)
    .output(proposed.proposalsView)
    .query(({ ctx, input }) => proposals(ctx.actor, input)),
  proposalCount: act
    .input(proposed.proposalsInput)
    .output(z.number().int().nullable())
    .query(({ ctx, input }) => proposalCount(ctx.actor, input)),
  propose: act
    .input(proposed.proposeInput)
    .output(proposed.proposalView)
    .mutation(({ ctx, input }) => propose(ctx.actor, input)),
  amendProposal: act
    .input(proposed.amendProposalInput)
    .output(proposed.proposalView)
    .mutation(({ ctx, input }) => amendProposal(ctx.actor, input)),
  supportProposal: act
    .input(proposed.supportInput)
    .output(proposed.proposalView)
    .mutation(({ ctx, input }) => supportProposal(ctx.actor, input)),
  leaveProposal: act
    .input(proposed.leaveInput)
    .output(proposed.proposalView)
    .mutation(({ ctx, input }) => leaveProposal(ctx.actor, input)),
  answerProposal: act
    .input(proposed.answerProposalInput)
    .output(proposed.proposalView)
    .mutation(({ ctx, input }) => answerProposal(ctx.actor, input)),
}

/** The call door of agenda. */
export const agendaRouter = router({ ...reading, ...drafting, ...talking, ...publishing, ...proposing })
