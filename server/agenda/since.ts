import type { FrozenItem, Trace } from './frozen.ts'
import type { Change } from './schema.ts'
import { movedItems } from './shape/versions.ts'

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
