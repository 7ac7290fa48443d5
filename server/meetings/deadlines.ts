import { Temporal } from 'temporal-polyfill'
import type { Meeting } from '#prisma/client/client.ts'
import type { Tx } from '#server/kernel/tx.ts'
import { type DeadlineKind, deadlineKinds, deadlineOffsets, type DeadlineView } from './schema.ts'

/** The last second of a day as the venue's clock counts it, some days from the first day. */
function endOfDay(firstDay: Date, days: number, zone: string): Date {
  const day = Temporal.PlainDate.from(firstDay.toISOString().slice(0, 10)).add({ days })
  return new Date(day.toZonedDateTime({ timeZone: zone, plainTime: '23:59:59' }).epochMilliseconds)
}

/** A meeting's deadlines in time's order: those set by hand, the others by the rule; none while the first day is unknown. */
export function deadlinesBy(
  meeting: Pick<Meeting, 'firstDay' | 'zone'>,
  set: Array<{ kind: string; at: Date; reason: string }>,
): DeadlineView[] {
  const byHand = new Map(set.map((row) => [row.kind, row]))
  const of = (kind: DeadlineKind): DeadlineView[] => {
    const offset = deadlineOffsets[kind]
    const row = byHand.get(kind)
    if (row) return [{ kind, at: row.at, offset, byHand: row.reason }]
    return meeting.firstDay
      ? [{ kind, at: endOfDay(meeting.firstDay, offset, meeting.zone), offset, byHand: null }]
      : []
  }
  return deadlineKinds.flatMap(of).sort((a, b) => a.at.getTime() - b.at.getTime())
}

/** The same, read in a transaction. */
export async function readDeadlines(
  tx: Tx,
  meeting: Pick<Meeting, 'id' | 'firstDay' | 'zone'>,
): Promise<DeadlineView[]> {
  return deadlinesBy(meeting, await tx.meetingDeadline.findMany({ where: { meetingId: meeting.id } }))
}
