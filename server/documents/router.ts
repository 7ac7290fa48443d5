import { z } from 'zod'
import { act, router } from '#server/kernel/trpc.ts'
import { bindPack, packs } from './acts/bind-pack.ts'
import { accept, decline, returnSubmission } from './acts/check.ts'
import { circulate } from './acts/circulate.ts'
import { citations, compare } from './acts/compare.ts'
import { expect, expected, fulfil, layStanding, stopExpecting } from './acts/expect.ts'
import { importPapers, planImport } from './acts/import-papers.ts'
import { papers, submission, submissions } from './acts/list.ts'
import { dismissSubmitter, nameSubmitter, submitters } from './acts/name-submitter.ts'
import { news, visit } from './acts/news.ts'
import { addNote, amendNote, notes, removeNote, settleNote } from './acts/note.ts'
import { open, receipts } from './acts/open.ts'
import { classification } from './acts/classification.ts'
import { classify, paper, withdraw } from './acts/paper.ts'
import { amend, attach, detach, prepare } from './acts/prepare.ts'
import { read } from './acts/read.ts'
import { answer, comment, comments, reopenRemark, resolveRemark } from './acts/remark.ts'
import { submit, withdrawSubmission } from './acts/submit.ts'
import { uploadOf } from './acts/upload.ts'
import * as shape from './schema.ts'
import { classificationInput, classificationView } from './shape/classification.ts'
import { expectedRef, expectedView, expectInput, fulfilInput } from './shape/expected.ts'
import { imported, importInput, importPlan, planInput } from './shape/import.ts'
import { packInput, packView } from './shape/packs.ts'
import * as reading from './shape/reading.ts'
import * as remarks from './shape/remarks.ts'
import { uploadInput, uploadView } from './shape/upload.ts'

const oneExpected = z.object({ expected: z.string() })
const people = z.array(shape.submitterView)
const byMeeting = act.input(shape.submissionsInput)
const listed = act.input(classificationInput).output(classificationView)
const withReason = act.input(shape.reasonInput).output(shape.submissionView)
const ofPaper = act.input(reading.paperInput)
const newIn = act.input(reading.meetingRef)
const settling = act.input(remarks.commentRef).output(remarks.remarkView)
const binding = act.input(packInput).output(packView)
const naming = act.input(shape.submitterInput).output(people)

const listing = {
  papers: act
    .input(shape.papersInput)
    .output(shape.paperList)
    .query(({ ctx, input }) => papers(ctx.actor, input)),
  paper: act
    .input(shape.paperInput)
    .output(shape.paperPage)
    .query(({ ctx, input }) => paper(ctx.actor, input)),
  classification: listed.query(({ ctx, input }) => classification(ctx.actor, input)),
}

const readingCalls = {
  read: act
    .input(reading.readInput)
    .output(reading.readingView)
    .query(({ ctx, input }) => read(ctx.actor, input)),
  compare: act
    .input(reading.compareInput)
    .output(reading.comparisonView)
    .query(({ ctx, input }) => compare(ctx.actor, input)),
  citations: ofPaper.output(reading.citationsView).query(({ ctx, input }) => citations(ctx.actor, input)),
  open: act
    .input(reading.openInput)
    .output(z.void())
    .mutation(({ ctx, input }) => open(ctx.actor, input)),
  receipts: act
    .input(reading.receiptsInput)
    .output(reading.receiptsView)
    .query(({ ctx, input }) => receipts(ctx.actor, input)),
  news: newIn.output(reading.newsView).query(({ ctx, input }) => news(ctx.actor, input)),
  visit: newIn.output(z.void()).mutation(({ ctx, input }) => visit(ctx.actor, input)),
}

const remarkCalls = {
  notes: act
    .input(remarks.notesInput)
    .output(z.array(remarks.noteView))
    .query(({ ctx, input }) => notes(ctx.actor, input)),
  addNote: act
    .input(remarks.addNoteInput)
    .output(remarks.noteView)
    .mutation(({ ctx, input }) => addNote(ctx.actor, input)),
  amendNote: act
    .input(remarks.amendNoteInput)
    .output(z.void())
    .mutation(({ ctx, input }) => amendNote(ctx.actor, input)),
  settleNote: act
    .input(remarks.settleNoteInput)
    .output(z.void())
    .mutation(({ ctx, input }) => settleNote(ctx.actor, input)),
  removeNote: act
    .input(remarks.noteRef)
    .output(z.void())
    .mutation(({ ctx, input }) => removeNote(ctx.actor, input)),
  comments: ofPaper.output(remarks.commentsView).query(({ ctx, input }) => comments(ctx.actor, input)),
  comment: act
    .input(remarks.commentInput)
    .output(remarks.remarkView)
    .mutation(({ ctx, input }) => comment(ctx.actor, input)),
  answer: act
    .input(remarks.answerInput)
    .output(remarks.remarkView)
    .mutation(({ ctx, input }) => answer(ctx.actor, input)),
  resolve: settling.mutation(({ ctx, input }) => resolveRemark(ctx.actor, input)),
  reopen: settling.mutation(({ ctx, input }) => reopenRemark(ctx.actor, input)),
}

