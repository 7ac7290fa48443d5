import type { SlotView } from '#server/meetings/shape/slots.ts'

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))
const timeOf = (minutes: number): string => {
  const within = Math.min(Math.max(minutes, 0), 23 * 60 + 59)
  return `${String(Math.floor(within / 60)).padStart(2, '0')}:${String(within % 60).padStart(2, '0')}`
}

/** A slot at another day and time of the venue, as long as before and its breaks with it; it ends before midnight. */
export function movedTo(slot: SlotView, to: { day: string; from: string }): SlotView {
  const long = minutesOf(slot.to) - minutesOf(slot.from)
  const from = Math.max(0, Math.min(minutesOf(to.from), 23 * 60 + 59 - long))
  const by = from - minutesOf(slot.from)
  return {
    ...slot,
    day: to.day,
    from: timeOf(from),
    to: timeOf(from + long),
    breaks: slot.breaks.map((pause) => ({ ...pause, from: timeOf(minutesOf(pause.from) + by) })),
  }
}

const dayBy = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)

/** Where an arrow key moves a slot: a day to either side, a quarter of an hour up or down; null for every other key. */
export function nudged(slot: SlotView, key: string): SlotView | null {
  const quarter = (by: number): SlotView => movedTo(slot, { day: slot.day, from: timeOf(minutesOf(slot.from) + by) })
  const steps: Record<string, () => SlotView> = {
    ArrowLeft: () => movedTo(slot, { day: dayBy(slot.day, -1), from: slot.from }),
    ArrowRight: () => movedTo(slot, { day: dayBy(slot.day, 1), from: slot.from }),
    ArrowUp: () => quarter(-15),
    ArrowDown: () => quarter(15),
  }
  return steps[key]?.() ?? null
}
