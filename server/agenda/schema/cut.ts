import { z } from 'zod'

/** The deadlines at which the draft is cut. */
export const cutKinds = ['firstDraft', 'annotatedDraft'] as const
export const cutKind = z.enum(cutKinds)
export type CutKind = z.infer<typeof cutKind>

/** A cut in a list: the draft as of a day. */
export const cutBrief = z.object({
  id: z.string(),
  kind: cutKind,
  /** the deadline it was cut at, and when that happened */
  dueAt: z.date(),
  cutAt: z.date(),
})
export type CutBrief = z.infer<typeof cutBrief>

export const cutInput = z.strictObject({ meeting: z.number().int().positive().max(2_147_483_647), cut: z.uuid() })
/** papers by the id of the item they were announced to */
export const announcedPaper = z.object({ item: z.string(), paper: z.string(), number: z.string(), title: z.string() })
