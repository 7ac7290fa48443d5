import * as Y from 'yjs'
import { type FieldFinding, type ItemFields, type ItemPlace, readFields, readGone, readPlace } from './item-fields.ts'

/** One item as every replica reads it. */
export interface OutlineItem extends ItemFields {
  id: string
  /** the parent after cycles are broken and lost parents are passed over */
  parent: string | null
  order: string
  depth: number
  /** place in the reading order, 0 first; null in the bin */
  position: number | null
  /** '1', '1.2' …; null in the bin */
  label: string | null
  /** in the bin, itself or with its parent */
  gone: boolean
}

export interface Outline {
  /** what stands, in reading order */
  items: OutlineItem[]
  /** what lies in the bin */
  bin: OutlineItem[]
  findings: FieldFinding[]
}

interface Node {
  id: string
  place: ItemPlace
  gone: boolean
  fields: ItemFields
}

/** Levels under the first that an agenda may have; what hangs deeper is shown and is a finding. */
export const levels = 7

/** Letters by their code, the same in every replica whatever its language. */
const inOrder = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** The map of items of a structure document. */
export const itemsOf = (doc: Y.Doc): Y.Map<unknown> => doc.getMap('items')

function nodesOf(doc: Y.Doc, findings: FieldFinding[]): Map<string, Node> {
  const nodes = new Map<string, Node>()
  for (const [id, item] of itemsOf(doc)) {
    if (!(item instanceof Y.Map)) {
      findings.push({ item: id, field: 'item', code: 'OUT_OF_SHAPE' })
      continue
    }
    nodes.set(id, {
      id,
      place: readPlace(id, item, findings),
      gone: readGone(id, item, findings),
      fields: readFields(id, item, findings),
    })
  }
  return nodes
}

/**
 * The parent of each item with every cycle broken: in a cycle the item with the smallest id is lifted to the top level.
 * It depends on the places alone, so replicas that hold the same places break the same link.
 */
function parentsOf(nodes: Map<string, Node>, findings: FieldFinding[]): Map<string, string | null> {
  const parents = new Map<string, string | null>()
  for (const { id, place } of nodes.values()) {
    const known = place.parent === null || nodes.has(place.parent)
    if (!known) findings.push({ item: id, field: 'place', code: 'PARENT_UNKNOWN' })
    parents.set(id, known ? place.parent : null)
  }
  const safe = new Set<string>()
  for (const start of [...nodes.keys()].toSorted(inOrder)) {
    const path = new Set<string>()
    let at: string | null = start
    while (at !== null && !safe.has(at) && !path.has(at)) {
      path.add(at)
      at = parents.get(at) ?? null
    }
    if (at !== null && path.has(at)) {
      const all = [...path]
      const lifted = all.slice(all.indexOf(at)).reduce((least, id) => (id < least ? id : least))
      parents.set(lifted, null)
    }
    for (const id of path) safe.add(id)
  }
  return parents
}

type Families = Map<string | null, Node[]>

function familiesOf(nodes: Map<string, Node>, findings: FieldFinding[]): Families {
  const parents = parentsOf(nodes, findings)
  const families: Families = Map.groupBy(nodes.values(), (node) => parents.get(node.id) ?? null)
  for (const siblings of families.values())
    siblings.sort((a, b) => inOrder(a.place.order, b.place.order) || inOrder(a.id, b.id))
  return families
}

/** Where the walk stands: a list of siblings, how far it has come in it, and what its members take from above. */
interface Level {
  siblings: Node[]
  at: number
  count: number
  parent: string | null
  prefix: string
  depth: number
  gone: boolean
}

/** Reads the structure document into the ordered tree; never throws, and gives the same answer in every replica. */
export function readOutline(doc: Y.Doc): Outline {
  const findings: FieldFinding[] = []
  const families = familiesOf(nodesOf(doc, findings), findings)
  const items: OutlineItem[] = []
  const bin: OutlineItem[] = []
  const level = (parent: string | null, prefix: string, depth: number, gone: boolean): Level => ({
    ...{ siblings: families.get(parent) ?? [], at: 0, count: 0 },
    ...{ parent, prefix, depth, gone },
  })
  // a stack of our own: ten thousand items hung one under the other must not end the call stack
  const open = [level(null, '', 0, false)]
  for (let top = open.at(-1); top; top = open.at(-1)) {
    const node = top.siblings[top.at++]
    if (!node) {
      open.pop()
      continue
    }
    const gone = top.gone || node.gone
    const shown = gone ? null : `${top.prefix}${++top.count}`
    if (!gone && top.depth === levels + 1) findings.push({ item: node.id, field: 'place', code: 'OUT_OF_SHAPE' })
    ;(gone ? bin : items).push({
      ...node.fields,
      id: node.id,
      parent: top.parent,
      order: node.place.order,
      depth: top.depth,
      position: gone ? null : items.length,
      label: shown,
      gone,
    })
    // a number would grow with every level: what hangs too deep repeats its parent's beginning, and is a finding above
    const prefix = shown === null ? '' : top.depth <= levels ? `${shown}.` : top.prefix
    open.push(level(node.id, prefix, top.depth + 1, gone))
  }
  return { items, bin, findings }
}
