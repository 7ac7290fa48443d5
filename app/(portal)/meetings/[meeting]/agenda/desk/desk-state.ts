import type { DeskView, TranslationView } from '#server/agenda/schema/desk.ts'

/** Which field has the one mounted editor, and where it was clicked. */
export interface OpenField {
  item: string
  field: 'title' | 'annotation'
  language: string
  caret: { x: number; y: number } | null
}

/** What the desk shows beside the co-edited documents: rows, asked again after each act and each save. */
export interface DeskRows {
  desk: DeskView
  /** of the language chosen for the target side; null while it is fetched */
  translation: TranslationView | null
  refresh: () => void
}
