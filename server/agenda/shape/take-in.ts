import { z } from 'zod'

/** How many items one file may bring. */
export const mostTaken = 300

/** What becomes an item: headings, numbered paragraphs, or numbered paragraphs under headings. */
export const takeKind = z.enum(['headings', 'numbers', 'both'])
export type TakeKind = z.infer<typeof takeKind>

/** What does not come along, or comes along changed; the reader's own findings and those of the change into items. */
export const lossCode = z.enum([
  'INSERTION',
  'DELETION',
  'FORMATTING',
  'COMMENT',
  'HIDDEN_TEXT',
  'TEXT_BOX',
  'PICTURE',
  'MARGIN',
  'EMBEDDED_FILE',
  'EXTERNAL_CONTENT',
  'SCRIPT',
  'TEXT_CUT',
  'BEFORE_FIRST',
  'FOOTNOTE_OF_TITLE',
  'LINK_OF_TITLE',
  'TITLE_LONG',
  'ANNOTATION_LONG',
  'UNFIT',
])
export type LossCode = z.infer<typeof lossCode>

export const loss = z.object({
  code: lossCode,
  /** as the reader says it: 'paragraph 12', 'header' */
  place: z.string(),
  text: z.string(),
})
export type Loss = z.infer<typeof loss>

const meeting = z.number().int().positive().max(2_147_483_647)
export const fileOutlineInput = z.strictObject({
  meeting,
  upload: z.uuid(),
  /** null: headings where there are any, else numbered paragraphs */
  take: takeKind.nullable(),
})
export const fileOutlineView = z.object({
  name: z.string(),
  take: takeKind,
  /** how many of each the file has */
  found: z.object({ headings: z.number().int(), numbers: z.number().int() }),
  items: z.array(z.object({ label: z.string(), depth: z.number().int(), title: z.string(), blocks: z.number().int() })),
  /** the first thousand, in the file's order of kinds, and how many there are */
  losses: z.array(loss).max(1000),
  lost: z.number().int(),
  /** the agenda holds no item yet */
  empty: z.boolean(),
})
export type FileOutlineView = z.infer<typeof fileOutlineView>

export const takeInInput = z.strictObject({
  meeting,
  upload: z.uuid(),
  take: takeKind,
  /** 'begin' is refused once the agenda holds an item */
  where: z.enum(['begin', 'end']),
  /** the page's own name for this act: what is sent twice is done once */
  batch: z.uuid(),
})
export const takenIn = z.object({
  items: z.number().int(),
  /** the items at the top level, which the page can put into the bin again */
  top: z.array(z.string()),
})
