import { z } from 'zod'
import { act, router } from '#server/kernel/trpc.ts'
import { choiceInput, choiceView, listInput, noticeList, readInput } from './schema.ts'
import { choices, choose, list, markRead, unread } from './service.ts'

/** The call door of notices: everybody's own. */
export const noticesRouter = router({
  list: act
    .input(listInput)
    .output(noticeList)
    .query(({ ctx, input }) => list(ctx.actor, input)),
  unread: act.output(z.number().int()).query(({ ctx }) => unread(ctx.actor)),
  markRead: act
    .input(readInput)
    .output(z.number().int())
    .mutation(({ ctx, input }) => markRead(ctx.actor, input)),
  choices: act.output(z.array(choiceView)).query(({ ctx }) => choices(ctx.actor)),
  choose: act
    .input(choiceInput)
    .output(z.array(choiceView))
    .mutation(({ ctx, input }) => choose(ctx.actor, input)),
})
