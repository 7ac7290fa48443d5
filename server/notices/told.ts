import type { Event } from '#prisma/client/client.ts'
import type { Tx } from '#server/kernel/tx.ts'
import type { NoticeData, NoticeKind } from './schema.ts'

/** What an event means for people: who is told what, and where it leads. */
export interface Telling {
  kind: NoticeKind
  what: string
  people: string[]
  path: string
  data: NoticeData
  /** one unread notice of this path and sentence is enough */
  once: boolean
}

/** What one act means for people; null when nobody is to be told. */
export type Rule = (tx: Tx, event: Event) => Promise<Telling | null>

/** What the event says has become. */
export function after(event: Event): Record<string, string | number | null> {
  const value = event.after
  return value !== null && typeof value === 'object' && !Array.isArray(value)
    ? (value as Record<string, string | number | null>)
    : {}
}

/** What people call the event's meeting. */
export async function meetingName(tx: Tx, id: number | null): Promise<string> {
  const meeting =
    id === null ? null : await tx.meeting.findUnique({ where: { id }, select: { year: true, ordinal: true } })
  return meeting ? `SCCP${meeting.ordinal} ${meeting.year}` : ''
}

/** Everybody whose mandate admits them to the meeting: editions are for all of them. */
export async function admittedTo(tx: Tx, meeting: number | null, now: Date): Promise<string[]> {
  const mandates = await tx.mandate.findMany({
    where: {
      from: { lte: now },
      AND: [
        { OR: [{ until: null }, { until: { gt: now } }] },
        { OR: [{ meeting: null, capacity: { not: 'guest' } }, { meeting }] },
      ],
      person: { disabledAt: null },
    },
    select: { personId: true },
    distinct: ['personId'],
  })
  return mandates.map((m) => m.personId)
}
