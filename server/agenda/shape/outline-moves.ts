import { generateKeyBetween } from 'fractional-indexing'
import * as Y from 'yjs'
import { fits, type ItemField, type ItemFields } from './item-fields.ts'
import { itemsOf, type Outline, type OutlineItem, readOutline } from './outline.ts'

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

/** A key between two; when replicas left two siblings with one key (or a key from outside), the next best. */
function keyBetween(before: string | null, after: string | null): string {
  try {
    return generateKeyBetween(before, before !== null && after !== null && before >= after ? null : after)
  } catch {
    return `${before ?? ''}V`
  }
}

/** The order key for a place among siblings: behind `after`, or first when it is null. */
function keyBehind(siblings: OutlineItem[], after: string | null): string {
  const at = after === null ? -1 : siblings.findIndex((item) => item.id === after)
  return keyBetween(siblings[at]?.order ?? null, siblings[at + 1]?.order ?? null)
}

/** Adds an item under `parent` behind the sibling `after` (null: first); gives nothing, the id is the caller's. */
export function addItem(
  doc: Y.Doc,
  id: string,
  where: { parent: string | null; after: string | null },
  fields: Partial<ItemFields> = {},
): void {
  within(doc, () => {
    const siblings = childrenOf(readOutline(doc), where.parent)
    const item = new Y.Map<unknown>()
    item.set('place', { parent: where.parent, order: keyBehind(siblings, where.after) })
    item.set('gone', null)
    for (const [field, value] of Object.entries(fields)) item.set(field, value)
    itemsOf(doc).set(id, item)
  })
}

/** Whether `item` stands inside `inside`, or is it. */
function isWithin(outline: Outline, item: string | null, inside: string): boolean {
  const parents = new Map([...outline.items, ...outline.bin].map((one) => [one.id, one.parent]))
  for (let at = item; at !== null; at = parents.get(at) ?? null) if (at === inside) return true
  return false
}

/** Hangs an item elsewhere: under `parent`, behind `after`. An item never goes under itself: then nothing happens. */
export function moveItem(doc: Y.Doc, id: string, where: { parent: string | null; after: string | null }): void {
  within(doc, () => {
    const outline = readOutline(doc)
    if (isWithin(outline, where.parent, id) || where.after === id) return
    const siblings = childrenOf(outline, where.parent).filter((item) => item.id !== id)
    itemOf(doc, id)?.set('place', { parent: where.parent, order: keyBehind(siblings, where.after) })
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
    const last = childrenOf(outline, null).at(-1)
    itemOf(doc, id)?.set('place', { parent: null, order: keyBetween(last?.order ?? null, null) })
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
