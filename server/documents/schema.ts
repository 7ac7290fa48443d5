import { z } from 'zod'
import { agendaLanguage, meetingId } from '#server/meetings/schema.ts'

/** What a paper asks of the meeting; an agenda item's purposes are another list. */
export const paperPurposes = ['information', 'consideration', 'discussion', 'decision', 'endorsement'] as const
export const paperPurpose = z.enum(paperPurposes)
export type PaperPurpose = z.infer<typeof paperPurpose>

export const accesses = ['public', 'members', 'economies', 'secretariat'] as const
export const access = z.enum(accesses)
export type Access = z.infer<typeof access>

export const versionStatus = z.enum(['issued', 'superseded', 'withdrawn'])
/** a paper on its way to a number */
export const submissionState = z.enum(['draft', 'submitted', 'returned', 'accepted', 'declined', 'withdrawn'])
export type SubmissionState = z.infer<typeof submissionState>
export const move = z.enum(['submit', 'return', 'decline', 'accept', 'withdraw'])
export type MoveName = z.infer<typeof move>

const id = z.uuid()
const party = z.string().regex(/^[a-z0-9]{2,12}$/)
const reason = z.string().trim().min(1).max(1000)
/** a paper's number, with or without its revision: '2027/SOM1/SCCP/001rev1' */
export const numberPattern = /^\d{4}\/[A-Z0-9]{2,8}\/SCCP2?\/\d{3,4}(?:rev\d{1,2})?$/
const itemRef = z.strictObject({ id: z.string().min(1).max(64), label: z.string().max(20) })

/** The fields of APEC's cover sheet (domain.md, Papers). */
const cover = {
  title: z.string().trim().max(500),
  item: itemRef.nullable(),
  purpose: paperPurpose,
  submittedBy: z.string().trim().max(200),
  previous: z.string().trim().max(60).nullable(),
  access,
  economies: z.array(party).max(21),
  restriction: z.string().trim().max(1000).nullable(),
  /** 'YYYY-MM-DD', when it becomes public by itself */
  derestrictOn: z.iso.date().nullable(),
}
export const coverSheet = z.strictObject(cover)
export type CoverSheet = z.infer<typeof coverSheet>

export const fileFacts = z.object({
  id: z.string(),
  language: agendaLanguage,
  original: z.boolean(),
  name: z.string(),
  type: z.string(),
  size: z.number(),
  /** quarantine | clean | infected | damaged */
  state: z.string(),
})
export const fileView = fileFacts.extend({
  /** what its reader lists: tracked changes, comments, hidden text */
  findings: z.array(z.object({ code: z.string(), place: z.string(), text: z.string() })),
})
export type FileView = z.infer<typeof fileView>

export const paperVersion = z.object({
  id: z.string(),
  revision: z.number().int(),
  /** '2027/SOM1/SCCP/001rev1' */
  number: z.string(),
  status: versionStatus,
  issuedAt: z.date(),
  endedAt: z.date().nullable(),
  reason: z.string().nullable(),
  late: z.boolean(),
  consent: z.string().nullable(),
  circulatedAt: z.date().nullable(),
  correctUntil: z.date().nullable(),
})
export type PaperVersionView = z.infer<typeof paperVersion>

const paperFacts = {
  id: z.string(),
  sequence: z.number().int(),
  title: z.string(),
  item: z.string().nullable(),
  itemLabel: z.string().nullable(),
  purpose: paperPurpose,
  submittedBy: z.string(),
  party: z.string().nullable(),
  access,
  economies: z.array(z.string()),
  derestrictOn: z.iso.date().nullable(),
  circulatedAt: z.date().nullable(),
}
export const paperView = z.object({
  ...paperFacts,
  /** newest first */
  versions: z.array(paperVersion),
  files: z.array(fileFacts),
  /** whether the reader has opened the standing version */
  opened: z.boolean(),
})
export type PaperView = z.infer<typeof paperView>

