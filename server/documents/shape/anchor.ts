import { z } from 'zod'

/** Where a note or a comment hangs: the marked words with their context, the paragraph, and the page as a hint. */
export const anchor = z.object({
  block: z.string().nullable(),
  page: z.number().int(),
  quote: z.string(),
  prefix: z.string(),
  suffix: z.string(),
})
export type Anchor = z.infer<typeof anchor>

/** A paragraph as it is searched. */
export interface Passage {
  block: string
  page: number
  text: string
}

/** How many letters of context a note keeps on either side. */
export const contextLength = 40

/** Between two paragraphs stands one line's end. */
const between = '\n'

/** The paragraphs as one text, and where each begins. */
export interface Whole {
  text: string
  starts: number[]
  passages: readonly Passage[]
}

export function wholeOf(passages: readonly Passage[]): Whole {
  const starts: number[] = []
  let length = 0
  for (const { text } of passages) {
    starts.push(length)
    length += text.length + between.length
  }
  return { text: passages.map((one) => one.text).join(between), starts, passages }
}

/** The number of the paragraph in which a place of the whole text lies. */
export function passageAt({ starts }: Whole, place: number): number {
  let [low, high] = [0, starts.length - 1]
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((starts[middle] ?? 0) <= place) low = middle
    else high = middle - 1
  }
  return low
}

/** The anchor of a stretch of the whole text, from `start` up to `end`. */
export function anchorOf(whole: Whole, start: number, end: number): Anchor {
  const passage = whole.passages[passageAt(whole, start)]
  return {
    block: passage?.block ?? null,
    page: passage?.page ?? 1,
    quote: whole.text.slice(start, end),
    prefix: whole.text.slice(Math.max(0, start - contextLength), start),
    suffix: whole.text.slice(end, end + contextLength),
  }
}
