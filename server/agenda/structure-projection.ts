import type { Doc } from 'yjs'
import type { AgendaItem, Prisma } from '#prisma/client/client.ts'
import { record } from '#server/kernel/events.ts'
import { cleanText } from '#server/kernel/rich-text/attributes.ts'
import type { Tx } from '#server/kernel/tx.ts'
import { sessionsOf } from '#server/meetings/service.ts'
import { actorFor } from './authorship.ts'
import { type OutlineItem, readOutline } from './shape/outline.ts'
import { timetable } from './shape/timetable.ts'
import type { Author } from './touches.ts'

type Row = Omit<AgendaItem, 'findings'> & { findings: Prisma.JsonValue }

const safeId = /^[\w-]{1,64}$/

/** What stands in rows about an item, read from the structure document and the meeting's sessions. */
async function rowsOf(tx: Tx, meeting: number, doc: Doc): Promise<Row[]> {
  const outline = readOutline(doc)
  const { slots } = timetable(outline.items, await sessionsOf(tx, meeting))
  const findings = Map.groupBy(outline.findings, (finding) => finding.item)
  const clean = (values: string[]) => values.map(cleanText)
  // an id that no page of ours makes could be no row's key: it is passed over, as if it were not there
  const items = [...outline.items, ...outline.bin].filter((item) => safeId.test(item.id))
  return items.map((item: OutlineItem) => ({
    id: item.id,
    meetingId: meeting,
    position: item.position,
    label: item.label,
    depth: item.depth,
    gone: item.gone,
    parentId: item.parent !== null && safeId.test(item.parent) ? item.parent : null,
    leads: clean(item.leads),
    minutes: item.minutes,
    purpose: item.purpose,
    visibility: item.visibility,
    references: clean(item.references),
    sessionId: item.session === null ? null : cleanText(item.session),
    source: cleanText(item.source),
    startsAt: slots.get(item.id)?.startsAt ?? null,
    endsAt: slots.get(item.id)?.endsAt ?? null,
    findings: (findings.get(item.id) ?? []).map(({ field, code }) => ({ field, code })),
  }))
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)
const differs = (a: Row, b: Row): boolean => (Object.keys(a) as Array<keyof Row>).some((key) => !same(a[key], b[key]))

/** Of a list in its new order, those that stay where they were: as many as can, rather those that nobody touched. */
function staying(places: Array<{ old: number; touched: boolean }>): Set<number> {
  const best: Array<{ worth: number; before: number }> = []
  let end = -1
  places.forEach((place, i) => {
    const own = place.touched ? 0.999 : 1
    best[i] = { worth: own, before: -1 }
    for (let j = 0; j < i; j++) {
      const worth = (best[j]?.worth ?? 0) + own
      if ((places[j]?.old ?? 0) < place.old && worth > (best[i]?.worth ?? 0)) best[i] = { worth, before: j }
    }
    if ((best[i]?.worth ?? 0) > (best[end]?.worth ?? 0)) end = i
  })
  const kept = new Set<number>()
  for (let i = end; i >= 0; i = best[i]?.before ?? -1) kept.add(i)
  return kept
}

/** The items that were moved: another parent, or another place among the same siblings. */
function movedItems(before: Row[], after: Row[], touched: (item: string) => boolean): Set<string> {
  const old = new Map(before.filter((row) => !row.gone).map((row) => [row.id, row]))
  const standing = after.filter((row) => !row.gone && old.has(row.id))
  const moved = new Set(standing.filter((row) => old.get(row.id)?.parentId !== row.parentId).map((row) => row.id))
  const families = Map.groupBy(
    standing.filter((row) => !moved.has(row.id)),
    (row) => row.parentId,
  )
  for (const siblings of families.values()) {
    const ordered = siblings.toSorted((a, b) => (a.position ?? 0) - (b.position ?? 0))
    const stay = staying(ordered.map((row) => ({ old: old.get(row.id)?.position ?? 0, touched: touched(row.id) })))
    ordered.forEach((row, i) => {
      if (!stay.has(i)) moved.add(row.id)
    })
  }
  return moved
}

