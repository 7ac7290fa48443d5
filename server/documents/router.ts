import { z } from 'zod'
import { act, router } from '#server/kernel/trpc.ts'
import { papersInput, paperView } from './schema.ts'
import { papers } from './service.ts'

/** The call door of documents. */
export const documentsRouter = router({
  papers: act
    .input(papersInput)
    .output(z.array(paperView))
    .query(({ ctx, input }) => papers(ctx.actor, input)),
})
