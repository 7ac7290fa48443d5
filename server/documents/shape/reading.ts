import { z } from 'zod'
import type { RichNode } from '#server/kernel/rich-text.ts'
import { paragraphComparison, changeCounts } from './comparison.ts'
import { standings } from './translation.ts'

const text = z.string()
const int = z.number().int()
const moment = z.date()
const uuid = z.uuid()
const revision = int.min(0).max(99)
const language = text.regex(/^[a-z]{2,3}(?:-[A-Za-z]{2,8})?$/)
const status = z.enum(['issued', 'superseded', 'withdrawn'])

export const paperInput = z.strictObject({ paper: uuid })
export const readInput = paperInput.extend({
  revision: revision.optional(),
  language: language.optional(),
  /** where a long paper goes on */
  from: int.min(0).max(10_000_000).default(0),
})

/** A version as the choice of versions shows it. */
export const versionBrief = z.object({ id: text, revision: int, number: text, title: text, status, issuedAt: moment })
export type VersionBrief = z.infer<typeof versionBrief>

/** A language in which a version can be read, and how far its words are behind the original. */
export const languageStanding = z.object({
  language: text,
  original: z.boolean(),
  file: text,
  /** whose file it is: an earlier version's when this one has none in that language */
  revision: int,
  behind: int,
  missing: int,
})
export type LanguageStanding = z.infer<typeof languageStanding>

/** A paragraph as it is read. */
export const readBlock = z.object({
  block: text,
  kind: text,
  level: int,
  page: int,
  text,
  /** ProseMirror JSON, checked; null where the text says all */
  content: z.custom<RichNode>((value) => typeof value === 'object' && value !== null).nullable(),
  /** of a translation */
  standing: z.enum(standings).nullable(),
})
export type ReadBlock = z.infer<typeof readBlock>

const readFile = z.object({
  id: text,
  language: text,
  original: z.boolean(),
  revision: int,
  name: text,
  /** docx | pdf | pptx | xlsx */
  type: text,
  /** quarantine | clean | infected | damaged */
  state: text,
})

export const readingView = z.object({
  paper: z.object({ id: text, meeting: int }),
  version: versionBrief.extend({ reason: text.nullable() }),
  /** newest first */
  versions: z.array(versionBrief),
  languages: z.array(languageStanding),
  /** null: withdrawn for this reader, or there is no file yet */
  file: readFile.nullable(),
  blocks: z.array(readBlock),
  /** where the next part begins; null at the end */
  next: int.nullable(),
  /** the original's paragraphs that no translated one renders, and after which translated one they would stand */
  missing: z.array(z.object({ block: text, text, after: text.nullable() })),
  can: z.object({ note: z.boolean(), comment: z.boolean(), receipts: z.boolean() }),
})
export type ReadingView = z.infer<typeof readingView>

export const compareInput = paperInput.extend({ from: revision, to: revision, language: language.optional() })
export const comparisonView = z.object({
  from: versionBrief,
  to: versionBrief,
  language: text,
  blocks: z.array(paragraphComparison),
})
export type ComparisonView = z.infer<typeof comparisonView>

export const openInput = paperInput.extend({ version: uuid })
export const receiptsInput = paperInput.extend({ version: uuid })
/** Which delegations have opened a version; people are not told. */
export const receiptsView = z.object({
  number: text,
  opened: int,
  delegations: z.array(
    z.object({
      party: text,
      abbreviation: text,
      /** when the first of the delegation opened this version */
      openedAt: moment.nullable(),
      /** opened an earlier version, not this one */
      earlier: z.boolean(),
    }),
  ),
})
export type ReceiptsView = z.infer<typeof receiptsView>

export const meetingRef = z.strictObject({ meeting: int.positive() })
/** What has come since the reader last looked through a meeting's papers. */
export const newsView = z.object({
  /** null: never before */
  since: moment.nullable(),
  papers: z.array(
    z.object({
      paper: text,
      number: text,
      title: text,
      kind: z.enum(['new', 'revised', 'withdrawn']),
      at: moment,
      revision: int,
      /** the version that stood at the last visit */
      from: int.nullable(),
      changes: changeCounts.nullable(),
      /** the reader's own notes on paragraphs that changed or went */
      noted: int,
    }),
  ),
})
export type NewsView = z.infer<typeof newsView>

const cited = z.object({ number: text, paper: text.nullable(), title: text.nullable() })
export const citationsView = z.object({ cites: z.array(cited), citedBy: z.array(cited) })
export type CitationsView = z.infer<typeof citationsView>
