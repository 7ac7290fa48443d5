/** One line of the benchmark table and of its JSON (contract.md, `npm run bench`). */
export interface Figure {
  name: string
  value: number
  unit: string
  reference?: number
  /** median of the pairs' ratios */
  ratio?: number
  /** smallest and largest ratio of the pairs */
  spread?: [number, number]
  aim?: string
  /** a spread across the aim is open, not failed */
  holds?: boolean | 'open'
}

/** The value below which that part (0 to 1) of them lies. */
export function at(values: number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN
}

/** The median. */
export const middle = (values: number[]): number => at(values, 0.5)

type Pairs = ReadonlyArray<readonly [ours: number, reference: number]>

/** A figure beside its reference, without an aim. */
export function judged(name: string, unit: string, pairs: Pairs): Figure {
  const ratios = pairs.map(([ours, reference]) => ours / reference)
  return {
    name,
    unit,
    value: middle(pairs.map(([ours]) => ours)),
    reference: middle(pairs.map(([, reference]) => reference)),
    ratio: middle(ratios),
    spread: [Math.min(...ratios), Math.max(...ratios)],
  }
}

/** A figure that should be at most `aim` times its reference. */
export function lower(name: string, unit: string, pairs: Pairs, aim: number): Figure {
  const figure = judged(name, unit, pairs)
  const [least, most] = figure.spread ?? [0, 0]
  const holds = least <= aim && most > aim ? 'open' : most <= aim
  return { ...figure, aim: `<= ${aim}`, holds }
}

/** A figure that should be at least `aim` times its reference. */
export function higher(name: string, unit: string, pairs: Pairs, aim: number): Figure {
  const figure = judged(name, unit, pairs)
  const [least, most] = figure.spread ?? [0, 0]
  const holds = least < aim && most >= aim ? 'open' : least >= aim
  return { ...figure, aim: `>= ${aim}`, holds }
}
