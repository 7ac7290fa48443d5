import { z } from 'zod'
import { agendaLanguage, meetingId as meeting, sessionView } from '#server/meetings/schema.ts'
import { announcedPaper, cutBrief } from './schema/cut.ts'

const int = z.number().int()
const text = z.string()
const moment = z.date()
const editionNumber = int.min(1).max(100_000)
export const reason = text.trim().min(3).max(1000)
const flag = z.boolean()

/** Several fields of one kind. */
export function all<K extends string, S extends z.ZodType>(schema: S, ...keys: K[]): Record<K, S> {
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
  /** drafts as of their dates, for members; no editions */
  cuts: z.array(cutBrief),
  language: agendaLanguage,
  sessions: z.array(sessionView),
  items: z.array(editionItem),
  /** the reader's last read of an earlier edition, and what has gone since */
  since: z.object({ n: editionNumber, readAt: moment, dropped }).nullable(),
  can: z.object(all(flag, 'desk', 'withdraw')),
})
export type EditionView = z.infer<typeof editionView>
/** A draft as of one of its dates, as far as the reader may see it. */
export const cutView = cutBrief.extend({
  meeting: editionMeeting,
  hash: text,
  language: agendaLanguage,
  sessions: z.array(sessionView),
  items: z.array(editionItem),
  papers: z.array(announcedPaper),
})
export type CutView = z.infer<typeof cutView>
export const compareInput = wish.extend(all(editionNumber, 'from', 'to'))

export const editionRef = z.strictObject({ meeting, n: editionNumber })
export const withdrawInput = editionRef.extend({ reason })
/** nomenclature: words that APEC usage replaces were seen and stay. */
export const addLanguageInput = editionRef.extend({ language: agendaLanguage, nomenclature: flag })
