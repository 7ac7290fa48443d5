import { z } from 'zod'
import { act, router } from '#server/kernel/trpc.ts'
import { edition, editions, markRead } from './acts/read.ts'
import { editionBrief, editionInput, editionRef, editionView, meetingInput } from './schema.ts'

/** The call door of agenda. */
export const agendaRouter = router({
  edition: act
    .input(editionInput)
    .output(editionView)
    .query(({ ctx, input }) => edition(ctx.actor, input)),
  editions: act
    .input(meetingInput)
    .output(z.array(editionBrief))
    .query(({ ctx, input }) => editions(ctx.actor, input)),
  markRead: act
    .input(editionRef)
    .output(z.object({ n: z.number(), readAt: z.date() }))
    .mutation(({ ctx, input }) => markRead(ctx.actor, input)),
})
