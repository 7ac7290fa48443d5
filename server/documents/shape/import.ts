import { z } from 'zod'

/** The columns of the list, as its first line names them; the last may be left out. */
export const importColumns = [
  'number',
  'title',
  'agenda item',
  'purpose',
  'submitted by',
  'access',
  'derestriction date',
  'language',
  'file name',
  'reason for restriction',
] as const
export type ImportColumn = (typeof importColumns)[number]

/** The most papers that one list brings, and the most letters it may have. */
export const mostImported = 500
export const largestList = 1_000_000

/** An empty list to be filled in: with the mark by which Excel knows UTF-8. */
export const importTemplate = `\ufeff${importColumns.join(',')}\r\n`

const text = z.string()
const params = z.record(text, z.union([text, z.number()]))
/** why a row is refused, or what one should know of it */
const saying = z.object({ code: text, params })
export type Saying = z.infer<typeof saying>

export const importRow = z.object({
  /** of the list */
  line: z.number().int(),
  /** '2019/SOM1/SCCP/014rev1' */
  number: text,
  title: text,
  outcome: z.enum(['paper', 'revision', 'refused']),
  refusals: z.array(saying),
  notes: z.array(saying),
  /** what the row would do; another one later means that something has changed meanwhile */
  key: text,
})
export type ImportRow = z.infer<typeof importRow>

export const importPlan = z.object({
  rows: z.array(importRow),
  /** files that no row names */
  leftOver: z.array(text),
  /** the number with which the meeting's papers go on afterwards */
  next: text,
})
export type ImportPlan = z.infer<typeof importPlan>

export const planInput = z.strictObject({
  meeting: z.number().int().positive().max(2_147_483_647),
  csv: z.string().max(largestList),
  uploads: z.array(z.uuid()).max(mostImported),
  /** the items of the meeting's agenda, by their labels; none: it has no agenda here, and labels stay words */
  items: z.array(z.strictObject({ id: z.string().min(1).max(64), label: z.string().min(1).max(20) })).max(500),
})
export type PlanInput = z.infer<typeof planInput>
export const importInput = planInput.extend({
  /** the keys of all rows, as they were shown */
  keys: z.array(z.string().max(64)).max(mostImported),
})
export type ImportInput = z.infer<typeof importInput>
export const imported = z.object({ papers: z.number().int(), revisions: z.number().int(), next: text })
