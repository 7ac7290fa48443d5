import { randomUUID } from 'node:crypto'
import { openCalendar } from '#server/meetings/acts/calendar.ts'
import type { Actor } from '#server/kernel/actor.ts'
import type { RoleName } from './people.ts'
import { administrator, here, type Row, secretariat, signedIn, there } from './rows.ts'

/** who may plan a meeting, or ask for one */
const planners: RoleName[] = ['head', 'secretariat', 'chair']
const inHanoi = {
  ...{ host: 'vn', city: 'Hanoi', venue: null, zone: 'Asia/Ho_Chi_Minh' },
  ...{ firstDay: '2090-07-20', lastDay: '2090-07-22' },
}

const calendarOf = async (actor: Actor): Promise<string> => (await openCalendar(actor, { language: 'en' })).calendar

let foreignCalendar: Promise<string> | undefined

/** The rows of meetings. */
export const meetings: Record<string, Row> = {
  'meetings.list': { may: signedIn, with: () => ({}) },
  'meetings.upcoming': { may: signedIn },
  'meetings.meeting': { may: signedIn, with: here, foreign: there },
  'meetings.drafters': { may: signedIn, with: here, foreign: there },
  'meetings.nameDrafter': { may: secretariat, with: (world) => ({ meeting: world.meeting, person: world.bystander }) },
  'meetings.dismissDrafter': {
    may: secretariat,
    with: (world) => ({ meeting: world.meeting, person: world.bystander }),
  },
  'meetings.setLanguage': {
    may: secretariat,
    with: (world) => ({ meeting: world.meeting, language: 'ja', required: false, owner: null }),
  },
  'meetings.closeLanguage': { may: secretariat, with: (world) => ({ meeting: world.meeting, language: 'ja' }) },
  'meetings.creation': { may: planners },
  'meetings.create': {
    may: planners,
    with: () => ({ from: null, year: 2090, ordinal: 2, som: 'SOM3', ...inHanoi, reason: 'in the access test' }),
  },
  'meetings.amend': { may: secretariat, with: (world) => ({ meeting: world.meeting, ...inHanoi }) },
  'meetings.move': {
    may: secretariat,
    with: (world) => ({ meeting: world.meeting, move: 'approve', reason: 'in the access test' }),
  },
  'meetings.setDeadline': {
    may: secretariat,
    with: (world) => ({ meeting: world.meeting, kind: 'papersDue', at: '2051-01-20T18:00', reason: 'in the test' }),
  },
  'meetings.timetable': { may: signedIn, with: here, foreign: there },
  'meetings.arrangeSession': {
    may: secretariat,
    with: (world) => ({
      meeting: world.meeting,
      session: null,
      kind: 'workshop',
      title: 'A workshop',
      ...{ room: null, track: 2, host: null, chair: null, reason: null, breaks: [] },
      ...{ day: '2051-03-01', from: '10:00', to: '12:00' },
    }),
  },
  'meetings.cancelSession': {
    may: secretariat,
    with: (world) => ({ meeting: world.meeting, session: world.session, reason: 'in the access test' }),
  },
  'meetings.restoreSession': {
    may: secretariat,
    with: (world) => ({ meeting: world.meeting, session: world.session }),
  },
  'meetings.publishTimetable': {
    may: secretariat,
    with: (world) => ({ meeting: world.meeting, note: null, clashes: true }),
  },
  'meetings.calendars': { may: signedIn },
  'meetings.openCalendar': { may: signedIn, with: () => ({ language: 'en' }) },
  'meetings.revokeCalendar': {
    may: signedIn,
    with: async (_, actor) => ({ calendar: actor ? await calendarOf(actor) : randomUUID() }),
    foreign: {
      with: async (world) => ({ calendar: await (foreignCalendar ??= calendarOf(world.actors.administrator)) }),
      may: administrator,
    },
  },
}
