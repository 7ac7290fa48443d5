import * as Y from 'yjs'
import { type FieldFinding, type ItemFields, type ItemPlace, readFields, readPlace } from './item-fields.ts'

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
    const gone = item.get('gone')
    nodes.set(id, {
      id,
      place: readPlace(id, item, findings),
      gone: gone !== undefined && gone !== null,
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
    const path: string[] = []
    const onPath = new Set<string>()
    let at: string | null = start
    while (at !== null && !safe.has(at) && !onPath.has(at)) {
      path.push(at)
      onPath.add(at)
      at = parents.get(at) ?? null
    }
    if (at !== null && onPath.has(at)) {
      const cycle = path.slice(path.indexOf(at)).toSorted(inOrder)
      if (cycle[0] !== undefined) parents.set(cycle[0], null)
    }
    for (const id of path) safe.add(id)
  }
  return parents
}

/** Reads the structure document into the ordered tree; never throws, and gives the same answer in every replica. */
export function readOutline(doc: Y.Doc): Outline {
  const findings: FieldFinding[] = []
  const nodes = nodesOf(doc, findings)
  const parents = parentsOf(nodes, findings)
  const children = new Map<string | null, Node[]>()
  for (const node of nodes.values()) {
    const parent = parents.get(node.id) ?? null
    children.set(parent, [...(children.get(parent) ?? []), node])
  }
  for (const siblings of children.values())
    siblings.sort((a, b) => inOrder(a.place.order, b.place.order) || inOrder(a.id, b.id))
  const items: OutlineItem[] = []
  const bin: OutlineItem[] = []
  const walk = (parent: string | null, prefix: string, depth: number, gone: boolean): void => {
    let count = 0
    for (const node of children.get(parent) ?? []) {
      const away = gone || node.gone
      const label = away ? null : `${prefix}${++count}`
      const item = {
        ...node.fields,
        id: node.id,
        parent,
        order: node.place.order,
        depth,
        position: away ? null : items.length,
        label,
        gone: away,
      }
      ;(away ? bin : items).push(item)
      walk(node.id, label === null ? '' : `${label}.`, depth + 1, away)
    }
  }
  walk(null, '', 0, false)
  return { items, bin, findings }
}
