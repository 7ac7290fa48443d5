/** A session as the timetable needs it. */
export interface Sitting {
  id: string
  startsAt: Date
  endsAt: Date
  breaks: Array<{ startsAt: Date; minutes: number }>
}

/** An item as the timetable needs it, in reading order. */
export interface Timed {
  id: string
  parent: string | null
  session: string | null
  minutes: number | null
}

export interface Slot {
  startsAt: Date | null
  endsAt: Date | null
  /** own minutes, or the sum of what hangs under it */
  minutes: number
}

export interface Timetable {
  slots: Map<string, Slot>
  /** by session: minutes placed in it, minutes it has without its breaks, minutes too many */
  sessions: Map<string, { used: number; allotted: number; over: number }>
}

const minute = 60_000

interface Pause {
  from: number
  to: number
}

/** A session's breaks as they stop the clock: in order, within the session, those that touch as one. */
function pausesOf({ startsAt, endsAt, breaks }: Sitting): Pause[] {
  const pauses: Pause[] = []
  const all = breaks.map((pause) => ({
    from: Math.max(pause.startsAt.getTime(), startsAt.getTime()),
    to: Math.min(pause.startsAt.getTime() + pause.minutes * minute, endsAt.getTime()),
  }))
  for (const pause of all.filter(({ from, to }) => from < to).toSorted((a, b) => a.from - b.from)) {
    const last = pauses.at(-1)
    if (last && pause.from <= last.to) last.to = Math.max(last.to, pause.to)
    else pauses.push(pause)
  }
  return pauses
}

/** Moves on by some minutes of work from a moment: a break that lies in the way is jumped over. */
function workOn(from: number, minutes: number, pauses: Pause[]): { starts: number; ends: number } {
  const starts = pauses.find((pause) => from >= pause.from && from < pause.to)?.to ?? from
  let at = starts
  let left = minutes * minute
  for (const pause of pauses) {
    if (pause.from < at) continue
    if (at + left <= pause.from) break
    left -= pause.from - at
    at = pause.to
  }
  return { starts, ends: at + left }
}

/**
 * Clock times of an agenda: in each session its items follow one another in the order of the tree; an item that meets a break goes on
 * behind it. An item with others under it spans them; its own minutes count when nothing hangs under it.
 */
export function timetable(items: Timed[], sittings: Sitting[]): Timetable {
  const slots = new Map<string, Slot>()
  const sessions: Timetable['sessions'] = new Map()
  const clocks = new Map(sittings.map((sitting) => [sitting.id, sitting.startsAt.getTime()]))
  const open = new Map<string, { sitting: Sitting; pauses: Pause[] }>()
  const families = Map.groupBy(items, (item) => item.parent)
  const parents = new Set(items.flatMap((item) => item.parent ?? []))
  const known = new Map(items.map((item) => [item.id, item]))
  const sessionOf = (item: Timed | undefined): string | null =>
    item ? (item.session ?? sessionOf(known.get(item.parent ?? ''))) : null
  for (const sitting of sittings) {
    const pauses = pausesOf(sitting)
    const paused = pauses.reduce((sum, pause) => sum + pause.to - pause.from, 0)
    const allotted = Math.round((sitting.endsAt.getTime() - sitting.startsAt.getTime() - paused) / minute)
    open.set(sitting.id, { sitting, pauses })
    sessions.set(sitting.id, { used: 0, allotted, over: 0 })
  }
  for (const item of items) {
    if (parents.has(item.id)) continue
    const session = sessionOf(item)
    const held = session === null ? undefined : open.get(session)
    const clock = session === null ? undefined : clocks.get(session)
    const minutes = item.minutes ?? 0
    if (!held || clock === undefined) {
      slots.set(item.id, { startsAt: null, endsAt: null, minutes })
      continue
    }
    const { starts, ends } = workOn(clock, minutes, held.pauses)
    clocks.set(held.sitting.id, ends)
    slots.set(item.id, { startsAt: new Date(starts), endsAt: new Date(ends), minutes })
    const sum = sessions.get(held.sitting.id)
    if (sum) {
      sum.used += minutes
      sum.over = Math.max(0, sum.used - sum.allotted)
    }
  }
  for (const item of items.toReversed())
    if (parents.has(item.id)) slots.set(item.id, spanOf(families.get(item.id) ?? [], slots))
  return { slots, sessions }
}

/** From the first beginning to the last end of what hangs directly under an item; children come later in the order, so they are known. */
function spanOf(children: Timed[], slots: Map<string, Slot>): Slot {
  const below = children.flatMap((item) => slots.get(item.id) ?? [])
  const starts = below.flatMap((slot) => slot.startsAt?.getTime() ?? [])
  const ends = below.flatMap((slot) => slot.endsAt?.getTime() ?? [])
  return {
    startsAt: starts.length > 0 ? new Date(Math.min(...starts)) : null,
    endsAt: ends.length > 0 ? new Date(Math.max(...ends)) : null,
    minutes: below.reduce((sum, slot) => sum + slot.minutes, 0),
  }
}
