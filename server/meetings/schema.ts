import { z } from 'zod'

/** In the order of a meeting's life; a request that was declined goes no further. */
export const meetingStatuses = [
  'requested',
  'declined',
  'planned',
  'preparation',
  'session',
  'closed',
  'archived',
] as const
export const meetingStatus = z.enum(meetingStatuses)
export type MeetingStatus = z.infer<typeof meetingStatus>

/**
 * Days from the meeting's first day to each deadline (domain.md, 'How the SCCP works'; where it gives no figure, of items proposed and
 * of corrections, an assumption). Each lasts to the end of its day at the venue.
 */
export const deadlineOffsets = {
  callForPapers: -56,
  proposalsDue: -49,
  firstDraft: -42,
  delegationsDue: -28,
  /** for endorsement and decision */
  papersDue: -28,
  annotatedDraft: -21,
  /** for information and discussion */
  informationDue: -14,
  circulation: -7,
  /** what was circulated may be corrected until then */
  correctionsDue: -3,
} as const
export type DeadlineKind = keyof typeof deadlineOffsets
export const deadlineKinds = Object.keys(deadlineOffsets) as [DeadlineKind, ...DeadlineKind[]]
export const deadlineKind = z.enum(deadlineKinds)

export const deadlineView = z.object({
  kind: deadlineKind,
  at: z.date(),
  /** days before the first day, by the rule */
  offset: z.number().int(),
  /** why it was set by hand; null while it follows the rule */
  byHand: z.string().nullable(),
})
export type DeadlineView = z.infer<typeof deadlineView>

/** The languages an agenda can be written in, as BCP 47 tags. */
export const agendaLanguages = [
  'en',
  'ko',
  'ja',
  'zh-Hans',
  'zh-Hant',
  'es',
  'id',
  'ms',
  'th',
  'vi',
  'ru',
  'fr',
] as const
export const agendaLanguage = z.enum(agendaLanguages)
export type AgendaLanguage = z.infer<typeof agendaLanguage>

export const meetingId = z.number().int().positive().max(2_147_483_647)

/** A day without a time, 'YYYY-MM-DD', in the meeting's zone. */
const day = z.iso.date()

export const meetingBrief = z.object({
  id: meetingId,
  /** 'SCCP1 2027' */
  name: z.string(),
  year: z.number().int(),
  ordinal: z.number().int(),
  som: z.string(),
  host: z.string(),
  hostName: z.string(),
  hostAbbreviation: z.string(),
  city: z.string().nullable(),
  venue: z.string().nullable(),
  zone: z.string(),
  firstDay: day.nullable(),
  lastDay: day.nullable(),
  status: meetingStatus,
  demonstration: z.boolean(),
})
export type MeetingBrief = z.infer<typeof meetingBrief>

export const sessionView = z.object({
  id: z.string(),
  position: z.number().int(),
  startsAt: z.date(),
  endsAt: z.date(),
  breaks: z.array(z.object({ startsAt: z.date(), minutes: z.number().int() })),
})
export type SessionView = z.infer<typeof sessionView>

export const languageView = z.object({
  language: agendaLanguage,
  required: z.boolean(),
  owner: z.string().nullable(),
  ownerName: z.string().nullable(),
  position: z.number().int(),
})
export type LanguageView = z.infer<typeof languageView>

/** What a person may do at the desk of one meeting. */
export const deskRights = z.object({
  desk: z.boolean(),
  structure: z.boolean(),
  /** languages whose words the person may write */
  writes: z.array(z.string()),
})
export type DeskRights = z.infer<typeof deskRights>

export const meetingView = meetingBrief.extend({
  source: z.string(),
  confidence: z.string(),
  sourceLanguage: agendaLanguage,
  sessions: z.array(sessionView),
  languages: z.array(languageView),
  can: z.object({ desk: z.boolean(), arrange: z.boolean() }),
})
export type MeetingView = z.infer<typeof meetingView>

export const listInput = z.strictObject({
  /** the id after which the list goes on */
  after: meetingId.nullish(),
  limit: z.number().int().min(1).max(100).default(40),
})
export const meetingList = z.object({
  upcoming: meetingBrief.nullable(),
  meetings: z.array(meetingBrief),
  next: meetingId.nullable(),
})
export type MeetingList = z.infer<typeof meetingList>

export const meetingInput = z.strictObject({ meeting: meetingId })

export const languageInput = z.strictObject({
  meeting: meetingId,
  language: agendaLanguage,
  required: z.boolean(),
  /** a person's id, or null for nobody */
  owner: z.uuid().nullable(),
})
export const languageOffInput = z.strictObject({ meeting: meetingId, language: agendaLanguage })
export const drafterInput = z.strictObject({ meeting: meetingId, person: z.uuid() })
export const drafterView = z.object({ person: z.string(), name: z.string() })

export const sessionInput = z
  .strictObject({
    meeting: meetingId,
    session: z.uuid().nullish(),
    startsAt: z.date(),
    endsAt: z.date(),
    breaks: z.array(z.strictObject({ startsAt: z.date(), minutes: z.number().int().min(5).max(240) })).max(6),
  })
  .refine((s) => s.startsAt < s.endsAt, { path: ['endsAt'] })
  .refine(
    (s) =>
      s.breaks.every(
        (b) => b.startsAt >= s.startsAt && b.startsAt.getTime() + b.minutes * 60_000 <= s.endsAt.getTime(),
      ),
    {
      path: ['breaks'],
    },
  )
export const sessionDropInput = z.strictObject({ meeting: meetingId, session: z.uuid() })
