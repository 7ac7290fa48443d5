import { z } from 'zod'
import { agendaLanguage, deskRights, languageView, meetingId as meeting, sessionView } from '#server/meetings/schema.ts'

const int = z.number().int()
const text = z.string()
const uuid = z.uuid()
const moment = z.date()
const editionNumber = int.min(1).max(100_000)
const block = text.min(1).max(64)
const hash = text.max(128)
const reason = text.trim().min(3).max(1000)
const flag = z.boolean()

/** Several fields of one kind. */
function all<K extends string, S extends z.ZodType>(schema: S, ...keys: K[]): Record<K, S> {
  return Object.fromEntries(keys.map((key) => [key, schema])) as Record<K, S>
}

export const visibility = z.enum(['public', 'members', 'secretariat'])
export type Visibility = z.infer<typeof visibility>
export const visibilities = visibility.options

/** What an item asks of the meeting; a paper's purposes are another list. */
export const purpose = z.enum(['information', 'discussion', 'endorsement', 'decision'])
export const purposes = purpose.options

export const editionKind = z.enum(['draft', 'adopted'])
export type EditionKind = z.infer<typeof editionKind>

/** 'source': the language the item is drafted in; 'changed': its source has moved on since it was reviewed or approved. */
export const textStatus = z.enum(['source', 'missing', 'draft', 'review', 'approved', 'changed'])

/** How far a source block has moved from what was translated: facts are numbers, dates and names. */
export const grade = z.enum(['facts', 'wording', 'formatting'])
export type Grade = z.infer<typeof grade>

/** ProseMirror JSON as kernel/rich-text.ts reads it; the projection has checked it. */
export interface RichDoc {
  type: string
  attrs?: Record<string, unknown>
  content?: RichDoc[]
  marks?: Array<{ type: string; attrs?: Record<string, unknown> }>
  text?: string
}
export const richDoc = z.custom<RichDoc>((value) => typeof value === 'object' && value !== null && 'type' in value)

// reading

export const editionBrief = z.object({
  /** number: the paper's, '2027/SOM1/SCCP/001rev1' */
  ...all(text, 'id', 'number'),
  n: editionNumber,
  kind: editionKind,
  ordinal: int,
  issuedAt: moment,
  withdrawnAt: moment.nullable(),
  withdrawnReason: text.nullable(),
  /** a newer one stands */
  superseded: flag,
  languages: z.array(z.object({ language: agendaLanguage, required: flag, frozenAt: moment })),
})
export type EditionBrief = z.infer<typeof editionBrief>
/** one in the list; what was withdrawn is read by some alone */
export const listedEdition = editionBrief.extend({ can: z.object(all(flag, 'read')) })
export type ListedEdition = z.infer<typeof listedEdition>

export const editionMeeting = z.object({
  ...all(int, 'id', 'year', 'ordinal'),
  ...all(text, 'name', 'som', 'host', 'hostName', 'zone'),
  ...all(text.nullable(), 'city', 'firstDay', 'lastDay'),
  demonstration: flag,
  sourceLanguage: agendaLanguage,
})
export type EditionMeeting = z.infer<typeof editionMeeting>

/** What happened to an item since the reader last read: 'details' are leads, time, purpose, references, session. */
export const change = z.enum(['new', 'words', 'moved', 'details'])
export type Change = z.infer<typeof change>

export const editionItem = z.object({
  ...all(text, 'id', 'label', 'title'),
  ...all(text.nullable(), 'parent', 'session'),
  ...all(int, 'position', 'depth'),
  ...all(moment.nullable(), 'startsAt', 'endsAt'),
  annotation: richDoc,
  /** party ids in the order given, with APEC's names */
  leads: z.array(z.object({ party: text, name: text })),
  minutes: int.nullable(),
  purpose: purpose.nullable(),
  visibility,
  references: z.array(text),
  /** the language of these words; fallback: the wanted one has no frozen text of this item */
  language: agendaLanguage,
  fallback: flag,
  changes: z.array(change),
})
export type EditionItem = z.infer<typeof editionItem>

export const meetingInput = z.strictObject({ meeting })
const wish = meetingInput.extend({ language: agendaLanguage.optional() })
export const editionInput = wish.extend({ n: editionNumber.optional() })
const dropped = z.array(z.object({ label: text, title: text }))
export const editionView = z.object({
  meeting: editionMeeting,
  /** null while nothing stands: none yet, or all withdrawn */
  edition: editionBrief.extend({ hash: text, overrideReason: text.nullable() }).nullable(),
  editions: z.array(editionBrief),
  language: agendaLanguage,
  sessions: z.array(sessionView),
  items: z.array(editionItem),
  /** the reader's last read of an earlier edition, and what has gone since */
  since: z.object({ n: editionNumber, readAt: moment, dropped }).nullable(),
  can: z.object(all(flag, 'desk', 'withdraw')),
})
export type EditionView = z.infer<typeof editionView>
export const compareInput = wish.extend(all(editionNumber, 'from', 'to'))

// the desk

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

/** What keeps an edition: texts (may be overridden), findings out of shape (may not), nomenclature (asks first). */
const place = { item: text, label: text }
const why = z.enum(['missing', 'changed'])
export const gateView = z.object({
  texts: z.array(
    z.object({ ...place, language: agendaLanguage, why, grade: grade.nullable(), owner: person.nullable() }),
  ),
  shape: z.array(z.object({ ...place, language: text.nullable(), field: text, code: text })),
  nomenclature: z.array(z.object({ ...place, language: agendaLanguage, ...all(text, 'field', 'term', 'replacement') })),
  /** what would be frozen now */
  languages: z.array(z.object({ language: agendaLanguage, ...all(flag, 'required', 'complete') })),
  next: z.object({ number: text, draft: int }),
  items: int,
})
export type GateView = z.infer<typeof gateView>

// acts

export const languageInput = meetingInput.extend({ language: agendaLanguage })
export const textInput = z.strictObject({ meeting, item: uuid, language: agendaLanguage })
export const blockInput = textInput.extend({ block })
export const neutralInput = z.strictObject({ meeting, item: uuid, block, fromHash: hash, toHash: hash })
export const commentsInput = z.strictObject({ meeting, item: uuid.optional(), resolved: z.boolean().default(true) })
const body = text.trim().min(1).max(4000)
export const commentInput = blockInput.extend({ quote: text.max(500), body, addressee: uuid.nullable() })
export const commentRef = z.strictObject({ meeting, comment: uuid })
export const answerInput = commentRef.extend({ body })
/** override: why the listed texts are not waited for; nomenclature: the open findings were seen and stay. */
export const circulateInput = z.strictObject({
  meeting,
  kind: editionKind,
  override: reason.nullable(),
  nomenclature: z.boolean(),
})
export type CirculateInput = z.infer<typeof circulateInput>
export const editionRef = z.strictObject({ meeting, n: editionNumber })
export const withdrawInput = editionRef.extend({ reason })
export const addLanguageInput = editionRef.extend({ language: agendaLanguage })
