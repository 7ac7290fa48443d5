import type { SlotView, TraceView } from '#server/meetings/shape/slots.ts'
import type { TimetableView } from '#server/meetings/shape/timetable.ts'

/** What stands at one time of a day: slots side by side, or the trace of one that went. */
export type Band = { slots: SlotView[]; trace?: never } | { trace: TraceView; slots?: never }
export interface Day {
  /** 'YYYY-MM-DD' at the venue */
  day: string
  bands: Band[]
}

const dayAfter = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)

/** Every day from the first to the last of a meeting. */
function meetingDays(first: string | null, last: string | null): string[] {
  const days: string[] = []
  for (let day = first; day !== null && last !== null && day <= last && days.length < 31; day = dayAfter(day))
    days.push(day)
  return days
}

/** The slots of one day, those that overlap in one band. */
function bandsOf(slots: SlotView[]): Array<{ slots: SlotView[] }> {
  const bands: Array<{ slots: SlotView[]; until: number }> = []
  for (const slot of slots) {
    const last = bands.at(-1)
    if (last && slot.startsAt.getTime() < last.until) {
      last.slots.push(slot)
      last.until = Math.max(last.until, slot.endsAt.getTime())
    } else bands.push({ slots: [slot], until: slot.endsAt.getTime() })
  }
  return bands.map((band) => ({ slots: band.slots.toSorted((a, b) => a.track - b.track) }))
}

const startOf = (band: Band): number => (band.trace ?? band.slots[0])?.startsAt.getTime() ?? 0

/** Slots and traces by day, in the order of time; the days of the meeting are there even when nothing stands in them. */
export function dayTable(table: Pick<TimetableView, 'meeting'>, slots: SlotView[], traces: TraceView[]): Day[] {
  const named = [...slots, ...traces].map((one) => one.day)
  const days = new Set([...meetingDays(table.meeting.firstDay, table.meeting.lastDay), ...named])
  return [...days]
    .sort((a, b) => a.localeCompare(b))
    .map((day) => {
      const bands: Band[] = [
        ...bandsOf(slots.filter((slot) => slot.day === day)),
        ...traces.filter((trace) => trace.day === day).map((trace) => ({ trace })),
      ]
      return { day, bands: bands.sort((a, b) => startOf(a) - startOf(b)) }
    })
}
