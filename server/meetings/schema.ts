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
/** The secretariat's own dates; the others are the delegations' as well. */
export const secretariatsDeadlines: readonly DeadlineKind[] = ['firstDraft', 'annotatedDraft', 'circulation']

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

/** What moves a meeting from one status to another (procedure.ts says from where, and who may). */
export const meetingMoves = [
  'approve',
  'decline',
  'announce',
  'convene',
  'close',
  'archive',
  'recall',
  'postpone',
  'reopen',
  'retrieve',
] as const
export const meetingMove = z.enum(meetingMoves)
export type MeetingMove = z.infer<typeof meetingMove>

/** What people do in a meeting that its status opens or closes; the policy holds the table. */
export const phases = [
  'arrange',
  'draft',
  'register',
  'propose',
  'submit',
  'circulate',
  'record',
  'classify',
  'import',
] as const
export const phase = z.enum(phases)
export type Phase = z.infer<typeof phase>

export const meetingView = meetingBrief.extend({
  source: z.string(),
  confidence: z.string(),
  sourceLanguage: agendaLanguage,
  sessions: z.array(sessionView),
  languages: z.array(languageView),
  deadlines: z.array(deadlineView),
  /** what the status allows now */
  open: z.array(phase),
  clonedFrom: z.object({ id: meetingId, name: z.string() }).nullable(),
  request: z.object({ by: z.string(), party: z.string().nullable(), reason: z.string() }).nullable(),
  /** where it may go from here, by this person; some want a reason */
  moves: z.array(z.object({ move: meetingMove, to: meetingStatus, reason: z.boolean() })),
  can: z.object({ desk: z.boolean(), arrange: z.boolean(), amend: z.boolean() }),
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
  /** plans a meeting, or asks for one */
  can: z.object({ plan: z.boolean(), request: z.boolean() }),
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

/** the senior officials' meetings beside which the SCCP sits */
export const somNames = ['SOM1', 'SOM2', 'SOM3', 'CSOM'] as const
const line = (most: number) => z.string().trim().min(1).max(most)
const zone = z.string().min(1).max(64)
const reason = z.string().trim().min(3).max(1000)
const inOrder = (m: { firstDay: string; lastDay: string }): boolean => m.firstDay <= m.lastDay

const meetingFields = {
  host: z.string().min(1).max(35),
  city: line(100).nullable(),
  venue: line(200).nullable(),
  zone,
  firstDay: day,
  lastDay: day,
}
export const createInput = z
  .strictObject({
    /** the meeting it is made after; null = from the template */
    from: meetingId.nullable(),
    year: z.number().int().min(1994).max(2100),
    ordinal: z.number().int().min(1).max(9),
    som: z.enum(somNames),
    ...meetingFields,
    /** why it is asked for; who may decide needs none */
    reason: reason.nullable(),
  })
  .refine(inOrder, { path: ['lastDay'] })
export type CreateInput = z.infer<typeof createInput>
export const amendInput = z
  .strictObject({ meeting: meetingId, ...meetingFields })
  .refine(inOrder, { path: ['lastDay'] })
export const moveInput = z.strictObject({ meeting: meetingId, move: meetingMove, reason: reason.nullable() })
/** at: in the venue's wall time, 'YYYY-MM-DDTHH:mm'; null gives the deadline back to the rule */
export const deadlineInput = z
  .strictObject({
    meeting: meetingId,
    kind: deadlineKind,
    at: z.iso.datetime({ local: true, offset: false, precision: -1 }).nullable(),
    reason: reason.nullable(),
  })
  .refine((d) => d.at === null || d.reason !== null, { path: ['reason'] })
export const creation = z.object({
  /** who may plan a meeting, and who may only ask for one */
  plans: z.boolean(),
  from: meetingBrief.nullable(),
  /** what the next meeting would be */
  year: z.number().int(),
  ordinal: z.number().int(),
  hosts: z.array(z.object({ id: z.string(), zone: z.string().nullable() })),
})
