import type { Meeting, MeetingBreak, MeetingDeadline, MeetingSession } from '#prisma/client/client.ts'
import type { Actor } from '#server/kernel/actor.ts'
import type { CalendarEvent } from '#server/kernel/ical.ts'
import { wordsIn } from '#server/kernel/words.ts'
import { deadlinesBy } from './deadlines.ts'
import { allows, may } from './policy.ts'
import type { DeadlineView } from './schema.ts'
import { wallAt } from './wall-time.ts'

type Slot = MeetingSession & { breaks: MeetingBreak[] }

/** A meeting with its timetable, the deadlines set by hand, and how often and when last its plan was changed. */
export interface MeetingFacts {
  meeting: Meeting & { sessions: Slot[]; deadlines: MeetingDeadline[] }
  change: { times: number; last: Date }
}

/** Who reads the calendar, in which language, and where the portal is. */
export interface CalendarReader {
  actor: Actor
  language: string
  portal: string
}

/** so long before a deadline ends its entry begins: a moment without length is not shown by every program */
const deadlineLength = 30 * 60_000

const dayOf = (date: Date): string => date.toISOString().slice(0, 10)
const linesOf = (...lines: Array<string | null | undefined>): string => lines.filter(Boolean).join('\n')

function voices(language: string) {
  return {
    t: wordsIn(language, 'calendar'),
    slots: wordsIn(language, 'timetable'),
    planning: wordsIn(language, 'planning'),
    parties: wordsIn(language, 'parties'),
  }
}
type Voices = ReturnType<typeof voices>

/** What stands in a person's calendar of one meeting: its days, the slots of its timetable, and the deadlines that concern the person. */
export function entriesOf({ meeting, change }: MeetingFacts, reader: CalendarReader): CalendarEvent[] {
  const said = voices(reader.language)
  const name = `SCCP${meeting.ordinal} ${meeting.year}`
  const base: Base = {
    ...{ name, sequence: change.times, modified: change.last },
    status: meeting.status === 'planned' ? 'tentative' : 'confirmed',
    place: [meeting.venue, meeting.city].filter(Boolean).join(', '),
    page: `${reader.portal}/meetings/${meeting.id}`,
  }
  // those of a meeting that is over are nobody's any more
  const dated = allows(meeting.status, 'arrange') ? deadlinesBy(meeting, meeting.deadlines) : []
  const due = dated.filter(({ kind }) => may.meet(reader.actor, meeting.id, kind))
  return [
    ...daysOf(meeting, base, said),
    ...meeting.sessions.map((slot) => slotEntry(slot, meeting.zone, base, said)),
    ...due.map((one) => deadlineEntry(one, meeting, base, said)),
  ]
}

interface Base {
  name: string
  sequence: number
  modified: Date
  status: 'confirmed' | 'tentative'
  place: string
  page: string
}

function daysOf(meeting: Meeting, base: Base, { t, parties }: Voices): CalendarEvent[] {
  if (!meeting.firstDay || !meeting.lastDay) return []
  const { sequence, modified, status } = base
  return [
    {
      ...{ id: `meeting-${meeting.id}`, sequence, modified, status, busy: false, url: base.page },
      when: { first: dayOf(meeting.firstDay), last: dayOf(meeting.lastDay) },
      summary: meeting.city === null ? base.name : t('meeting', { meeting: base.name, city: meeting.city }),
      description: linesOf(t('host', { host: parties(meeting.host) }), base.page),
      location: base.place,
    },
  ]
}

function slotEntry(slot: Slot, zone: string, base: Base, { t, slots, parties }: Voices): CalendarEvent {
  const { kind, position, title } = slot
  const sitting = kind === 'session'
  const plain = sitting && position !== null ? slots('session', { n: position }) : slots(`kinds.${kind}`)
  const name = title === null ? plain : sitting ? slots('titled', { plain, title }) : title
  const cancelled = slot.cancelledAt !== null
  const summary = slots('titled', { plain: base.name, title: name })
  const page = `${base.page}/timetable`
  return {
    // an edition's own calendar gives sittings the same id
    ...{ id: `session-${slot.id}`, sequence: base.sequence, modified: base.modified, url: page },
    when: { starts: slot.startsAt, ends: slot.endsAt, zone },
    // not every program shows the status
    summary: cancelled ? t('cancelled', { what: summary }) : summary,
    description: linesOf(
      slot.reason === null ? null : t(cancelled ? 'why' : 'moved', { reason: slot.reason }),
      slot.host === null ? null : t('host', { host: parties(slot.host) }),
      slot.chair === null ? null : slots('chairedBy', { name: slot.chair }),
      ...slot.breaks.map(({ startsAt, minutes }) => slots('break', { at: wallAt(startsAt, zone).time, minutes })),
      page,
    ),
    location: [slot.room, base.place].filter(Boolean).join(', '),
    status: cancelled ? 'cancelled' : base.status,
    busy: !cancelled && kind !== 'pause',
  }
}

function deadlineEntry(deadline: DeadlineView, meeting: Meeting, base: Base, { t, planning }: Voices): CalendarEvent {
  const { sequence, modified, status } = base
  const { day, time } = wallAt(deadline.at, meeting.zone)
  const zone = meeting.zone.replaceAll('_', ' ')
  return {
    ...{ id: `deadline-${meeting.id}-${deadline.kind}`, sequence, modified, status, busy: false, url: base.page },
    when: { starts: new Date(deadline.at.getTime() - deadlineLength), ends: deadline.at, zone: meeting.zone },
    summary: t('deadline', { what: planning(`kinds.${deadline.kind}`), meeting: base.name }),
    description: linesOf(
      t('until', { day, time, zone }),
      deadline.byHand === null ? null : planning('byHand', { reason: deadline.byHand }),
      base.page,
    ),
    location: '',
  }
}