export const papersInput = z.strictObject({
  meeting: meetingId,
  /** the number after which the list goes on */
  after: z.number().int().min(0).max(100_000).nullish(),
  limit: z.number().int().min(1).max(100).default(50),
  words: z.string().trim().max(200).nullish(),
  purpose: paperPurpose.nullish(),
  party: party.nullish(),
})
export const paperList = z.object({
  papers: z.array(paperView),
  next: z.number().int().nullable(),
  can: z.object({
    circulate: z.boolean(),
    prepare: z.boolean(),
    follow: z.boolean(),
    name: z.boolean(),
    import: z.boolean(),
  }),
})
export type PaperList = z.infer<typeof paperList>

export const paperPage = z.object({
  ...paperFacts,
  meeting: z.number().int(),
  restriction: z.string().nullable(),
  derestrictedAt: z.date().nullable(),
  /** why the reader may read it */
  because: z.enum(['access', 'own', 'office']),
  versions: z.array(paperVersion.extend({ previous: z.string().nullable(), files: z.array(fileFacts) })),
  can: z.object({ revise: z.boolean(), circulate: z.boolean(), classify: z.boolean(), withdraw: z.boolean() }),
})
export type PaperPage = z.infer<typeof paperPage>

export const submissionView = z.object({
  id: z.string(),
  meeting: z.number().int(),
  party: z.string().nullable(),
  state: submissionState,
  edition: z.number().int(),
  /** the number of the paper it revises, or of what it became */
  revises: z.string().nullable(),
  paper: z.string().nullable(),
  number: z.string().nullable(),
  language: agendaLanguage,
  cover: z.object({ ...cover, item: itemRef.nullable() }),
  late: z.boolean(),
  consent: z.string().nullable(),
  /** the deadline that applies to its purpose */
  due: z.date().nullable(),
  preparedBy: z.string(),
  submittedAt: z.date().nullable(),
  decidedAt: z.date().nullable(),
  reason: z.string().nullable(),
  files: z.array(fileView),
  /** what stands in the way of submitting, as codes of locales/<language>/errors.json */
  lacks: z.array(z.string()),
  /** what should be looked at before, but stands in nobody's way; codes of the same list */
  warns: z.array(z.string()),
  can: z.object({ amend: z.boolean(), moves: z.array(move) }),
})
export type SubmissionView = z.infer<typeof submissionView>

export const paperInput = z.strictObject({ paper: id })
export const submissionsInput = z.strictObject({ meeting: meetingId })
export const submissionInput = z.strictObject({ submission: id })
const edited = submissionInput.extend({ edition: z.number().int().positive() })
export const prepareInput = z.strictObject({ meeting: meetingId, revises: id.nullish() })
export const amendInput = edited.extend({ language: agendaLanguage, cover: coverSheet })
export const attachInput = submissionInput.extend({ upload: z.string().min(1).max(100), language: agendaLanguage })
export const detachInput = submissionInput.extend({ file: id })
export const submitInput = edited.extend({
  /** the sender has seen what the readers found in the files */
  confirmed: z.boolean(),
})
export const reasonInput = submissionInput.extend({ reason })
export const acceptInput = submissionInput.extend({ circulate: z.boolean(), consent: reason.nullish() })
export const circulateInput = z.strictObject({ meeting: meetingId, versions: z.array(id).max(300).nullish() })
export const classifyInput = paperInput.extend({
  access,
  economies: z.array(party).max(21),
  restriction: z.string().trim().max(1000).nullable(),
  derestrictOn: z.iso.date().nullable(),
})
export const withdrawInput = z.strictObject({ meeting: meetingId, version: id, reason })
export const submittersInput = z.strictObject({ meeting: meetingId })
export const submitterInput = submittersInput.extend({ person: id })
export const submitterView = z.object({ person: z.string(), name: z.string(), named: z.boolean() })
