import type { Anchor } from './anchor.ts'
import { commonEnd, commonStart, folded } from './folded.ts'

/** A place in a folded text where a quote stands letter by letter. */
export interface Hit {
  start: number
  end: number
  /** how well the context agrees, 0 to 1 */
  context: number
}

const most = 400

/** All places of a folded text where an anchor's quote stands, in order. */
export function hitsOf(text: string, anchor: Pick<Anchor, 'quote' | 'prefix' | 'suffix'>): Hit[] {
  const [quote, prefix, suffix] = [anchor.quote, anchor.prefix, anchor.suffix].map((part) => folded(part).text)
  if (!quote || prefix === undefined || suffix === undefined) return []
  const hits: Hit[] = []
  for (let at = text.indexOf(quote); at >= 0 && hits.length < most; at = text.indexOf(quote, at + 1)) {
    const end = at + quote.length
    const before = commonEnd(text.slice(Math.max(0, at - prefix.length), at), prefix)
    const after = commonStart(text.slice(end, end + suffix.length), suffix)
    const all = prefix.length + suffix.length
    hits.push({ start: at, end, context: all === 0 ? 1 : (before + after) / all })
  }
  return hits
}
