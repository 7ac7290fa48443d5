/** What a reading's address asks for. */
export interface ReadingWish {
  paper: string
  revision?: number
  language?: string
  /** a PDF's words instead of its pages */
  text?: boolean
  /** where a long paper goes on */
  from?: number
}

/** A page's search parameters, as Next gives them. */
export type Asked = Partial<Record<'rev' | 'lang' | 'view' | 'from', string | string[]>>

const matching = (value: string | string[] | undefined, pattern: RegExp): string | undefined =>
  typeof value === 'string' && pattern.test(value) ? value : undefined

/** Reads the wish of an address; what makes no sense is left out. */
export function readingWish(paper: string, asked: Asked): ReadingWish {
  const revision = matching(asked.rev, /^\d{1,2}$/)
  const language = matching(asked.lang, /^[a-z]{2,3}(?:-[A-Za-z]{2,8})?$/)
  const from = matching(asked.from, /^\d{1,7}$/)
  return {
    paper,
    ...(revision === undefined ? {} : { revision: Number(revision) }),
    ...(language === undefined ? {} : { language }),
    text: asked.view === 'text',
    ...(from === undefined ? {} : { from: Number(from) }),
  }
}
