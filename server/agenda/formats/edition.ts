import type { RichDoc } from '#server/kernel/rich-text.ts'

/** One item as every format shows it: words ready to print, moments beside them for the calendar. */
export interface EditionItem {
  id: string
  /** '6.1' */
  number: string
  /** 0 = an item of its own */
  depth: number
  title: string
  /** BCP 47 tag of the title and the annotation */
  language: string
  /** the sentence that says so, when the words are not in the edition's language; else '' */
  fallback: string
  /** APEC's names, joined; '' when nobody leads */
  leads: string
  minutes: number | null
  /** '45 minutes' or '' */
  duration: string
  /** 'Discussion' or '' */
  purpose: string
  references: string[]
  session: string | null
  starts: Date | null
  ends: Date | null
  /** clock times in the host's zone: '09:00', or '' */
  from: string
  to: string
  /** null when there is none */
  annotation: RichDoc | null
}

/** A session with its breaks. */
export interface EditionSession {
  id: string
  label: string
  /** 'Monday 22 February 2027' */
  day: string
  from: string
  to: string
  starts: Date
  ends: Date
  breaks: { label: string; from: string; to: string; starts: Date }[]
}

/** What an export takes: an edition in one language, holding only what its reader may see. */
export interface Edition {
  id: string
  /** the edition's number within the meeting; later ones replace earlier ones in a calendar */
  n: number
  /** the paper's number: '2027/SOM1/SCCP/001rev1' */
  number: string
  /** 'Draft 2' */
  label: string
  /** 'Draft 2, issued 3 February 2027' */
  status: string
  /** BCP 47 tag of the words, and of the labels around them */
  language: string
  labelLanguage: string
  title: string
  meeting: { id: number; name: string; place: string; dates: string; host: string; zone: string; times: string }
  /** the cover sheet, in order (domain.md, 'Papers') */
  cover: { label: string; value: string }[]
  issued: Date
  withdrawn: string
  demonstration: string
  sessions: EditionSession[]
  items: EditionItem[]
  labels: Labels
}

/** The keys of the labels in locales/<language>/export.json. */
export const labelKeys = [
  'programme',
  'annotated',
  'number',
  'level',
  'item',
  'lead',
  'purpose',
  'day',
  'time',
  'from',
  'to',
  'duration',
  'references',
  'annotation',
  'language',
  'break',
  'withdrawnMark',
  'page',
  'forum',
] as const

/** The words around the data, in the edition's language. */
export type Labels = Record<(typeof labelKeys)[number], string>
