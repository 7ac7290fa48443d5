import { type Anchor, anchorOf, passageAt, type Whole, wholeOf, type Passage } from './anchor.ts'
import { type Folded, folded, nearest } from './folded.ts'
import { type Hit, hitsOf } from './hits.ts'

/** A version's text prepared for finding many anchors in it. */
export interface Ground {
  whole: Whole
  folded: Folded
  /** names of paragraphs → their number */
  numbers: Map<string, number>
  /** paragraphs that stand elsewhere than in the version before */
  moved: ReadonlySet<string>
}

/** Prepares a version's paragraphs; `moved`: those that have changed their place since the anchors were made. */
export function groundOf(passages: readonly Passage[], moved: ReadonlySet<string> = new Set()): Ground {
  const whole = wholeOf(passages)
  const numbers = new Map(passages.map(({ block }, at) => [block, at]))
  return { whole, folded: folded(whole.text), numbers, moved }
}

export const outcomes = ['same', 'moved', 'changed', 'gone'] as const
export type Outcome = (typeof outcomes)[number]

/** What became of an anchor: where it hangs now, or the last place known of it when it is gone. */
export interface Reanchored {
  outcome: Outcome
  anchor: Anchor
}

/** The context must agree by half before it decides. */
const agreed = 0.5
/** A quote so long is known by itself. */
const unmistakable = 24
/** Up to this share of its letters a quote may have changed. */
const changedHere = 0.55
const changedElsewhere = 0.3
/** Longer quotes are sought by their beginning and their end. */
const longest = 300

/** From places of the folded text to an anchor of the original one. */
function told(ground: Ground, start: number, end: number): Anchor {
  const { at } = ground.folded
  // the last letter's own end, not the next letter's beginning: what stands between is no part of the quote
  const last = at[end - 1] ?? 0
  const letter = ground.whole.text.codePointAt(last) ?? 0
  return anchorOf(ground.whole, at[start] ?? 0, last + (letter > 0xffff ? 2 : 1))
}

function numberOf(ground: Ground, hit: { start: number }): number {
  return passageAt(ground.whole, ground.folded.at[hit.start] ?? 0)
}

function bestOf(ground: Ground, hits: Hit[], page: number): Hit | undefined {
  const far = (hit: Hit): number => Math.abs((ground.whole.passages[numberOf(ground, hit)]?.page ?? 1) - page)
  return hits.toSorted((a, b) => b.context - a.context || far(a) - far(b) || a.start - b.start)[0]
}

/** The folded stretch of a paragraph, and as much behind it as the quote is long. */
function stretchOf(ground: Ground, number: number, length: number): { from: number; to: number } {
  const { starts, text } = ground.whole
  const place = (original: number): number => {
    let [low, high] = [0, ground.folded.at.length - 1]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((ground.folded.at[middle] ?? 0) < original) low = middle + 1
      else high = middle
    }
    return low
  }
  const to = place(starts[number + 1] ?? text.length)
  return { from: place(starts[number] ?? 0), to: Math.max(to, place(starts[number] ?? 0) + length) }
}

/** The quote in other letters within a stretch; null when too much differs. */
function roughly(ground: Ground, quote: string, stretch: { from: number; to: number }, share: number) {
  const text = ground.folded.text.slice(stretch.from, stretch.to)
  const parts = quote.length <= longest ? [quote] : [quote.slice(0, longest / 2), quote.slice(-longest / 2)]
  const found = parts.map((part) => nearest(text, part))
  if (found.some((one, n) => one.distance > (parts[n]?.length ?? 0) * share || one.end <= one.start)) return null
  const [first, last] = [found[0], found.at(-1)]
  if (!first || !last || last.end <= first.start) return null
  const distance = found.reduce((sum, one) => sum + one.distance, 0) / parts.join('').length
  return { start: stretch.from + first.start, end: stretch.from + last.end, distance }
}

/** Paragraphs that hold most of the quote's triples of letters, the fullest first. */
function candidates(ground: Ground, quote: string): number[] {
  const triples = new Set<string>()
  for (let at = 0; at + 3 <= quote.length && at < longest; at++) triples.add(quote.slice(at, at + 3))
  if (triples.size === 0) return []
  return ground.whole.passages
    .map((passage, number) => {
      const { text } = folded(passage.text)
      let held = 0
      for (const triple of triples) if (text.includes(triple)) held++
      return { number, share: held / triples.size }
    })
    .filter(({ share }) => share >= 0.3)
    .toSorted((a, b) => b.share - a.share)
    .slice(0, 5)
    .map(({ number }) => number)
}

function changed(ground: Ground, quote: string, own: number | undefined): Reanchored | null {
  if (quote.length < 4) return null
  const here = own === undefined ? null : roughly(ground, quote, stretchOf(ground, own, quote.length), changedHere)
  if (here) return { outcome: 'changed', anchor: told(ground, here.start, here.end) }
  const found = candidates(ground, quote)
    .flatMap((number) => roughly(ground, quote, stretchOf(ground, number, quote.length), changedElsewhere) ?? [])
    .toSorted((a, b) => a.distance - b.distance)[0]
  return found && quote.length >= unmistakable / 2
    ? { outcome: 'changed', anchor: told(ground, found.start, found.end) }
    : null
}

/**
 * Finds a note's place in another version (features.md X12): the quote in its own paragraph, else where the context agrees, else in other
 * letters. 'moved': the same words in another place; 'gone': the words are no more, and what is told is the last place known.
 */
export function reanchor(ground: Ground, anchor: Anchor): Reanchored {
  const quote = folded(anchor.quote).text
  const own = anchor.block === null ? undefined : ground.numbers.get(anchor.block)
  const lost: Reanchored = { outcome: 'gone', anchor: own === undefined ? { ...anchor, block: null } : anchor }
  if (quote === '') return own === undefined ? lost : { outcome: 'same', anchor }
  const hits = hitsOf(ground.folded.text, anchor)
  const inside = bestOf(
    ground,
    hits.filter((hit) => own !== undefined && numberOf(ground, hit) === own),
    anchor.page,
  )
  if (inside && anchor.block !== null) {
    const outcome = ground.moved.has(anchor.block) ? 'moved' : 'same'
    return { outcome, anchor: told(ground, inside.start, inside.end) }
  }
  const best = bestOf(ground, hits, anchor.page)
  if (best && (best.context >= agreed || quote.length >= unmistakable)) {
    const outcome = anchor.block === null && best.context >= agreed ? 'same' : 'moved'
    return { outcome, anchor: told(ground, best.start, best.end) }
  }
  return changed(ground, quote, own) ?? lost
}
