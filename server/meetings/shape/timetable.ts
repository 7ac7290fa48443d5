import { z } from 'zod'
import { clash, slotDifference, slotKind, slotView, traceView } from './slots.ts'

const meeting = z.number().int().positive().max(2_147_483_647)
const day = z.iso.date()
const line = (most: number) => z.string().trim().min(1).max(most)
const reason = z.string().trim().min(3).max(1000)

const track = z.number().int().min(1).max(6)
const time = z.iso.time({ precision: -1 })
const minutesOf = (at: string): number => Number(at.slice(0, 2)) * 60 + Number(at.slice(3, 5))
/** A slot in the venue's wall time: day 'YYYY-MM-DD', times 'HH:mm'. */
export const sessionInput = z
  .strictObject({
    meeting,
    session: z.uuid().nullable(),
    kind: slotKind,
    title: line(200).nullable(),
    room: line(100).nullable(),
    track,
    host: z.string().min(1).max(35).nullable(),
    chair: line(150).nullable(),
    day,
    from: time,
    to: time,
    breaks: z.array(z.strictObject({ from: time, minutes: z.number().int().min(5).max(240) })).max(6),
    /** why it moves */
    reason: reason.nullable(),
  })
  .refine((s) => s.from < s.to, { path: ['to'] })
  .refine((s) => s.breaks.every((b) => b.from >= s.from && minutesOf(b.from) + b.minutes <= minutesOf(s.to)), {
    path: ['breaks'],
  })
export type SessionInput = z.infer<typeof sessionInput>
export const sessionRef = z.strictObject({ meeting, session: z.uuid() })
export const cancelInput = z.strictObject({ meeting, session: z.uuid(), reason })
export const arranged = z.object({ session: z.string() })

export const scheduleBrief = z.object({
  n: z.number().int(),
  publishedAt: z.date(),
  by: z.string(),
  note: z.string().nullable(),
})
export type ScheduleBrief = z.infer<typeof scheduleBrief>
const scheduleNumber = z.number().int().positive().max(100_000).nullish()
export const timetableInput = z.strictObject({ meeting, from: scheduleNumber, to: scheduleNumber })
export const timetableView = z.object({
  meeting: z.object({
    id: meeting,
    name: z.string(),
    zone: z.string(),
    firstDay: day.nullable(),
    lastDay: day.nullable(),
    announced: z.boolean(),
  }),
  /** the draft */
  slots: z.array(slotView),
  traces: z.array(traceView),
  clashes: z.array(clash),
  schedules: z.array(scheduleBrief),
  /** the last official one; null when none was published */
  official: z.array(slotView).nullable(),
  differences: z.array(slotDifference),
  can: z.object({ arrange: z.boolean() }),
})
export type TimetableView = z.infer<typeof timetableView>
export const publishInput = z.strictObject({
  meeting,
  note: line(500).nullable(),
  /** clashes are seen and accepted */
  clashes: z.boolean(),
})