const preparing = {
  submissions: byMeeting.output(z.array(shape.submissionView)).query(({ ctx, input }) => submissions(ctx.actor, input)),
  submission: act
    .input(shape.submissionInput)
    .output(shape.submissionView)
    .query(({ ctx, input }) => submission(ctx.actor, input)),
  prepare: act
    .input(shape.prepareInput)
    .output(shape.submissionView)
    .mutation(({ ctx, input }) => prepare(ctx.actor, input)),
  amend: act
    .input(shape.amendInput)
    .output(shape.submissionView)
    .mutation(({ ctx, input }) => amend(ctx.actor, input)),
  attach: act
    .input(shape.attachInput)
    .output(shape.submissionView)
    .mutation(({ ctx, input }) => attach(ctx.actor, input)),
  detach: act
    .input(shape.detachInput)
    .output(shape.submissionView)
    .mutation(({ ctx, input }) => detach(ctx.actor, input)),
  submit: act
    .input(shape.submitInput)
    .output(shape.submissionView)
    .mutation(({ ctx, input }) => submit(ctx.actor, input)),
  withdrawSubmission: withReason.mutation(({ ctx, input }) => withdrawSubmission(ctx.actor, input)),
  submitters: byMeeting.output(people).query(({ ctx, input }) => submitters(ctx.actor, input)),
  nameSubmitter: naming.mutation(({ ctx, input }) => nameSubmitter(ctx.actor, input)),
  dismissSubmitter: naming.mutation(({ ctx, input }) => dismissSubmitter(ctx.actor, input)),
}

const checking = {
  returnSubmission: withReason.mutation(({ ctx, input }) => returnSubmission(ctx.actor, input)),
  decline: withReason.mutation(({ ctx, input }) => decline(ctx.actor, input)),
  accept: act
    .input(shape.acceptInput)
    .output(shape.submissionView)
    .mutation(({ ctx, input }) => accept(ctx.actor, input)),
  circulate: act
    .input(shape.circulateInput)
    .output(z.object({ circulated: z.number().int() }))
    .mutation(({ ctx, input }) => circulate(ctx.actor, input)),
  classify: act
    .input(shape.classifyInput)
    .output(shape.paperPage)
    .mutation(({ ctx, input }) => classify(ctx.actor, input)),
  withdraw: act
    .input(shape.withdrawInput)
    .output(z.object({ withdrawn: z.boolean() }))
    .mutation(({ ctx, input }) => withdraw(ctx.actor, input)),
}

const expecting = {
  expected: byMeeting.output(z.array(expectedView)).query(({ ctx, input }) => expected(ctx.actor, input)),
  layStanding: byMeeting
    .output(z.object({ papers: z.number().int() }))
    .mutation(({ ctx, input }) => layStanding(ctx.actor, input)),
  expect: act
    .input(expectInput)
    .output(oneExpected)
    .mutation(({ ctx, input }) => expect(ctx.actor, input)),
  stopExpecting: act
    .input(expectedRef)
    .output(oneExpected)
    .mutation(({ ctx, input }) => stopExpecting(ctx.actor, input)),
  fulfil: act
    .input(fulfilInput)
    .output(oneExpected)
    .mutation(({ ctx, input }) => fulfil(ctx.actor, input)),
}

const packing = {
  packs: byMeeting.output(z.array(packView)).query(({ ctx, input }) => packs(ctx.actor, input)),
  bindPack: binding.mutation(({ ctx, input }) => bindPack(ctx.actor, input)),
}

const planning = act.input(planInput).output(importPlan)
const importing = {
  // a call that writes nothing, but whose list is longer than an address may be
  planImport: planning.mutation(({ ctx, input }) => planImport(ctx.actor, input)),
  importPapers: act
    .input(importInput)
    .output(imported)
    .mutation(({ ctx, input }) => importPapers(ctx.actor, input)),
}

/** The call door of documents. */
export const documentsRouter = router({
  ...listing,
  ...readingCalls,
  ...remarkCalls,
  ...preparing,
  ...checking,
  ...expecting,
  ...importing,
  ...packing,
  upload: act
    .input(uploadInput)
    .output(uploadView)
    .query(({ ctx, input }) => uploadOf(ctx.actor, input)),
})
