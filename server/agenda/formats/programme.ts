import type { Edition, EditionItem, EditionSession } from './edition.ts'

/** A row of the programme: the opening of a session, a break, or an item. */
export type ProgrammeRow =
  | { kind: 'session'; session: EditionSession }
  | { kind: 'break'; label: string; from: string; to: string }
  | { kind: 'item'; item: EditionItem }

/** The items in reading order with the sessions they sit in, each opened where its first item stands, and the breaks between. */
export function programmeOf(edition: Edition): ProgrammeRow[] {
  const rows: ProgrammeRow[] = []
  const sessions = new Map(edition.sessions.map((one) => [one.id, one]))
  let current: EditionSession | undefined
  let breaks: EditionSession['breaks'] = []
  for (const [at, item] of edition.items.entries()) {
    const session = sessions.get(sessionOf(edition.items, at) ?? '')
    if (session !== undefined && session !== current) {
      current = session
      breaks = [...session.breaks].sort((a, b) => a.starts.getTime() - b.starts.getTime())
      rows.push({ kind: 'session', session })
    }
    const starts = item.starts
    while (starts !== null && breaks[0] !== undefined && breaks[0].starts <= starts) {
      const { label, from, to } = breaks[0]
      rows.push({ kind: 'break', label, from, to })
      breaks = breaks.slice(1)
    }
    rows.push({ kind: 'item', item })
  }
  return rows
}

/** The session of an item; a heading sits where its first part with a session sits. */
function sessionOf(items: EditionItem[], at: number): string | null {
  const depth = items[at]?.depth ?? 0
  if (items[at]?.session) return items[at].session
  for (const below of items.slice(at + 1)) {
    if (below.depth <= depth) return null
    if (below.session) return below.session
  }
  return null
}
