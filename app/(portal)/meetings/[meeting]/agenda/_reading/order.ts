import type { EditionItem, EditionView } from '#server/agenda/schema.ts'

type Session = EditionView['sessions'][number]

/** Items that follow one another in one session; a session that is taken up again later opens a second group. */
export interface Group {
  session: Session | null
  items: EditionItem[]
}

/** The session of an item: its own, else that of the item above, else where the first part under it sits. */
function sessionOf(items: EditionItem[], at: number, known: Map<string, EditionItem>): string | null {
  for (let above = items[at]; above; above = known.get(above.parent ?? '')) if (above.session) return above.session
  const depth = items[at]?.depth ?? 0
  for (const below of items.slice(at + 1)) {
    if (below.depth <= depth) return null
    if (below.session) return below.session
  }
  return null
}

/** The items in reading order, parted by the sessions they sit in. */
export function groupsOf(items: EditionItem[], sessions: Session[]): Group[] {
  const known = new Map(items.map((item) => [item.id, item]))
  const sittings = new Map(sessions.map((session) => [session.id, session]))
  const groups: Group[] = []
  for (const [at, item] of items.entries()) {
    const session = sittings.get(sessionOf(items, at, known) ?? '') ?? null
    const last = groups.at(-1)
    if (last && last.session === session) last.items.push(item)
    else groups.push({ session, items: [item] })
  }
  return groups
}

/** The level of each item's heading under its session's, by id: deeper by one at most from one to the next, and never below six. */
export function headingLevels(items: EditionItem[]): Array<[string, number]> {
  let last = 2
  return items.map((item) => {
    last = Math.min(item.depth + 3, last + 1, 6)
    return [item.id, last]
  })
}

/** The breaks of a session between the item above a place and the one at it; behind the last item: those that are left. */
export function breaksBefore(session: Session | null, items: EditionItem[], at: number): Session['breaks'] {
  const startsAt = items[at]?.startsAt
  if (!session || (items[at] && !startsAt)) return []
  const above = items.slice(0, at).findLast((one) => one.startsAt !== null)?.startsAt
  return session.breaks.filter(
    (pause) => (!startsAt || pause.startsAt <= startsAt) && (!above || pause.startsAt > above),
  )
}

interface Run {
  items: EditionItem[]
  /** signs stand at them */
  marked: boolean
  /** the breaks above the first */
  pauses: Session['breaks']
}

/** The items of a group parted where a break stands between two, and where items with signs and without meet. */
export function runsOf(items: EditionItem[], of: (item: EditionItem, at: number) => Omit<Run, 'items'>): Run[] {
  const runs: Run[] = []
  for (const [at, item] of items.entries()) {
    const here = of(item, at)
    const last = runs.at(-1)
    if (last && last.marked === here.marked && here.pauses.length === 0) last.items.push(item)
    else runs.push({ ...here, items: [item] })
  }
  return runs
}

/** Whether a text holds no words. */
export function isBlank(doc: EditionItem['annotation']): boolean {
  return (doc.content ?? []).every((block) => block.type === 'paragraph' && (block.content ?? []).length === 0)
}
