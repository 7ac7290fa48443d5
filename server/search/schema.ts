import { z } from 'zod'

export const searchInput = z.strictObject({
  words: z.string().trim().min(1).max(200),
  limit: z.number().int().min(1).max(50).default(20),
})
export const searchHit = z.object({
  kind: z.enum(['meeting', 'item', 'paper']),
  id: z.string(),
  language: z.string(),
  meeting: z.number().int().nullable(),
  number: z.string(),
  title: z.string(),
  path: z.string(),
})
export type SearchHit = z.infer<typeof searchHit>
export const searchHits = z.object({ hits: z.array(searchHit) })
