import { ICalCalendar, ICalCalendarMethod, ICalEventStatus, ICalEventTransparency } from 'ical-generator'
import { Temporal } from 'temporal-polyfill'
import { cleanText } from './rich-text/attributes.ts'
import { safeHref } from './rich-text/links.ts'
import { zoneRules } from './zone-rules.ts'

/** What stands in a calendar: a stretch of time on a zone's clocks, or whole days ('YYYY-MM-DD', both included). */
export interface CalendarEvent {
  /** stays the same for ever; `host` makes it unique in the world */
  id: string
  sequence: number
  /** when it was last changed */
  modified: Date
  when: { starts: Date; ends: Date; zone: string } | { first: string; last: string }
  summary: string
  description: string
  location: string
  url: string | null | undefined
  status: 'confirmed' | 'tentative' | 'cancelled'
  /** whether it takes up its reader's time */
  busy: boolean
}

/** What stands above its events. */
export interface CalendarHead {
  host: string
  name: string
  description: string
  product: string
  language: string
  cancelled: boolean
  /** how often programs ask for it again, in seconds; null for a file that is taken once */
  refresh: number | null
}

const statuses = {
  confirmed: ICalEventStatus.CONFIRMED,
  tentative: ICalEventStatus.TENTATIVE,
  cancelled: ICalEventStatus.CANCELLED,
}

/** A calendar as RFC 5545 has it. Its times stand on the venue's clocks, with the rules of each zone; its stamps in UTC. */
export function icalOf(head: CalendarHead, events: CalendarEvent[]): string {
  const span = spanOf(events)
  // ical-generator escapes the words of events, but neither ids nor the calendar's own fields (asvs.md B20): plain() is for those
  const calendar = new ICalCalendar({
    name: plain(head.name),
    description: plain(head.description),
    prodId: { company: 'SCCP Portal', product: head.product, language: plain(head.language).slice(0, 2).toUpperCase() },
    method: head.cancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.PUBLISH,
    // a calendar with a zone of its own would have its stamps on that zone's clocks (RFC 5545, 3.8.7 wants UTC)
    timezone: { name: null, generator: (zone) => zoneRules(zone, span) },
    ttl: head.refresh,
  })
  for (const event of events) calendar.createEvent(entry(event, head.host))
  return calendar.toString()
}

function entry(event: CalendarEvent, host: string): Parameters<ICalCalendar['createEvent']>[0] {
  const href = safeHref(event.url)
  return {
    id: `${name(event.id)}@${name(host)}`,
    sequence: event.sequence,
    stamp: event.modified,
    lastModified: event.modified,
    ...times(event.when),
    summary: cleanText(event.summary),
    description: cleanText(event.description),
    location: cleanText(event.location),
    status: statuses[event.status],
    transparency: event.busy ? ICalEventTransparency.OPAQUE : ICalEventTransparency.TRANSPARENT,
    ...(href === null ? {} : { url: href }),
  }
}

function times(when: CalendarEvent['when']) {
  if ('starts' in when)
    return { start: local(when.starts, when.zone), end: local(when.ends, when.zone), timezone: when.zone }
  // the end of whole days is the day after (RFC 5545, 3.6.1)
  const end = Temporal.PlainDate.from(when.last).add({ days: 1 })
  return { start: Temporal.PlainDate.from(when.first), end, allDay: true }
}

/** A moment on the clocks of a zone. */
function local(at: Date, zone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone)
}

function spanOf(events: CalendarEvent[]): { from: number; to: number } {
  const times = events.flatMap(({ when }) => ('starts' in when ? [when.starts.getTime(), when.ends.getTime()] : []))
  return { from: Math.min(...times), to: Math.max(...times) }
}

/** One line without what ends or parts a property. */
function plain(text: string): string {
  return cleanText(text)
    .replaceAll(/[\s\u2028\u2029]+/gu, ' ')
    .replaceAll(/[\\;,"]/g, ' ')
    .replaceAll(/ +/g, ' ')
    .trim()
}

/** Letters, digits, dots and hyphens. */
function name(text: string): string {
  return text.replaceAll(/[^\w.-]/g, '-').slice(0, 120)
}
