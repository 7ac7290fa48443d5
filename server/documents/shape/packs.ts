import { z } from 'zod'

/** So many days a finished pack can be fetched. */
export const packDays = 3

/** The language of the page on which a pack is asked for; without it the person's own. */
export const packLanguage = z.string().regex(/^[a-z]{2,3}(?:-[A-Za-z]{2,8})?$/)

export const packInput = z.strictObject({
  meeting: z.number().int().positive(),
  /** only what was circulated after it; null = all */
  since: z.date().nullish(),
  language: packLanguage.nullish(),
})

export const packState = z.enum(['waiting', 'working', 'ready', 'failed'])

/** A part of a pack, as long as a part may be. */
export const volume = z.object({
  hash: z.string(),
  name: z.string(),
  size: z.number().int(),
  pages: z.number().int(),
})
export type StoredVolume = z.infer<typeof volume>

/** One bookmarked PDF of a meeting's papers, made or in the making; the person's own. */
export const packView = z.object({
  id: z.string(),
  state: packState,
  since: z.date().nullable(),
  /** papers that are in it, of so many */
  done: z.number().int(),
  total: z.number().int(),
  volumes: z.array(volume.omit({ hash: true })),
  /** why it could not be made */
  code: z.string().nullable(),
  createdAt: z.date(),
  /** until when it can be fetched */
  until: z.date().nullable(),
})
export type PackView = z.infer<typeof packView>
