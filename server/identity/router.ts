import { z } from 'zod'
import { act, open, router } from '#server/kernel/trpc.ts'
import { changePassword, chooseMandate, endOwnSession, keepPreferences, speak } from './acts/account.ts'
import { accept, invitation, invite } from './acts/invite.ts'
import { disable, enable, endSessions, grant, people, withdraw } from './acts/people.ts'
import { standing } from './acts/standing.ts'
import * as shape from './schema.ts'
import { demonstration, nameable, parties, sessions, viewer } from './service.ts'

/** The call door of identity: the own account for everybody, people for administrators, invitations for who holds the link. */
export const identityRouter = router({
  viewer: act.output(shape.viewerView).query(({ ctx }) => viewer(ctx.actor)),
  parties: act.output(z.array(shape.partyView)).query(({ ctx }) => parties(ctx.actor)),
  nameable: act.output(shape.nameableView).query(({ ctx }) => nameable(ctx.actor)),
  choose: act
    .input(shape.chooseInput)
    .output(shape.chooseInput)
    .mutation(async ({ ctx, input }) => {
      const { cookie, ...chosen } = await chooseMandate(ctx.actor, input)
      ctx.answer.append('Set-Cookie', cookie)
      return chosen
    }),
  preferences: act
    .input(shape.preferencesInput)
    .output(shape.preferencesInput)
    .mutation(({ ctx, input }) => keepPreferences(ctx.actor, input)),
  speak: act
    .input(shape.speakInput)
    .output(shape.speakInput)
    .mutation(({ ctx, input }) => speak(ctx.actor, input)),
  changePassword: act
    .input(shape.passwordInput)
    .output(z.object({ ended: z.number().int() }))
    .mutation(({ ctx, input }) => changePassword(ctx.actor, input)),
  sessions: act.output(z.array(shape.sessionView)).query(({ ctx }) => sessions(ctx.actor)),
  endSession: act
    .input(shape.sessionInput)
    .output(shape.sessionInput)
    .mutation(({ ctx, input }) => endOwnSession(ctx.actor, input)),
  people: act
    .input(shape.peopleInput)
    .output(shape.peopleView)
    .query(({ ctx, input }) => people(ctx.actor, input)),
  invite: act
    .input(shape.inviteInput)
    .output(shape.invitedView)
    .mutation(({ ctx, input }) => invite(ctx.actor, input)),
  disable: act
    .input(shape.personInput)
    .output(shape.personView)
    .mutation(({ ctx, input }) => disable(ctx.actor, input)),
  enable: act
    .input(shape.personInput)
    .output(shape.personView)
    .mutation(({ ctx, input }) => enable(ctx.actor, input)),
  endSessions: act
    .input(shape.personInput)
    .output(shape.personView)
    .mutation(({ ctx, input }) => endSessions(ctx.actor, input)),
  grant: act
    .input(shape.grantInput)
    .output(shape.personView)
    .mutation(({ ctx, input }) => grant(ctx.actor, input)),
  withdraw: act
    .input(shape.withdrawInput)
    .output(shape.personView)
    .mutation(({ ctx, input }) => withdraw(ctx.actor, input)),
  // changes nothing, but no session's id stands in an address (ASVS 14.2.1)
  standing: open
    .input(shape.sessionInput)
    .output(shape.standingView)
    .mutation(({ input }) => standing(input.session)),
  demonstration: open.output(shape.demonstrationView).query(() => demonstration()),
  invitation: open
    .input(shape.invitationInput)
    .output(shape.invitationView)
    .query(({ input }) => invitation(input)),
  accept: open
    .input(shape.acceptInput)
    .output(z.object({ email: z.string() }))
    .mutation(({ input }) => accept(input)),
})
