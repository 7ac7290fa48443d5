import { z } from 'zod'

/** A sitting, in which agenda items are placed; or beside it the Customs-Business Dialogue, a workshop, another event, a pause between. */
export const slotKinds = ['session', 'dialogue', 'workshop', 'event', 'pause'] as const
export const slotKind = z.enum(slotKinds)
export type SlotKind = z.infer<typeof slotKind>

/** A slot as a published timetable keeps it. */
export const frozenSlot = z.object({
  id: z.string(),
  kind: slotKind,
  /** of a sitting: 1, 2, … */
  position: z.number().int().nullable(),
  title: z.string().nullable(),
  room: z.string().nullable(),
  track: z.number().int(),
  /** the party that hosts it */
  host: z.string().nullable(),
  chair: z.string().nullable(),
  startsAt: z.coerce.date(),
  endsAt: z.coerce.date(),
  breaks: z.array(z.object({ startsAt: z.coerce.date(), minutes: z.number().int() })),
})
export type FrozenSlot = z.infer<typeof frozenSlot>

/** The same with the venue's wall time: day 'YYYY-MM-DD', times 'HH:mm'. */
export const slotView = frozenSlot.extend({
  startsAt: z.date(),
  endsAt: z.date(),
  day: z.string(),
  from: z.string(),
  to: z.string(),
  breaks: z.array(z.object({ startsAt: z.date(), from: z.string(), minutes: z.number().int() })),
})
export type SlotView = z.infer<typeof slotView>

/** What stays where a slot stood before it was moved or cancelled. */
export const traceView = slotView.omit({ breaks: true, host: true, chair: true }).extend({
  session: z.string(),
  what: z.enum(['moved', 'cancelled']),
  reason: z.string(),
  at: z.date(),
  by: z.string(),
  /** where it stands now; null when it is cancelled */
  now: slotView.nullable(),
})
export type TraceView = z.infer<typeof traceView>

/** Two slots at the same time that want the same thing. */
export const clash = z.object({ over: z.enum(['track', 'room', 'chair', 'host']), a: z.string(), b: z.string() })
export type Clash = z.infer<typeof clash>

export const slotDifference = z.object({
  id: z.string(),
  what: z.enum(['added', 'gone', 'moved', 'changed']),
  before: slotView.nullable(),
  after: slotView.nullable(),
})
export type SlotDifference = z.infer<typeof slotDifference>

const plain = (text: string | null): string | null => text?.trim().toLowerCase().replaceAll(/\s+/g, ' ') || null

/** Every pair of slots that overlaps in time and in track, room, chair or host. Slots that only touch do not overlap. */
export function clashesOf(slots: FrozenSlot[]): Clash[] {
  const found: Clash[] = []
  const inOrder = slots.toSorted((a, b) => a.startsAt.getTime() - b.startsAt.getTime())
  for (const [at, a] of inOrder.entries())
    for (const b of inOrder.slice(at + 1)) {
      if (b.startsAt >= a.endsAt) break
      if (a.track === b.track) found.push({ over: 'track', a: a.id, b: b.id })
      for (const over of ['room', 'chair', 'host'] as const) {
        const wanted = plain(a[over])
        if (wanted !== null && wanted === plain(b[over])) found.push({ over, a: a.id, b: b.id })
      }
    }
  return found
}

const timeOf = (slot: FrozenSlot): string => `${slot.startsAt.getTime()} ${slot.endsAt.getTime()}`
const restOf = ({ kind, title, room, track, host, chair, breaks }: FrozenSlot): string =>
  JSON.stringify([
    kind,
    title,
    room,
    track,
    host,
    chair,
    breaks.map((pause) => [pause.startsAt.getTime(), pause.minutes]),
  ])

/** What has become of one timetable's slots in another, in the order of time. */
export function differencesOf(before: SlotView[], after: SlotView[]): SlotDifference[] {
  const old = new Map(before.map((slot) => [slot.id, slot]))
  const fresh = new Map(after.map((slot) => [slot.id, slot]))
  const gone = before.filter((slot) => !fresh.has(slot.id))
  const told = after.flatMap((slot): SlotDifference[] => {
    const was = old.get(slot.id)
    if (!was) return [{ id: slot.id, what: 'added', before: null, after: slot }]
    if (timeOf(was) !== timeOf(slot)) return [{ id: slot.id, what: 'moved', before: was, after: slot }]
    return restOf(was) === restOf(slot) ? [] : [{ id: slot.id, what: 'changed', before: was, after: slot }]
  })
  const when = ({ before, after }: SlotDifference): number => (before ?? after)?.startsAt.getTime() ?? 0
  return [
    ...gone.map((slot): SlotDifference => ({ id: slot.id, what: 'gone', before: slot, after: null })),
    ...told,
  ].sort((a, b) => when(a) - when(b))
}
