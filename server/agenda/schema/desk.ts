import { z } from 'zod'
import { agendaLanguage, deskRights, languageView, meetingId as meeting, sessionView } from '#server/meetings/schema.ts'
import { all, editionBrief, editionMeeting, grade, meetingInput, richDoc, textStatus, visibility } from '../schema.ts'

const int = z.number().int()
const text = z.string()
const uuid = z.uuid()
const moment = z.date()
const flag = z.boolean()
const block = text.min(1).max(64)
const hash = text.max(128)

export const finding = z.object(all(text, 'field', 'code'))
export type Finding = z.infer<typeof finding>
export const deskItem = z.object({
  ...all(text, 'id', 'title'),
  ...all(text.nullable(), 'parent', 'label'),
  position: int.nullable(),
  depth: int,
  gone: flag,
  source: agendaLanguage,
  visibility,
  findings: z.array(finding),
})
/** One item's text in one language; grade: the gravest open change of its source, null when none or declared neutral. */
export const textState = z.object({
  item: text,
  language: agendaLanguage,
  status: textStatus,
  grade: grade.nullable(),
  /** there are changes, and none alters the meaning */
  neutral: flag,
  /** how many blocks of the source have moved */
  changed: int,
  /** who set the status, and when */
  at: moment.nullable(),
  by: text.nullable(),
  findings: z.array(finding),
})
export type TextState = z.infer<typeof textState>
/** percent: source and approved texts of all, in whole numbers. */
export const progress = z.object({
  language: agendaLanguage,
  ...all(int, 'total', 'missing', 'draft', 'review', 'approved', 'changed', 'percent'),
})
export type Progress = z.infer<typeof progress>
export const person = z.object(all(text, 'id', 'name'))
export const deskView = z.object({
  meeting: editionMeeting,
  sessions: z.array(sessionView),
  languages: z.array(languageView),
  rights: deskRights,
  items: z.array(deskItem),
  texts: z.array(textState),
  progress: z.array(progress),
  comments: z.array(z.object({ item: text, ...all(int, 'open', 'all') })),
  editions: z.array(editionBrief),
  /** who sits at the desk and can be addressed */
  people: z.array(person),
  can: z.object(all(flag, 'circulate', 'arrange', 'declareNeutral', 'structure')),
})
export type DeskView = z.infer<typeof deskView>

/** One block of a source and how it stands to what was translated; was: the content then, now: as projected. */
export const blockState = z.object({
  block: text,
  state: z.enum(['same', 'changed', 'added', 'dropped']),
  grade: grade.nullable(),
  neutral: flag,
  ...all(text.nullable(), 'fromHash', 'toHash'),
  ...all(richDoc.nullable(), 'was', 'now'),
})
export type BlockState = z.infer<typeof blockState>
/** A number, date or name that one of the two texts lacks. */
export const mismatch = z.object({
  kind: z.enum(['number', 'date', 'name']),
  block: text,
  ...all(z.array(text), 'source', 'target'),
})
export const translationView = z.object({
  language: agendaLanguage,
  progress,
  texts: z.array(
    textState.extend({ label: text.nullable(), blocks: z.array(blockState), mismatches: z.array(mismatch) }),
  ),
  can: z.object(all(flag, 'write', 'approve', 'declareNeutral')),
})
export type TranslationView = z.infer<typeof translationView>

const said = z.object({ ...all(text, 'id', 'body'), author: person, party: text.nullable(), at: moment })
export const commentView = said.extend({
  ...all(text, 'item', 'block', 'quote'),
  language: agendaLanguage,
  ...all(person.nullable(), 'addressee', 'resolvedBy'),
  resolvedAt: moment.nullable(),
  answers: z.array(said),
})
export type CommentView = z.infer<typeof commentView>

export const languageInput = meetingInput.extend({ language: agendaLanguage })
export const textInput = z.strictObject({ meeting, item: uuid, language: agendaLanguage })
export const blockInput = textInput.extend({ block })
export const neutralInput = z.strictObject({ meeting, item: uuid, block, fromHash: hash, toHash: hash })
export const commentsInput = z.strictObject({ meeting, item: uuid.optional(), resolved: z.boolean().default(true) })
const body = text.trim().min(1).max(4000)
export const commentInput = blockInput.extend({ quote: text.max(500), body, addressee: uuid.nullable() })
export const commentRef = z.strictObject({ meeting, comment: uuid })
export const answerInput = commentRef.extend({ body })
