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
  /** when it was cut; null: it is the list as it stands today */
  cutAt: z.date().nullable(),
  /** the lists as they stood when the meeting closed, the latest first */
  cuts: z.array(z.object({ n: z.number().int(), at: z.date() })),
  can: z.object({ classify: z.boolean() }),
})
export const classificationInput = z.strictObject({
  meeting: z.number().int().positive().max(2_147_483_647),
  /** the list as it was cut; without it, as it stands today */
  cut: z.number().int().min(1).max(1000).nullish(),
})
export type ClassificationView = z.infer<typeof classificationView>

/** A paper's file name in the meeting document database: year, forum, number ('16_cd_005'; domain.md, Papers). */
export function databaseName(meeting: { year: number; ordinal: number }, sequence: number): string {
  return `${String(meeting.year % 100).padStart(2, '0')}_sccp${meeting.ordinal}_${String(sequence).padStart(3, '0')}`
}

/** The meeting's folder there ('Documents/2016/CD/CD1'). */
export const databaseFolder = (meeting: { year: number; ordinal: number }): string =>
  `Documents/${meeting.year}/SCCP/SCCP${meeting.ordinal}`
