import { z } from 'zod'
import { act, router } from '#server/kernel/trpc.ts'
import { arrangeSession, cancelSession, restoreSession } from './acts/arrange.ts'
import { closeLanguage, dismissDrafter, drafters, nameDrafter, setLanguage } from './acts/languages.ts'
import { amendMeeting } from './acts/amend.ts'
import { calendars, openCalendar, revokeCalendar } from './acts/calendar.ts'
import { createMeeting, creation } from './acts/create.ts'
import { delegationCount, delegations, registration } from './acts/delegations.ts'
import { setDeadline } from './acts/deadline.ts'
import { moveMeeting } from './acts/move.ts'
import { keepNeed, needs } from './acts/needs.ts'
import { list, meeting, upcoming } from './acts/read.ts'
import { accreditMembers, checkIn, remindDelegations } from './acts/receive.ts'
import { amendMember, copyMembers, orderMember, registerMember, withdrawMember } from './acts/register.ts'
import { publishTimetable, timetable } from './acts/timetable.ts'
import * as shapes from './schema.ts'
import * as forms from './shape/delegations.ts'
import * as feeds from './shape/calendar.ts'
import * as tables from './shape/timetable.ts'

const made = z.object({ id: shapes.meetingId })

const planning = {
  creation: act.output(shapes.creation).query(({ ctx }) => creation(ctx.actor)),
  create: act
    .input(shapes.createInput)
    .output(made)
    .mutation(({ ctx, input }) => createMeeting(ctx.actor, input)),
  amend: act
    .input(shapes.amendInput)
    .output(made)
    .mutation(({ ctx, input }) => amendMeeting(ctx.actor, input)),
  move: act
    .input(shapes.moveInput)
    .output(z.object({ status: shapes.meetingStatus }))
    .mutation(({ ctx, input }) => moveMeeting(ctx.actor, input)),
  setDeadline: act
    .input(shapes.deadlineInput)
    .output(z.array(shapes.deadlineView))
    .mutation(({ ctx, input }) => setDeadline(ctx.actor, input)),
}

const arranging = {
  timetable: act
    .input(tables.timetableInput)
    .output(tables.timetableView)
    .query(({ ctx, input }) => timetable(ctx.actor, input)),
  arrangeSession: act
    .input(tables.sessionInput)
    .output(tables.arranged)
    .mutation(({ ctx, input }) => arrangeSession(ctx.actor, input)),
  cancelSession: act
    .input(tables.cancelInput)
    .output(tables.arranged)
    .mutation(({ ctx, input }) => cancelSession(ctx.actor, input)),
  restoreSession: act
    .input(tables.sessionRef)
    .output(tables.arranged)
    .mutation(({ ctx, input }) => restoreSession(ctx.actor, input)),
  publishTimetable: act
    .input(tables.publishInput)
    .output(z.object({ n: z.number().int() }))
    .mutation(({ ctx, input }) => publishTimetable(ctx.actor, input)),
}

const member = z.object({ member: z.string() })

const registering = {
  delegations: act
    .input(forms.meetingRef)
    .output(forms.delegationsView)
    .query(({ ctx, input }) => delegations(ctx.actor, input)),
  delegationCount: act
    .input(forms.meetingRef)
    .output(forms.delegationCount)
    .query(({ ctx, input }) => delegationCount(ctx.actor, input)),
  registration: act
    .input(forms.delegationRef)
    .output(forms.registrationView)
    .query(({ ctx, input }) => registration(ctx.actor, input)),
  registerMember: act
    .input(forms.registerInput)
    .output(member)
    .mutation(({ ctx, input }) => registerMember(ctx.actor, input)),
  amendMember: act
    .input(forms.amendMemberInput)
    .output(member)
    .mutation(({ ctx, input }) => amendMember(ctx.actor, input)),
  orderMember: act
    .input(forms.orderInput)
    .output(member)
    .mutation(({ ctx, input }) => orderMember(ctx.actor, input)),
  withdrawMember: act
    .input(forms.memberRef)
    .output(member)
    .mutation(({ ctx, input }) => withdrawMember(ctx.actor, input)),
  copyMembers: act
    .input(forms.delegationRef)
    .output(z.object({ copied: z.number().int() }))
    .mutation(({ ctx, input }) => copyMembers(ctx.actor, input)),
  needs: act
    .input(forms.meetingRef)
    .output(z.array(forms.needView))
    .query(({ ctx, input }) => needs(ctx.actor, input)),
  keepNeed: act
    .input(forms.needInput)
    .output(member)
    .mutation(({ ctx, input }) => keepNeed(ctx.actor, input)),
  accreditMembers: act
    .input(forms.accreditInput)
    .output(z.object({ accredited: z.number().int() }))
    .mutation(({ ctx, input }) => accreditMembers(ctx.actor, input)),
  checkIn: act
    .input(forms.checkInInput)
    .output(member)
    .mutation(({ ctx, input }) => checkIn(ctx.actor, input)),
  remindDelegations: act
    .input(forms.remindInput)
    .output(z.object({ reminded: z.number().int() }))
    .mutation(({ ctx, input }) => remindDelegations(ctx.actor, input)),
}

const ownCalendars = {
  calendars: act.output(z.array(feeds.calendarView)).query(({ ctx }) => calendars(ctx.actor)),
  openCalendar: act
    .input(feeds.calendarInput)
    .output(feeds.calendarMade)
    .mutation(({ ctx, input }) => openCalendar(ctx.actor, input)),
  revokeCalendar: act
    .input(feeds.calendarRef)
    .output(feeds.calendarRevoked)
    .mutation(({ ctx, input }) => revokeCalendar(ctx.actor, input)),
}

/** The call door of meetings. */
export const meetingsRouter = router({
  list: act
    .input(shapes.listInput)
    .output(shapes.meetingList)
    .query(({ ctx, input }) => list(ctx.actor, input)),
  upcoming: act.output(shapes.meetingBrief.nullable()).query(({ ctx }) => upcoming(ctx.actor)),
  meeting: act
    .input(shapes.meetingInput)
    .output(shapes.meetingView)
    .query(({ ctx, input }) => meeting(ctx.actor, input)),
  drafters: act
    .input(shapes.meetingInput)
    .output(z.array(shapes.drafterView))
    .query(({ ctx, input }) => drafters(ctx.actor, input)),
  nameDrafter: act
    .input(shapes.drafterInput)
    .output(z.array(shapes.drafterView))
    .mutation(({ ctx, input }) => nameDrafter(ctx.actor, input)),
  dismissDrafter: act
    .input(shapes.drafterInput)
    .output(z.array(shapes.drafterView))
    .mutation(({ ctx, input }) => dismissDrafter(ctx.actor, input)),
  setLanguage: act
    .input(shapes.languageInput)
    .output(z.array(shapes.languageView))
    .mutation(({ ctx, input }) => setLanguage(ctx.actor, input)),
  closeLanguage: act
    .input(shapes.languageOffInput)
    .output(z.array(shapes.languageView))
    .mutation(({ ctx, input }) => closeLanguage(ctx.actor, input)),
  ...planning,
  ...arranging,
  ...registering,
  ...ownCalendars,
})
