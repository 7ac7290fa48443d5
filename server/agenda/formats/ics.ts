import { ICalCalendar, ICalCalendarMethod, ICalEventStatus } from 'ical-generator'
import { plainText } from '#server/kernel/rich-text.ts'
import { cleanText } from '#server/kernel/rich-text/attributes.ts'
import { safeHref } from '#server/kernel/rich-text/links.ts'
import { Temporal } from 'temporal-polyfill'
import type { Edition } from './edition.ts'
import { zoneRules } from './zone-rules.ts'

/** Where the calendar comes from: `host` makes the ids unique in the world, `url` is the edition's page. */
export interface CalendarSource {
  host: string
  url?: string | undefined
}

/**
 * An edition as a calendar: an event for each session and each item with a time. The ids are those of sessions and
 * items, so that a later edition moves the events of an earlier one; a withdrawn edition cancels them.
 */
export function icsOf(edition: Edition, source: CalendarSource): string {
  const { meeting } = edition
  const zone = meeting.zone
  // ical-generator escapes the words of events, but neither ids nor the calendar's own fields (asvs.md B20): plain() is for those
  const calendar = new ICalCalendar({
    name: plain(`${meeting.name}: ${edition.title}`),
    description: plain(`${edition.number}, ${edition.status}`),
    prodId: {
      company: 'SCCP Portal',
      product: 'Agenda',
      language: plain(edition.labelLanguage).slice(0, 2).toUpperCase(),
    },
    method: edition.withdrawn === '' ? ICalCalendarMethod.PUBLISH : ICalCalendarMethod.CANCEL,
    timezone: { name: zone, generator: (name) => zoneRules(name, moments(edition)) },
  })
  const href = safeHref(source.url)
  const add = (id: string, starts: Date, ends: Date, summary: string, description: string) =>
    calendar.createEvent({
      id: `${name(id)}@${name(source.host)}`,
      sequence: edition.n,
      stamp: edition.issued,
      start: local(starts, zone),
      end: local(ends, zone),
      timezone: zone,
      summary: cleanText(summary),
      description: cleanText([description, edition.withdrawn].filter(Boolean).join('\n')),
      location: cleanText(meeting.place),
      status: edition.withdrawn === '' ? ICalEventStatus.CONFIRMED : ICalEventStatus.CANCELLED,
      ...(href === null ? {} : { url: href }),
    })
  for (const session of edition.sessions) {
    const held = edition.items
      .filter((item) => item.session === session.id)
      .map((item) => `${item.number} ${item.title}`)
    add(`session-${session.id}`, session.starts, session.ends, `${meeting.name}: ${session.label}`, held.join('\n'))
  }
  for (const item of edition.items) {
    if (item.starts === null || item.ends === null) continue
    const facts = [item.leads, item.purpose, item.references.join('; ')].filter(Boolean).join(' · ')
    const words = item.annotation === null ? '' : plainText(item.annotation)
    add(
      `item-${item.id}`,
      item.starts,
      item.ends,
      `${item.number} ${item.title}`,
      [facts, item.fallback, words].filter(Boolean).join('\n'),
    )
  }
  // the stamp is UTC by the rule (RFC 5545, 3.8.7.2); ical-generator writes it on the zone's clocks
  const stamp = edition.issued.toISOString().replaceAll(/[-:]|\.\d+/g, '')
  return calendar.toString().replaceAll(/^DTSTAMP:.*$/gm, `DTSTAMP:${stamp}`)
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

/** A moment on the clocks of a zone. */
function local(at: Date, zone: string) {
  return Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone)
}

function moments(edition: Edition): { from: number; to: number } {
  const all = [...edition.sessions, ...edition.items]
    .flatMap((one) => [one.starts, one.ends])
    .filter((one) => one !== null)
  const times = [edition.issued, ...all].map((one) => one.getTime())
  return { from: Math.min(...times), to: Math.max(...times) }
}
