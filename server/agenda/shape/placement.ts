import { z } from 'zod'

/** Where each item sits, and how much of each session's time is taken; chapters stand for what hangs under them. */
export const placementView = z.object({
  /** read from the living agenda; else from the last edition, whose number this is */
  draft: z.boolean(),
  number: z.string().nullable(),
  sessions: z.array(
    z.object({ id: z.string(), used: z.number().int(), allotted: z.number().int(), over: z.number().int() }),
  ),
  items: z.array(
    z.object({
      id: z.string(),
      label: z.string(),
      title: z.string(),
      minutes: z.number().int().nullable(),
      session: z.string().nullable(),
      startsAt: z.date().nullable(),
      endsAt: z.date().nullable(),
    }),
  ),
})
export type PlacementView = z.infer<typeof placementView>
