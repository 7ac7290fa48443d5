import { act, router } from '#server/kernel/trpc.ts'
import { searchHits, searchInput } from './schema.ts'
import { search } from './service.ts'

/** The call door of search. */
export const searchRouter = router({
  find: act
    .input(searchInput)
    .output(searchHits)
    .query(({ ctx, input }) => search(ctx.actor, input)),
})
