import { z } from 'zod'
import { anchor } from './anchor.ts'
import { paperInput } from './reading.ts'
import { outcomes } from './reanchor.ts'

const text = z.string()
const uuid = z.uuid()
const moment = z.date()
const block = text.regex(/^[\w-]{1,64}$/)
const quote = text.max(2000)

export const colours = ['yellow', 'green', 'blue', 'pink'] as const
const colour = z.enum(colours)
export type Colour = z.infer<typeof colour>
const noteBody = text.trim().max(10_000)

const place = {
  block: block.nullable(),
  page: z.number().int().min(1).max(100_000),
  quote,
  prefix: text.max(200),
  suffix: text.max(200),
}
export const notesInput = paperInput.extend({ version: uuid })
export const addNoteInput = z.strictObject({
  /** a note that was written offline has its name already: sent twice, it is kept once */
  id: uuid.optional(),
  ...{ paper: uuid, version: uuid, file: uuid, ...place, colour, body: noteBody },
})
export type NewNote = z.infer<typeof addNoteInput>
export const noteRef = z.strictObject({ note: uuid })
export const amendNoteInput = noteRef.extend({ colour, body: noteBody })
/** says that the note stands rightly where it is shown in this version */
export const settleNoteInput = noteRef.extend({ version: uuid })

/** A person's own note, and where it stands in the version that is read. */
export const noteView = z.object({
  id: text,
  colour,
  body: text,
  language: text,
  /** the version it was made on */
  number: text,
  outcome: z.enum(outcomes),
  /** where it hangs now; gone: the last place known */
  anchor,
  /** the words it was made on */
  quote: text,
  changedAt: moment,
})
export type NoteView = z.infer<typeof noteView>

const commentBody = text.trim().min(1).max(4000)
export const commentInput = paperInput.extend({
  version: uuid,
  file: uuid.nullable(),
  block: block.nullable(),
  quote,
  body: commentBody,
  /** null: to all who may read the paper */
  addressee: text.max(40).nullable(),
})
export const commentRef = z.strictObject({ comment: uuid })
export const answerInput = commentRef.extend({ body: commentBody })

const said = {
  id: text,
  author: z.object({ name: text, party: text.nullable(), capacity: text.nullable() }),
  body: text,
  at: moment,
}
export const remarkView = z.object({
  ...said,
  number: text,
  block: text.nullable(),
  quote: text,
  addressee: text.nullable(),
  resolvedAt: moment.nullable(),
  resolvedBy: text.nullable(),
  answers: z.array(z.object(said)),
  can: z.object({ answer: z.boolean(), settle: z.boolean() }),
})
export type RemarkView = z.infer<typeof remarkView>
export const commentsView = z.object({
  comments: z.array(remarkView),
  /** the economies that can be addressed: those that may read the paper, but for one's own */
  addressees: z.array(text),
})
export type CommentsView = z.infer<typeof commentsView>
