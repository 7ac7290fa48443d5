import { z } from 'zod'

const text = z.string()

/** One line of the document classification list (APEC's Annex 2; domain.md, Papers). */
export const classified = z.object({
  paper: text,
  number: text,
  title: text,
  itemLabel: text.nullable(),
  submittedBy: text,
  access: z.enum(['public', 'members', 'economies', 'secretariat']),
  restriction: text.nullable(),
  derestrictOn: z.iso.date().nullable(),
  derestrictedAt: z.date().nullable(),
  /** '27_sccp1_014': the name of its files in APEC's meeting document database */
  fileName: text,
  files: z.number().int(),
})
export type Classified = z.infer<typeof classified>

export const classificationView = z.object({
  /** 'Documents/2027/SCCP/SCCP1' */
  folder: text,
  lines: z.array(classified),
  can: z.object({ classify: z.boolean() }),
})
export type ClassificationView = z.infer<typeof classificationView>

/** A paper's file name in the meeting document database: year, forum, number ('16_cd_005'; domain.md, Papers). */
export function databaseName(meeting: { year: number; ordinal: number }, sequence: number): string {
  return `${String(meeting.year % 100).padStart(2, '0')}_sccp${meeting.ordinal}_${String(sequence).padStart(3, '0')}`
}

/** The meeting's folder there ('Documents/2016/CD/CD1'). */
export const databaseFolder = (meeting: { year: number; ordinal: number }): string =>
  `Documents/${meeting.year}/SCCP/SCCP${meeting.ordinal}`
