import type { FrozenItem, Trace } from './frozen.ts'
import type { Change } from './schema.ts'

/** Positions of a longest run that is still in order: whoever is not in it has moved. */
function inOrder(places: number[]): Set<number> {
  const best: number[][] = []
  for (const [at, place] of places.entries()) {
    let longest: number[] = []
    for (let before = 0; before < at; before++) {
      const run = best[before] ?? []
      if ((places[before] ?? 0) < place && run.length > longest.length) longest = run
    }
    best.push([...longest, at])
  }
  return new Set(best.reduce((a, b) => (b.length > a.length ? b : a), []))
}

/** Which items have changed parent, or their order among the siblings that both editions know. */
export function movedItems(
  before: Array<Pick<Trace, 'item' | 'parent'>>,
  now: Array<Pick<Trace, 'item' | 'parent'>>,
): Set<string> {
  const old = new Map(before.map((trace, place) => [trace.item, { ...trace, place }]))
  const moved = new Set<string>()
  const families = Map.groupBy(now, (item) => item.parent ?? '')
  for (const siblings of families.values()) {
    const stayed = siblings.filter((item) => old.has(item.item) && old.get(item.item)?.parent === item.parent)
    for (const item of siblings) if (old.has(item.item) && !stayed.includes(item)) moved.add(item.item)
    const kept = inOrder(stayed.map((item) => old.get(item.item)?.place ?? 0))
    for (const [at, item] of stayed.entries()) if (!kept.has(at)) moved.add(item.item)
  }
  return moved
}

function wordsChanged(item: FrozenItem, trace: Trace): boolean {
  const before = trace.hashes[item.language]
  // words that were read in another language then: the source tells whether they say something else now
  return before === undefined ? trace.hashes[item.source] !== item.source_hash : before !== item.hash
}

/** What has happened to each item since an earlier edition, and the items that are gone. */
export function changesSince(before: Trace[], now: FrozenItem[]): { changes: Map<string, Change[]>; dropped: Trace[] } {
  const old = new Map(before.map((trace) => [trace.item, trace]))
  const moved = movedItems(before, now)
  const changes = new Map<string, Change[]>()
  for (const item of now) {
    const trace = old.get(item.item)
    const found: Change[] = []
    if (!trace) found.push('new')
    else {
      if (wordsChanged(item, trace)) found.push('words')
      if (moved.has(item.item)) found.push('moved')
      const details = [item.leads, item.minutes, item.purpose, item.references, item.session]
      if (JSON.stringify(details) !== JSON.stringify(trace.details)) found.push('details')
    }
    changes.set(item.item, found)
  }
  const present = new Set(now.map((item) => item.item))
  return { changes, dropped: before.filter((trace) => !present.has(trace.item)) }
}
