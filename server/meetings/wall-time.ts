import { Temporal } from 'temporal-polyfill'

/** A moment from a day and a time as the venue's clocks show them: 'YYYY-MM-DD', 'HH:mm'. */
export function momentAt(day: string, time: string, zone: string): Date {
  const wall = Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: zone, plainTime: time })
  return new Date(wall.epochMilliseconds)
}

/** The day and the time that the venue's clocks show at a moment. */
export function wallAt(at: Date, zone: string): { day: string; time: string } {
  const wall = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone)
  return { day: wall.toPlainDate().toString(), time: wall.toPlainTime().toString({ smallestUnit: 'minute' }) }
}

/** The same time of day at another venue, as many days from its first day as it was from the old one. */
export function shifted(
  at: Date,
  from: { firstDay: string; zone: string },
  to: { firstDay: string; zone: string },
): Date {
  const { day, time } = wallAt(at, from.zone)
  const days = Temporal.PlainDate.from(from.firstDay).until(Temporal.PlainDate.from(day)).days
  return momentAt(Temporal.PlainDate.from(to.firstDay).add({ days }).toString(), time, to.zone)
}

/** Whether clocks can be read by that name. */
export function knownZone(zone: string): boolean {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone)
    return true
  } catch {
    return false
  }
}

/** A day some days from another. */
export function dayFrom(day: string, days: number): string {
  return Temporal.PlainDate.from(day).add({ days }).toString()
}
