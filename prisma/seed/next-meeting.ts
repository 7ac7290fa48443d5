import { Temporal } from 'temporal-polyfill'
import type { Tx } from '#server/kernel/tx.ts'
import { recordMeeting } from './reference.ts'

/** Hosts announced by APEC; a later year's example meeting stays with the last one known and is marked as demonstration. */
const hosts: Record<number, string> = { 2026: 'prc', 2027: 'vn' }
const lastKnownHost = 'vn'

/** Sittings of the example: morning and afternoon of three days, each with a break, in the host's wall time. */
const sittings = [
  { day: 0, from: '09:30', to: '11:45', pause: '10:30' },
  { day: 0, from: '14:00', to: '16:15', pause: '15:00' },
  { day: 1, from: '09:30', to: '11:45', pause: '10:30' },
  { day: 1, from: '14:00', to: '16:15', pause: '15:00' },
  { day: 2, from: '09:30', to: '11:45', pause: '10:30' },
  { day: 2, from: '14:00', to: '16:45', pause: '15:30' },
]
const pauseMinutes = 15

/** What stands beside the sittings of the example: two workshops at the same time on the day before, and a lunch. */
const beside = [
  { day: -1, from: '09:30', to: '16:30', kind: 'workshop', track: 1, title: 'Workshop on mutual recognition of AEOs' },
  { day: -1, from: '09:30', to: '12:30', kind: 'workshop', track: 2, title: 'Workshop on data quality', host: 'sgp' },
  { day: 1, from: '12:00', to: '13:30', kind: 'event', track: 1, title: 'Working lunch with business' },
]

/** The February or July that comes after a day: a Tuesday late in the month, when SCCP1 and SCCP2 usually sit. */
function nextTerm(now: Date): { year: number; ordinal: 1 | 2; firstDay: Temporal.PlainDate } {
  const today = Temporal.PlainDate.from(now.toISOString().slice(0, 10))
  const candidates = [today.year, today.year + 1].flatMap((year) =>
    ([1, 2] as const).map((ordinal) => {
      const from = Temporal.PlainDate.from({ year, month: ordinal === 1 ? 2 : 7, day: 20 })
      return { year, ordinal, firstDay: from.add({ days: (9 - from.dayOfWeek) % 7 }) }
    }),
  )
  const next = candidates.find((term) => Temporal.PlainDate.compare(term.firstDay, today) > 0)
  if (!next) throw new Error('the calendar has no next February or July')
  return next
}

const midnight = (day: Temporal.PlainDate): Date => new Date(`${day.toString()}T00:00:00Z`)

/** Creates the example's meeting with its six sittings and four languages; gives its id, first day and session ids in order. */
export async function createNextMeeting(
  tx: Tx,
  now: Date,
): Promise<{ id: number; firstDay: Temporal.PlainDate; host: string; sessions: string[] }> {
  const term = nextTerm(now)
  const host = await tx.party.findUniqueOrThrow({ where: { id: hosts[term.year] ?? lastKnownHost } })
  const zone = host.zone ?? 'UTC'
  const meeting = await tx.meeting.create({
    data: {
      year: term.year,
      ordinal: term.ordinal,
      som: term.ordinal === 1 ? 'SOM1' : 'SOM3',
      host: host.id,
      city: null,
      venue: 'Demonstration Conference Centre',
      zone,
      firstDay: midnight(term.firstDay),
      lastDay: midnight(term.firstDay.add({ days: 2 })),
      status: 'preparation',
      source: 'invented for the demonstration; the host of 2027 is announced',
      confidence: 'demonstration',
      demonstration: true,
    },
  })
  const sessions: string[] = []
  for (const [i, sitting] of sittings.entries()) {
    const at = (time: string): Date =>
      new Date(
        term.firstDay.add({ days: sitting.day }).toZonedDateTime({ timeZone: zone, plainTime: time }).epochMilliseconds,
      )
    const session = await tx.meetingSession.create({
      data: {
        meetingId: meeting.id,
        position: i + 1,
        startsAt: at(sitting.from),
        endsAt: at(sitting.to),
        breaks: { create: [{ startsAt: at(sitting.pause), minutes: pauseMinutes }] },
      },
      select: { id: true },
    })
    sessions.push(session.id)
  }
  for (const { day, from, to, ...event } of beside) {
    const at = (time: string): Date =>
      new Date(term.firstDay.add({ days: day }).toZonedDateTime({ timeZone: zone, plainTime: time }).epochMilliseconds)
    const slot = { host: host.id, ...event, startsAt: at(from), endsAt: at(to) }
    await tx.meetingSession.create({ data: { meetingId: meeting.id, ...slot } })
  }
  await recordMeeting(tx, meeting.id)
  return { id: meeting.id, firstDay: term.firstDay, host: host.id, sessions }
}
