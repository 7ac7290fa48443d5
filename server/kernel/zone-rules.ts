import { Temporal } from 'temporal-polyfill'

/**
 * A VTIMEZONE that holds every change of a zone's offset in a stretch of time (RFC 5545, 3.6.5), for calendars
 * that do not know the zone by its name. `from` and `to` are moments in milliseconds; null for a name that is no zone.
 */
export function zoneRules(zone: string, { from, to }: { from: number; to: number }): string | null {
  let first: Temporal.ZonedDateTime
  try {
    first = Temporal.Instant.fromEpochMilliseconds(from).toZonedDateTimeISO(zone)
  } catch {
    return null
  }
  const start = first.getTimeZoneTransition('previous') ?? first.with({ month: 1, day: 1 }).startOfDay()
  const lines = [...rule(start)]
  for (
    let next = first.getTimeZoneTransition('next');
    next !== null && next.epochMilliseconds <= to;
    next = next.getTimeZoneTransition('next')
  ) {
    lines.push(...rule(next))
  }
  return ['BEGIN:VTIMEZONE', `TZID:${zone}`, ...lines, 'END:VTIMEZONE'].join('\r\n')
}

function rule(at: Temporal.ZonedDateTime): string[] {
  const before = at.subtract({ nanoseconds: 1 })
  const kind = daylight(at) ? 'DAYLIGHT' : 'STANDARD'
  // the moment of change is told on the clocks as they stood before it
  const told = at.toInstant().toZonedDateTimeISO(before.offset).toPlainDateTime()
  return [
    `BEGIN:${kind}`,
    `DTSTART:${told.toString({ smallestUnit: 'second' }).replaceAll(/[-:]/g, '')}`,
    `TZOFFSETFROM:${offset(before)}`,
    `TZOFFSETTO:${offset(at)}`,
    `END:${kind}`,
  ]
}

/** Whether the clocks stand forward of the year's smaller offset. */
function daylight(at: Temporal.ZonedDateTime): boolean {
  const offsets = [1, 7].map((month) => at.with({ month, day: 1 }).offsetNanoseconds)
  return at.offsetNanoseconds > Math.min(...offsets)
}

/** '+0700' */
function offset(at: Temporal.ZonedDateTime): string {
  return at.offset.replace(':', '').slice(0, 5)
}
