import type { SetPages } from '#server/kernel/press-worker.ts'
import { voiceOf } from '#server/kernel/voices.ts'

/** A cover sheet's words, in the order of APEC's papers (domain.md, Papers); '' where there is nothing to say. */
export interface Cover {
  language: string
  forum: string
  /** '2027/SOM1/SCCP/014', or that it is given later */
  number: string
  /** 'Agenda item: 2.1' */
  item: string
  title: string
  /** purpose, submitted by, previous document */
  facts: Array<{ label: string; value: string }>
  /** who may read it, why not everybody, until when */
  access: Array<{ label: string; value: string }>
  meeting: { name: string; place: string; dates: string }
  demonstration: string
  at: Date
}

/** A cover sheet set by Typst; called in the press. */
export function coverPdf({ at, ...cover }: Cover, set: SetPages): Uint8Array<ArrayBuffer> {
  const voices = { [cover.language]: voiceOf(cover.language) }
  const data = { ...cover, labelLanguage: cover.language, labels: {}, voices }
  return set({ template: 'server/documents/formats/cover.typ', data, at })
}
