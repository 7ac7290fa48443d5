import { z } from 'zod'

/** What a person can be told of. Each kind has its words in locales/<language>/notices.json. */
export const noticeKinds = [
  'edition',
  'translation',
  'ownership',
  'mention',
  'invitation',
  'meeting',
  'deadline',
  'delegation',
  'submission',
  'paper',
  'pack',
] as const
export const noticeKind = z.enum(noticeKinds)
export type NoticeKind = z.infer<typeof noticeKind>

/** How a kind comes while a person has not chosen otherwise. */
export const defaultChoice: Record<NoticeKind, { bell: boolean; mail: boolean }> = {
  edition: { bell: true, mail: true },
  translation: { bell: true, mail: false },
  ownership: { bell: true, mail: true },
  mention: { bell: true, mail: true },
  invitation: { bell: true, mail: false },
  meeting: { bell: true, mail: true },
  deadline: { bell: true, mail: true },
  delegation: { bell: true, mail: true },
  submission: { bell: true, mail: true },
  // a meeting's papers may come forty at a time
  paper: { bell: true, mail: false },
  pack: { bell: true, mail: false },
}

/** What a notice's sentence is filled with. */
export const noticeData = z.record(z.string(), z.union([z.string(), z.number()]))
export type NoticeData = z.infer<typeof noticeData>

export const noticeView = z.object({
  id: z.string(),
  kind: noticeKind,
  /** the sentence within the kind: 'issued', 'withdrawn', 'addressed' … */
  what: z.string(),
  path: z.string(),
  data: noticeData,
  at: z.date(),
  read: z.boolean(),
})
export type NoticeView = z.infer<typeof noticeView>

export const listInput = z.strictObject({
  after: z.uuid().nullish(),
  limit: z.number().int().min(1).max(100).default(30),
})
export const noticeList = z.object({
  notices: z.array(noticeView),
  next: z.string().nullable(),
  unread: z.number().int(),
})
export type NoticeList = z.infer<typeof noticeList>

export const readInput = z.strictObject({ notices: z.array(z.uuid()).max(100).nullable() })
export const choiceView = z.object({ kind: noticeKind, bell: z.boolean(), mail: z.boolean() })
export type ChoiceView = z.infer<typeof choiceView>
export const choiceInput = z.strictObject({ kind: noticeKind, bell: z.boolean(), mail: z.boolean() })
