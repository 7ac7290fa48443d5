'use client'

import { markupAt, type Placed } from './parts.ts'

export interface Frame {
  as: 'div' | 'section' | 'ol' | 'tbody'
  id?: string
  className?: string
  lang?: string
  'aria-labelledby'?: string
}

/** Where still markup stands in a page; the browser takes it over as the document brought it. */
export function Part({ as: Tag, markup, place, ...rest }: Frame & Placed) {
  const html = place === undefined ? markup : markupAt(place)
  // oxlint-disable-next-line react/no-danger -- the one place: markupOf has escaped every letter of it
  return <Tag {...rest} data-part={place} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: html }} />
}
