import { z } from 'zod'
import { meetingId } from '#server/meetings/schema.ts'

/** What a paper asks of the meeting; an agenda item's purposes are another list. */
export const paperPurposes = ['information', 'consideration', 'discussion', 'decision', 'endorsement'] as const
export const paperPurpose = z.enum(paperPurposes)
export type PaperPurpose = z.infer<typeof paperPurpose>

export const access = z.enum(['public', 'members', 'secretariat'])
export type Access = z.infer<typeof access>

export const versionStatus = z.enum(['issued', 'superseded', 'withdrawn'])

export const paperVersion = z.object({
  id: z.string(),
  revision: z.number().int(),
  /** '2027/SOM1/SCCP/001rev1' */
  number: z.string(),
  status: versionStatus,
  issuedAt: z.date(),
  endedAt: z.date().nullable(),
  reason: z.string().nullable(),
})

export const paperView = z.object({
  id: z.string(),
  sequence: z.number().int(),
  title: z.string(),
  item: z.string().nullable(),
  itemLabel: z.string().nullable(),
  purpose: paperPurpose,
  submittedBy: z.string(),
  access,
  /** newest first */
  versions: z.array(paperVersion),
})
export type PaperView = z.infer<typeof paperView>

export const papersInput = z.strictObject({ meeting: meetingId })
