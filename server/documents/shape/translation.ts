import type { Held } from './carry.ts'

/** A paragraph as alignment reads it. */
export interface Aligned extends Held {
  level: number
}

/** A translated paragraph: which of the original it renders, and their hashes when it did. */
export interface Rendered extends Aligned {
  of: string[]
  basis: string[]
}

/** What a step of the alignment costs beside how badly the paragraphs fit. */
const alone = 1.5
const joined = 1.4
/** How far from the diagonal long texts are compared. */
const reach = 250

const digits = (text: string): Set<string> => new Set(text.normalize('NFKC').match(/\d+/g))

interface Measured {
  kind: string
  level: number
  length: number
  digits: Set<string>
}

const measured = (one: Aligned): Measured => ({
  kind: one.kind,
  level: one.level,
  length: one.text.trim().length + 1,
  digits: digits(one.text),
})

/** How badly an original's paragraph and a translated one fit: by kind, level, length and the figures in them. */
function misfit(source: Measured, target: Measured, ratio: number): number {
  const sort =
    source.kind === target.kind
      ? Math.min(1, Math.abs(source.level - target.level))
      : source.kind === 'heading' || target.kind === 'heading'
        ? 4
        : 1
  const length = Math.min(2.5, Math.abs(Math.log(target.length / (source.length * ratio))))
  const all = new Set([...source.digits, ...target.digits]).size
  // one language may spell what the other writes in figures
  const spelled = source.digits.size === 0 || target.digits.size === 0
  const shared = [...source.digits].filter((one) => target.digits.has(one)).length
  const figures = all === 0 ? 0 : spelled ? 0.4 : 1.5 * (1 - shared / all)
  return sort + length + figures
}

const both = (one: Measured, other: Measured): Measured => ({
  kind: one.kind,
  level: one.level,
  length: one.length + other.length,
  digits: new Set([...one.digits, ...other.digits]),
})

type Step = [sources: number, targets: number]
const steps: Step[] = [
  [1, 1],
  [1, 0],
  [0, 1],
  [2, 1],
  [1, 2],
]

/** What a step at a place costs; null where it cannot be. */
function costOf(source: Measured[], target: Measured[], i: number, j: number, [a, b]: Step, ratio: number) {
  if (a === 0 || b === 0) return alone
  const [s, t, s2, t2] = [source[i], target[j], source[i + a - 1], target[j + b - 1]]
  if (!s || !t || !s2 || !t2) return null
  if (a + b === 2) return misfit(s, t, ratio)
  const heads = [s, t, s2, t2].some((one) => one.kind === 'heading')
  return heads ? null : joined + misfit(a === 2 ? both(s, s2) : s, b === 2 ? both(t, t2) : t, ratio)
}

/** The cheapest way through both texts, in order: which places of the original each translated place renders. */
function path(source: Measured[], target: Measured[]): number[][] {
  const sum = (list: Measured[]): number => list.reduce((all, one) => all + one.length, 1)
  const ratio = sum(target) / sum(source)
  const slope = target.length / Math.max(source.length, 1)
  const width = target.length + 1
  const costs = new Float64Array((source.length + 1) * width).fill(Number.POSITIVE_INFINITY)
  const taken = new Uint8Array((source.length + 1) * width)
  costs[costs.length - 1] = 0
  for (let i = source.length; i >= 0; i--) {
    for (let j = target.length; j >= 0; j--) {
      if (Math.abs(j - i * slope) > reach + slope) continue
      for (const [n, step] of steps.entries()) {
        if (i + step[0] > source.length || j + step[1] > target.length) continue
        const rest = costs[(i + step[0]) * width + j + step[1]] ?? Number.POSITIVE_INFINITY
        const cost = rest === Number.POSITIVE_INFINITY ? null : costOf(source, target, i, j, step, ratio)
        if (cost === null || cost + rest >= (costs[i * width + j] ?? 0)) continue
        costs[i * width + j] = cost + rest
        taken[i * width + j] = n
      }
    }
  }
  const of: number[][] = target.map(() => [])
  let [i, j] = [0, 0]
  while (i < source.length || j < target.length) {
    const [a, b] = steps[taken[i * width + j] ?? 0] ?? [1, 1]
    if (a > 0) for (let n = 0; n < b; n++) of[j + n] = Array.from({ length: a }, (_, m) => i + m)
    ;[i, j] = [i + a, j + b]
  }
  return of
}

/** The most cells of the table; longer texts are aligned by position alone. */
const most = 16_000_000

/**
 * Which paragraphs of the original each translated one renders, and their hashes now: in order, headings with headings, by kind, length
 * and figures. `former`: the translation's paragraphs before, so that one whose words stayed though its original changed is known to be
 * behind (issue 8, 'Language versions').
 */
export function alignTranslation(
  original: readonly Aligned[],
  translation: readonly Aligned[],
  former: readonly Rendered[] = [],
): Array<{ of: string[]; basis: string[] }> {
  const fits = (original.length + 1) * (translation.length + 1) <= most
  const of = fits
    ? path(original.map(measured), translation.map(measured))
    : translation.map((_, at) => (at < original.length ? [at] : []))
  const old = new Map(former.map((one) => [one.block, one]))
  const now = new Map(original.map((one) => [one.block, one.hash]))
  return translation.map((one, at) => {
    const was = old.get(one.block)
    if (was && was.hash === one.hash && was.of.length > 0 && was.of.every((block) => now.has(block)))
      return { of: was.of, basis: was.basis }
    const sources = (of[at] ?? []).flatMap((place) => original[place] ?? [])
    return { of: sources.map((source) => source.block), basis: sources.map((source) => source.hash) }
  })
}

export const standings = ['current', 'behind', 'dropped', 'alone'] as const
/** current: renders the original as it is; behind: the original has changed since; dropped: the original is gone; alone: renders nothing known. */
export type Standing = (typeof standings)[number]

/** How each translated paragraph stands to the original as it is now, and which of the original's are rendered by none. */
export function standingOf(
  original: ReadonlyArray<{ block: string; hash: string; text: string }>,
  translation: ReadonlyArray<Pick<Rendered, 'of' | 'basis'>>,
): { standings: Standing[]; missing: string[] } {
  const now = new Map(original.map((one) => [one.block, one.hash]))
  const rendered = new Set(translation.flatMap((one) => one.of))
  return {
    standings: translation.map(({ of, basis }) => {
      if (of.length === 0) return 'alone'
      const known = of.filter((block) => now.has(block))
      if (known.length === 0) return 'dropped'
      return known.length === of.length && of.every((block, at) => now.get(block) === basis[at]) ? 'current' : 'behind'
    }),
    missing: original.filter((one) => one.text.trim() !== '' && !rendered.has(one.block)).map((one) => one.block),
  }
}
