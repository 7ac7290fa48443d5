import { z } from 'zod'
import { act, router } from '#server/kernel/trpc.ts'
import { expect, expected, fulfil, layStanding, stopExpecting } from './acts/expect.ts'
import { papersInput, paperView } from './schema.ts'
import { papers } from './service.ts'
import { expectedRef, expectedView, expectInput, fulfilInput } from './shape/expected.ts'

const oneExpected = z.object({ expected: z.string() })

/** The call door of documents. */
export const documentsRouter = router({
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
