import { z } from 'zod'

const meeting = z.number().int().positive().max(2_147_483_647)

/** A paper that a meeting waits for: who brings it, and the paper once it is there and the reader may read it. */
export const expectedView = z.object({
  id: z.string(),
  title: z.string(),
  purpose: z.enum(['information', 'consideration', 'discussion', 'decision', 'endorsement']),
  /** null: the secretariat */
  party: z.string().nullable(),
  paper: z.object({ id: z.string(), number: z.string() }).nullable(),
})
export type ExpectedView = z.infer<typeof expectedView>

export const expectInput = z.strictObject({
  meeting,
  title: z.string().trim().min(3).max(300),
  purpose: expectedView.shape.purpose,
  party: z.string().min(1).max(35).nullable(),
})
export type ExpectInput = z.infer<typeof expectInput>
export const expectedRef = z.strictObject({ meeting, expected: z.uuid() })
/** paper: the one that is what was expected; null: none yet */
export const fulfilInput = expectedRef.extend({ paper: z.uuid().nullable() })
