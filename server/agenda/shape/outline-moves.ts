import { generateNKeysBetween } from 'fractional-indexing'
import * as Y from 'yjs'
import { fits, type ItemField, type ItemFields } from './item-fields.ts'
import { itemsOf, type Outline, type OutlineItem, levels, readOutline } from './outline.ts'

/** The origin of local structure edits: an UndoManager tracks it, so that undo takes back the own edits alone. */
export const ownMove = 'outline-move'

function within<T>(doc: Y.Doc, work: () => T): T {
  return doc.transact(work, ownMove)
}

function itemOf(doc: Y.Doc, id: string): Y.Map<unknown> | null {
  const item = itemsOf(doc).get(id)
  return item instanceof Y.Map ? item : null
}

const childrenOf = (outline: Outline, parent: string | null): OutlineItem[] =>
  outline.items.filter((item) => item.parent === parent)

/**
 * A key for a place among siblings: behind `after`, or first when it is null. Two who add at once give their items one key; to set a third
 * between such twins, the later ones get keys of their own in the same transaction. A key that no page of ours makes renews them all.
 */
function keyBehind(doc: Y.Doc, siblings: OutlineItem[], after: string | null): string {
  const at = after === null ? -1 : siblings.findIndex((item) => item.id === after)
  const before = siblings[at]?.order ?? null
  const later = siblings.slice(at + 1)
  const twins = before === null ? [] : later.filter((item) => item.order === before)
  try {
    const keys = generateNKeysBetween(before, later[twins.length]?.order ?? null, twins.length + 1)
    renew(doc, twins, keys.slice(1))
    return keys[0] ?? ''
  } catch {
    const keys = generateNKeysBetween(null, null, siblings.length + 1)
    renew(doc, siblings, keys.toSpliced(at + 1, 1))
    return keys[at + 1] ?? ''
  }
}

function renew(doc: Y.Doc, items: OutlineItem[], keys: string[]): void {
  for (const [n, { id, parent }] of items.entries()) itemOf(doc, id)?.set('place', { parent, order: keys[n] })
}

/** Adds an item under `parent` behind the sibling `after` (null: first); the id is the caller's, and one that is taken adds nothing. */
export function addItem(
  doc: Y.Doc,
  id: string,
  where: { parent: string | null; after: string | null },
  fields: Partial<ItemFields> = {},
): void {
  if (itemsOf(doc).has(id)) return
  within(doc, () => {
    const siblings = childrenOf(readOutline(doc), where.parent)
    const item = new Y.Map<unknown>()
    item.set('place', { parent: where.parent, order: keyBehind(doc, siblings, where.after) })
    item.set('gone', null)
    for (const [field, value] of Object.entries(fields)) if (fits(field as ItemField, value)) item.set(field, value)
    itemsOf(doc).set(id, item)
  })
}

/** Whether `item` stands inside `inside`, or is it. */
function isWithin(outline: Outline, item: string | null, inside: string): boolean {
  const parents = new Map([...outline.items, ...outline.bin].map((one) => [one.id, one.parent]))
  for (let at = item; at !== null; at = parents.get(at) ?? null) if (at === inside) return true
  return false
}

/** How many levels hang under an item: in the reading order they follow it. */
function heightOf(outline: Outline, id: string): number {
  const at = outline.items.findIndex((item) => item.id === id)
  const own = outline.items[at]?.depth ?? 0
  let height = 0
  for (const below of outline.items.slice(at + 1)) {
    if (at < 0 || below.depth <= own) break
    height = Math.max(height, below.depth - own)
  }
  return height
}

/** Whether an item may hang under `parent`: what stands, not within itself, and not too deep with all that it brings. */
function holds(outline: Outline, parent: string | null, id: string): boolean {
  if (parent === null) return true
  const above = outline.items.find((item) => item.id === parent)
  return above !== undefined && !isWithin(outline, parent, id) && above.depth + 1 + heightOf(outline, id) <= levels
}

/** Hangs an item elsewhere: under `parent`, behind `after`. Under itself, in the bin or too deep it never goes: then nothing happens. */
export function moveItem(doc: Y.Doc, id: string, where: { parent: string | null; after: string | null }): void {
  within(doc, () => {
    const outline = readOutline(doc)
    if (!holds(outline, where.parent, id) || where.after === id) return
    const siblings = childrenOf(outline, where.parent).filter((item) => item.id !== id)
    itemOf(doc, id)?.set('place', { parent: where.parent, order: keyBehind(doc, siblings, where.after) })
  })
}

