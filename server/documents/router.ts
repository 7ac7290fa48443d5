import { z } from 'zod'
import { act, router } from '#server/kernel/trpc.ts'
import { citations, compare } from './acts/compare.ts'
import { expect, expected, fulfil, layStanding, stopExpecting } from './acts/expect.ts'
import { news, visit } from './acts/news.ts'
import { addNote, amendNote, notes, removeNote, settleNote } from './acts/note.ts'
import { open, receipts } from './acts/open.ts'
import { read } from './acts/read.ts'
import { answer, comment, comments, reopenRemark, resolveRemark } from './acts/remark.ts'
import { papersInput, paperView } from './schema.ts'
import { papers } from './service.ts'
import { expectedRef, expectedView, expectInput, fulfilInput } from './shape/expected.ts'
import * as reading from './shape/reading.ts'
import * as remarks from './shape/remarks.ts'

const oneExpected = z.object({ expected: z.string() })

const readingCalls = {
  read: act
    .input(reading.readInput)
    .output(reading.readingView)
    .query(({ ctx, input }) => read(ctx.actor, input)),
  compare: act
    .input(reading.compareInput)
    .output(reading.comparisonView)
    .query(({ ctx, input }) => compare(ctx.actor, input)),
  citations: act
    .input(reading.paperInput)
    .output(reading.citationsView)
    .query(({ ctx, input }) => citations(ctx.actor, input)),
  open: act
    .input(reading.openInput)
    .output(z.void())
    .mutation(({ ctx, input }) => open(ctx.actor, input)),
  receipts: act
    .input(reading.receiptsInput)
    .output(reading.receiptsView)
    .query(({ ctx, input }) => receipts(ctx.actor, input)),
  news: act
    .input(reading.meetingRef)
    .output(reading.newsView)
    .query(({ ctx, input }) => news(ctx.actor, input)),
  visit: act
    .input(reading.meetingRef)
    .output(z.void())
    .mutation(({ ctx, input }) => visit(ctx.actor, input)),
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
  comments: act
    .input(reading.paperInput)
    .output(remarks.commentsView)
    .query(({ ctx, input }) => comments(ctx.actor, input)),
  comment: act
    .input(remarks.commentInput)
    .output(remarks.remarkView)
    .mutation(({ ctx, input }) => comment(ctx.actor, input)),
  answer: act
    .input(remarks.answerInput)
    .output(remarks.remarkView)
    .mutation(({ ctx, input }) => answer(ctx.actor, input)),
  resolve: act
    .input(remarks.commentRef)
    .output(remarks.remarkView)
    .mutation(({ ctx, input }) => resolveRemark(ctx.actor, input)),
  reopen: act
    .input(remarks.commentRef)
    .output(remarks.remarkView)
    .mutation(({ ctx, input }) => reopenRemark(ctx.actor, input)),
}

/** The call door of documents. */
export const documentsRouter = router({
  ...readingCalls,
  ...remarkCalls,
  papers: act
    .input(papersInput)
    .output(z.array(paperView))
    .query(({ ctx, input }) => papers(ctx.actor, input)),
  expected: act
    .input(papersInput)
    .output(z.array(expectedView))
    .query(({ ctx, input }) => expected(ctx.actor, input)),
  layStanding: act
    .input(papersInput)
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
})
