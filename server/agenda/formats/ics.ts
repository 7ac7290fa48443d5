import { type CalendarEvent, icalOf } from '#server/kernel/ical.ts'
import { plainText } from '#server/kernel/rich-text.ts'
import type { Edition } from './edition.ts'

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
  const event = (
    id: string,
    at: { starts: Date; ends: Date },
    summary: string,
    description: string,
  ): CalendarEvent => ({
    ...{ id, sequence: edition.n, modified: edition.issued, url: source.url, busy: true },
    when: { ...at, zone: meeting.zone },
    summary,
    description: [description, edition.withdrawn].filter(Boolean).join('\n'),
    location: meeting.place,
    status: edition.withdrawn === '' ? 'confirmed' : 'cancelled',
  })
  const sessions = edition.sessions.map((session) => {
    const held = edition.items
      .filter((item) => item.session === session.id)
      .map((item) => `${item.number} ${item.title}`)
    return event(`session-${session.id}`, session, `${meeting.name}: ${session.label}`, held.join('\n'))
  })
  const items = edition.items.flatMap(({ starts, ends, ...item }) => {
    if (starts === null || ends === null) return []
    const facts = [item.leads, item.purpose, item.references.join('; ')].filter(Boolean).join(' · ')
    const words = item.annotation === null ? '' : plainText(item.annotation)
    const description = [facts, item.fallback, words].filter(Boolean).join('\n')
    return [event(`item-${item.id}`, { starts, ends }, `${item.number} ${item.title}`, description)]
  })
  const head = {
    host: source.host,
    name: `${meeting.name}: ${edition.title}`,
    description: `${edition.number}, ${edition.status}`,
    product: 'Agenda',
    language: edition.labelLanguage,
    cancelled: edition.withdrawn !== '',
    refresh: null,
  }
  return icalOf(head, [...sessions, ...items])
}