const told = ['leads', 'minutes', 'purpose', 'visibility', 'references', 'sessionId', 'source'] as const

function details(before: Row, after: Row): { before: Prisma.InputJsonObject; after: Prisma.InputJsonObject } | null {
  const changed = told.filter((key) => !same(before[key], after[key]))
  if (changed.length === 0) return null
  const of = (row: Row) => Object.fromEntries(changed.map((key) => [key, row[key] ?? null])) as Prisma.InputJsonObject
  return { before: of(before), after: of(after) }
}

interface Happened {
  item: string
  act: string
  before?: Prisma.InputJsonObject
  after?: Prisma.InputJsonObject
}

/** What has happened between two readings of the structure, one line a kind of change. */
function happenings(before: Row[], after: Row[], touched: (item: string) => boolean): Happened[] {
  const old = new Map(before.map((row) => [row.id, row]))
  const fresh = new Map(after.map((row) => [row.id, row]))
  const moved = movedItems(before, after, touched)
  return after.flatMap((row): Happened[] => {
    const was = old.get(row.id)
    if (!was) return row.gone ? [] : [{ item: row.id, act: 'agenda.item.added', after: { label: row.label } }]
    if (was.gone !== row.gone) {
      // what hangs under an item goes and comes with it
      const parent = row.parentId === null ? undefined : row.parentId
      const along = parent !== undefined && old.get(parent)?.gone !== fresh.get(parent)?.gone
      return along
        ? []
        : [
            {
              item: row.id,
              act: row.gone ? 'agenda.item.removed' : 'agenda.item.restored',
              before: { label: was.label },
              after: { label: row.label },
            },
          ]
    }
    const found: Happened[] = []
    if (moved.has(row.id))
      found.push({ item: row.id, act: 'agenda.item.moved', before: { label: was.label }, after: { label: row.label } })
    const changed = details(was, row)
    if (changed) found.push({ item: row.id, act: 'agenda.item.changed', ...changed })
    return found
  })
}

/**
 * Writes the structure's rows: numbers, places, clock times, findings; and one event for each kind of change, with the
 * person whom the portal saw making it. Gives the ids of items that are new. Nothing else writes these rows.
 */
export async function projectStructure(
  tx: Tx,
  meeting: number,
  doc: Doc,
  touched: Map<string, Author[]>,
): Promise<string[]> {
  const before: Row[] = await tx.agendaItem.findMany({ where: { meetingId: meeting } })
  const after = await rowsOf(tx, meeting, doc)
  const old = new Map(before.map((row) => [row.id, row]))
  const fresh = after.filter((row) => !old.has(row.id))
  const asData = (row: Row) => ({ ...row, findings: row.findings as Prisma.InputJsonValue })
  // an id of another meeting's item is somebody else's row: it is not ours to write
  await tx.agendaItem.createMany({ data: fresh.map(asData), skipDuplicates: true })
  for (const row of after) {
    const was = old.get(row.id)
    if (was && differs(row, was)) await tx.agendaItem.update({ where: { id: row.id }, data: asData(row) })
  }
  const known = new Set(after.map((row) => row.id))
  const lost = before.filter((row) => !known.has(row.id)).map((row) => row.id)
  if (lost.length > 0) await tx.agendaItem.deleteMany({ where: { id: { in: lost }, meetingId: meeting } })
  for (const { item, act, before: was, after: now } of happenings(before, after, (id) => touched.has(`items:${id}`))) {
    const author = touched.get(`items:${item}`)?.at(-1) ?? [...touched.values()].at(-1)?.at(-1)
    await record(tx, actorFor(author), {
      act,
      object: { kind: 'item', id: item },
      meeting,
      audience: 'secretariat',
      before: was,
      after: now,
    })
  }
  return fresh.map((row) => row.id)
}
