/**
 * The example agenda: titles, leads, times and purposes follow the pattern of real SCCP agendas; the annotations are
 * invented and shown as demonstration data. A body is a list of blocks: '# ' begins a heading, '- ' a list item, any
 * other string is a paragraph; the translations hold the same blocks in the same order. {papersDue} and {commentsDue}
 * stand for days counted back from the meeting's first day.
 */
export interface ExampleText {
  title: string
  body?: string[]
}

export interface ExampleItem {
  key: string
  parent?: string
  leads: string[]
  minutes?: number
  purpose?: 'information' | 'discussion' | 'endorsement' | 'decision'
  visibility?: 'public' | 'members' | 'secretariat'
  /** the session it is placed in, 1 to 6 */
  session?: number
  references?: string[]
  en: ExampleText
  ko: ExampleText
  ja?: ExampleText
  es?: ExampleText
}
