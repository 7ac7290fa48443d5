import type { EditionView } from '#server/agenda/schema.ts'
import type { PlacementView } from '#server/agenda/shape/placement.ts'
import type { ReadingView } from '#server/documents/shape/reading.ts'
import type { CommentsView, NoteView } from '#server/documents/shape/remarks.ts'
import type { TimetableView } from '#server/meetings/shape/timetable.ts'

/** The shape of what is kept: a pack of another one is not read but kept anew. */
export const packShape = 2
/** Days without a contact with the portal after which a pack is destroyed: what nobody asks for any more lies nowhere. */
export const longest = 21

/** The name of a record, and what it holds. */
export type RecordOf<T> = string & { readonly holds?: T }

/** Who keeps a pack: rights belong to the mandate, and the session says whether they still stand. */
export interface Reader {
  person: string
  name: string
  mandate: string
  session: string
  /** the portal's language, the zone and the look that the person has chosen */
  language: string
  zone: string
  theme: string | null
}

/** A file's bytes in pieces, each a record of its own, in their order. */
export interface KeptFile {
  id: string
  name: string
  type: string
  language: string
  size: number
  pieces: string[]
}

export interface KeptPaper {
  paper: string
  version: string
  number: string
  title: string
  itemLabel: string | null
  /** the record of its words, notes and comments */
  words: RecordOf<KeptWords>
  /** the file that is read, then the original when that is another */
  files: KeptFile[]
}

/** What the portal said of the meeting when it was last asked. */
export interface Offered {
  /** the edition's number and hash; null: none stands */
  agenda: string | null
  timetable: string
  /** every paper that the reader may read, with its standing version */
  papers: Record<string, string>
}

/** All of a pack but its contents. Written last: what has no head is not kept. */
export interface Head {
  shape: number
  meeting: { id: number; name: string; zone: string }
  reader: Reader
  /** the language in which agenda and papers are read, when it was chosen */
  language: string | null
  keptAt: Date
  /** when the portal last said that the reader still may */
  seenAt: Date
  /** bytes, before they are encrypted */
  size: number
  /** the papers chosen; 'all' takes new ones along */
  choice: 'all' | string[]
  /** the record of the agenda's edition, and of the timetable */
  agenda: RecordOf<KeptAgenda>
  timetable: RecordOf<KeptTimetable>
  papers: KeptPaper[]
  offered: Offered
  /** versions read without a network, whose receipts wait */
  opened: Array<{ paper: string; version: string }>
}

export interface KeptTimetable {
  table: TimetableView
  placement: PlacementView
}
export interface KeptWords {
  view: ReadingView
  notes: NoteView[]
  comments: CommentsView
}
export type KeptAgenda = EditionView
