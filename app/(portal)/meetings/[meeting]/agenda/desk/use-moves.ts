'use client'
import { useEffect, useMemo, useState } from 'react'
import * as Y from 'yjs'
import { clock } from './wall-clock.ts'
import type { ItemField, ItemFields } from '#server/agenda/shape/item-fields.ts'
import { itemsOf, readOutline } from '#server/agenda/shape/outline.ts'
import {
  addItem,
  indent,
  moveDown,
  moveUp,
  outdent,
  ownMove,
  placeItem,
  removeItem,
  restoreItem,
  setField,
  splitTime,
} from '#server/agenda/shape/outline-moves.ts'

/** The moves of the outline by name; each is one transaction that appears at once for everybody. */
export interface Moves {
  addAfter: (item: string | null) => void
  addInto: (item: string) => void
  up: (item: string) => void
  down: (item: string) => void
  indent: (item: string) => void
  outdent: (item: string) => void
  place: (item: string, target: string, where: 'before' | 'into' | 'after') => void
  remove: (item: string) => void
  restore: (item: string) => void
  split: (item: string) => void
  undo: () => void
  redo: () => void
}

/** Sets one field of an item; a value out of shape is not written. */
export function setItemField(doc: Y.Doc, item: string, field: ItemField, value: unknown): void {
  setField(doc, item, field, value as ItemFields[ItemField])
}

function movesOf(doc: Y.Doc, undo: Y.UndoManager, person: string, select: (item: string) => void): Moves {
  const fresh = (): string => crypto.randomUUID()
  const add = (where: { parent: string | null; after: string | null }): void => {
    const id = fresh()
    addItem(doc, id, where, { visibility: 'public', source: 'en' })
    select(id)
  }
  return {
    addAfter(item) {
      const { items } = readOutline(doc)
      const at = items.find((one) => one.id === item) ?? items.findLast((one) => one.parent === null)
      add({ parent: at?.parent ?? null, after: at?.id ?? null })
    },
    addInto: (item) =>
      add({ parent: item, after: readOutline(doc).items.findLast((one) => one.parent === item)?.id ?? null }),
    up: (item) => moveUp(doc, item),
    down: (item) => moveDown(doc, item),
    indent: (item) => indent(doc, item),
    outdent: (item) => outdent(doc, item),
    place: (item, target, where) => placeItem(doc, item, target, where),
    remove: (item) => removeItem(doc, item, { at: clock(), by: person }),
    restore: (item) => restoreItem(doc, item),
    split: (item) => splitTime(doc, item, fresh()),
    undo: () => undo.undo(),
    redo: () => undo.redo(),
  }
}

/** The moves on a structure document, with an undo of the own moves alone; null until it is there. */
export function useMoves(doc: Y.Doc | null, person: string, select: (item: string) => void): Moves | null {
  const [undo, setUndo] = useState<Y.UndoManager | null>(null)
  useEffect(() => {
    if (!doc) return
    const manager = new Y.UndoManager(itemsOf(doc), { trackedOrigins: new Set([ownMove]), captureTimeout: 300 })
    setUndo(manager)
    return () => {
      manager.destroy()
      setUndo(null)
    }
  }, [doc])
  return useMemo(() => (doc && undo ? movesOf(doc, undo, person, select) : null), [doc, undo, person, select])
}
