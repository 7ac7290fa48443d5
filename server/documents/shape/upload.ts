import { z } from 'zod'

/** The most that one file may hold: 100 MB. */
export const largestFile = 100 << 20

const fileTypes = ['docx', 'pdf', 'pptx', 'xlsx'] as const

/** A file's name as people see it: one name and no path, nothing that turns its letters round on the screen. */
export const fileName = z
  .string()
  .trim()
  .refine((name) => name !== '.' && name !== '..' && Array.from(name).length <= 255)
  // oxlint-disable-next-line no-control-regex
  .regex(/^[^\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069\\/]+$/)

/** Something in a file that a person should know before it is accepted; `place` is a word and a number or name. */
const fileFinding = z.object({ code: z.string(), place: z.string(), text: z.string() })

export const uploadState = z.enum(['receiving', 'inspecting', 'stored', 'refused'])

export const uploadView = z.object({
  id: z.string(),
  meeting: z.number().int(),
  name: z.string(),
  size: z.number(),
  state: uploadState,
  /** why it was refused, or what the portal waits for while it inspects */
  code: z.string().nullable(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  file: z
    .object({
      hash: z.string(),
      type: z.enum(fileTypes),
      /** quarantine: the virus scanner has not answered yet */
      state: z.enum(['quarantine', 'clean', 'infected', 'damaged']),
      counts: z.record(z.string(), z.number()),
      findings: z.array(fileFinding),
    })
    .nullable(),
})
export type UploadView = z.infer<typeof uploadView>

export const uploadInput = z.strictObject({ upload: z.uuid() })
