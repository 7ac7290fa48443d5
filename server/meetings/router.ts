import { z } from 'zod'
import { act, router } from '#server/kernel/trpc.ts'
import { arrangeSession, dropSession } from './acts/arrange.ts'
import { closeLanguage, dismissDrafter, drafters, nameDrafter, setLanguage } from './acts/languages.ts'
import {
  drafterInput,
  drafterView,
  languageInput,
  languageOffInput,
  languageView,
  listInput,
  meetingBrief,
  meetingInput,
  meetingList,
  meetingView,
  sessionDropInput,
  sessionInput,
  sessionView,
} from './schema.ts'
import { list, meeting, upcoming } from './acts/read.ts'

/** The call door of meetings. */
export const meetingsRouter = router({
  list: act
    .input(listInput)
    .output(meetingList)
    .query(({ ctx, input }) => list(ctx.actor, input)),
  upcoming: act.output(meetingBrief.nullable()).query(({ ctx }) => upcoming(ctx.actor)),
  meeting: act
    .input(meetingInput)
    .output(meetingView)
    .query(({ ctx, input }) => meeting(ctx.actor, input)),
  drafters: act
    .input(meetingInput)
    .output(z.array(drafterView))
    .query(({ ctx, input }) => drafters(ctx.actor, input)),
  nameDrafter: act
    .input(drafterInput)
    .output(z.array(drafterView))
    .mutation(({ ctx, input }) => nameDrafter(ctx.actor, input)),
  dismissDrafter: act
    .input(drafterInput)
    .output(z.array(drafterView))
    .mutation(({ ctx, input }) => dismissDrafter(ctx.actor, input)),
  setLanguage: act
    .input(languageInput)
    .output(z.array(languageView))
    .mutation(({ ctx, input }) => setLanguage(ctx.actor, input)),
  closeLanguage: act
    .input(languageOffInput)
    .output(z.array(languageView))
    .mutation(({ ctx, input }) => closeLanguage(ctx.actor, input)),
  arrangeSession: act
    .input(sessionInput)
    .output(z.array(sessionView))
    .mutation(({ ctx, input }) => arrangeSession(ctx.actor, input)),
  dropSession: act
    .input(sessionDropInput)
    .output(z.array(sessionView))
    .mutation(({ ctx, input }) => dropSession(ctx.actor, input)),
})
