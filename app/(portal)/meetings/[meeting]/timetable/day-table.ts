import type { SlotView, TraceView } from '#server/meetings/shape/slots.ts'
import type { TimetableView } from '#server/meetings/shape/timetable.ts'

/** What stands at one time of a day: slots side by side, a list for each track, or the trace of one that went. */
export type Band = { tracks: SlotView[][]; trace?: never } | { trace: TraceView; tracks?: never }
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
function bandsOf(slots: SlotView[]): Band[] {
  const bands: Array<{ slots: SlotView[]; until: number }> = []
  for (const slot of slots) {
    const last = bands.at(-1)
    if (last && slot.startsAt.getTime() < last.until) {
      last.slots.push(slot)
      last.until = Math.max(last.until, slot.endsAt.getTime())
    } else bands.push({ slots: [slot], until: slot.endsAt.getTime() })
  }
  return bands.map((band) => {
    const tracks = Map.groupBy(
      band.slots.toSorted((a, b) => a.track - b.track),
      (slot) => slot.track,
    )
    return { tracks: [...tracks.values()] }
  })
}

const startOf = (band: Band): number =>
  Math.min(...(band.trace ? [band.trace] : band.tracks.flat()).map((one) => one.startsAt.getTime()))

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