/** Moves an item before, behind or into another. */
export function placeItem(doc: Y.Doc, id: string, target: string, where: 'before' | 'into' | 'after'): void {
  const outline = readOutline(doc)
  const aim = outline.items.find((item) => item.id === target)
  if (!aim) return
  if (where === 'into')
    return moveItem(doc, id, { parent: target, after: childrenOf(outline, target).at(-1)?.id ?? null })
  const siblings = childrenOf(outline, aim.parent).filter((item) => item.id !== id)
  const at = siblings.findIndex((item) => item.id === target)
  moveItem(doc, id, { parent: aim.parent, after: where === 'after' ? target : (siblings[at - 1]?.id ?? null) })
}

function neighbours(
  doc: Y.Doc,
  id: string,
): { self: OutlineItem; siblings: OutlineItem[]; at: number; outline: Outline } | null {
  const outline = readOutline(doc)
  const self = outline.items.find((item) => item.id === id)
  if (!self) return null
  const siblings = childrenOf(outline, self.parent)
  return { self, siblings, at: siblings.findIndex((item) => item.id === id), outline }
}

/** One place up among the siblings. */
export function moveUp(doc: Y.Doc, id: string): void {
  const near = neighbours(doc, id)
  if (near && near.at > 0)
    moveItem(doc, id, { parent: near.self.parent, after: near.siblings[near.at - 2]?.id ?? null })
}

/** One place down among the siblings. */
export function moveDown(doc: Y.Doc, id: string): void {
  const near = neighbours(doc, id)
  const next = near?.siblings[near.at + 1]
  if (near && next) moveItem(doc, id, { parent: near.self.parent, after: next.id })
}

/** Under the sibling above, as its last child. */
export function indent(doc: Y.Doc, id: string): void {
  const near = neighbours(doc, id)
  const above = near?.siblings[near.at - 1]
  if (near && above)
    moveItem(doc, id, { parent: above.id, after: childrenOf(near.outline, above.id).at(-1)?.id ?? null })
}

/** Out of its parent, right behind it. */
export function outdent(doc: Y.Doc, id: string): void {
  const near = neighbours(doc, id)
  const parent = near?.outline.items.find((item) => item.id === near.self.parent)
  if (parent) moveItem(doc, id, { parent: parent.parent, after: parent.id })
}

/** Into the bin, with all that hangs under it; it stays there until the next edition. */
export function removeItem(doc: Y.Doc, id: string, by: { at: string; by: string }): void {
  within(doc, () => itemOf(doc, id)?.set('gone', by))
}

/** Out of the bin again; when its parent lies there, it comes back to the top level's end. */
export function restoreItem(doc: Y.Doc, id: string): void {
  within(doc, () => {
    itemOf(doc, id)?.set('gone', null)
    const outline = readOutline(doc)
    if (!outline.bin.some((item) => item.id === id)) return
    const top = childrenOf(outline, null)
    itemOf(doc, id)?.set('place', { parent: null, order: keyBehind(doc, top, top.at(-1)?.id ?? null) })
  })
}

/** Sets one field when the value fits; gives whether it did. */
export function setField<F extends ItemField>(doc: Y.Doc, id: string, field: F, value: ItemFields[F]): boolean {
  if (!fits(field, value)) return false
  within(doc, () => itemOf(doc, id)?.set(field, value))
  return true
}

/** Splits an item's time with a new item right behind it: the half stays, the rest (and session, leads, purpose) goes along. */
export function splitTime(doc: Y.Doc, id: string, fresh: string): void {
  const near = neighbours(doc, id)
  const minutes = near?.self.minutes
  if (!near || !minutes || minutes < 2) return
  const half = Math.ceil(minutes / 2)
  within(doc, () => {
    setField(doc, id, 'minutes', half)
    const { leads, purpose, visibility, session, source } = near.self
    addItem(
      doc,
      fresh,
      { parent: near.self.parent, after: id },
      { leads, purpose, visibility, session, source, minutes: minutes - half },
    )
  })
}
