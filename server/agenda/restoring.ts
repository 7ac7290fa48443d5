import { generateNKeysBetween } from 'fractional-indexing'
import * as Y from 'yjs'
import { parseRichText } from '#server/kernel/rich-text.ts'
import { fillFragment, fragmentJson } from '#server/kernel/rich-text/fragment.ts'
import type { RichDoc } from './schema.ts'
import { canonical } from './sealing.ts'
import { itemsOf, readOutline } from './shape/outline.ts'

/** An item as an edition froze it, as far as the structure document holds it. */
export interface FrozenPlace {
  itemId: string
  parentId: string | null
  leads: string[]
  minutes: number | null
  purpose: string | null
  visibility: string
  references: string[]
  sessionId: string | null
  source: string
}

function put(item: Y.Map<unknown>, field: string, value: unknown): void {
  if (canonical(item.get(field) ?? null) !== canonical(value)) item.set(field, value)
}

/** Makes the structure what the frozen items say, as a new edit: what they do not know goes to the bin. Items come in reading order. */
export function restoreStructure(doc: Y.Doc, frozen: FrozenPlace[], gone: { at: string; by: string }): void {
  const items = itemsOf(doc)
  const outline = readOutline(doc)
  const known = new Set(frozen.map((item) => item.itemId))
  for (const item of outline.items) {
    const map = items.get(item.id)
    if (!known.has(item.id) && map instanceof Y.Map) map.set('gone', gone)
  }
  for (const [parent, children] of Map.groupBy(frozen, (item) => item.parentId)) {
    const now = outline.items.filter((item) => item.parent === parent && known.has(item.id)).map((item) => item.id)
    const inPlace = canonical(now) === canonical(children.map((item) => item.itemId))
    const keys = generateNKeysBetween(null, null, children.length)
    for (const [at, item] of children.entries()) {
      const held = items.get(item.itemId)
      const map: Y.Map<unknown> = held instanceof Y.Map ? (held as Y.Map<unknown>) : new Y.Map<unknown>()
      if (map !== held) items.set(item.itemId, map)
      if (!inPlace || map !== held) map.set('place', { parent, order: keys[at] })
      put(map, 'gone', null)
      const { leads, minutes, purpose, visibility, references, sessionId: session, source } = item
      for (const [field, value] of Object.entries({ leads, minutes, purpose, visibility, references, session, source }))
        put(map, field, value)
    }
  }
}

/** Empties the bin of what lay there when an edition was circulated; what was taken out again meanwhile stays. */
export function emptyBin(doc: Y.Doc, lying: Set<string>): void {
  const { bin } = readOutline(doc)
  for (const { id } of bin) if (lying.has(id)) itemsOf(doc).delete(id)
}

function restoreFragment(fragment: Y.XmlFragment, frozen: RichDoc, kind: 'title' | 'annotation'): void {
  const wanted = parseRichText(frozen, kind).doc
  if (canonical(parseRichText(fragmentJson(fragment), kind).doc) === canonical(wanted)) return
  fragment.delete(0, fragment.length)
  fillFragment(fragment, wanted)
}

/** Makes the words of one language what the frozen texts say; what is the same is not touched, and block ids come back with it. */
export function restoreWords(
  doc: Y.Doc,
  texts: Array<{ itemId: string; titleDoc: RichDoc; annotation: RichDoc }>,
): void {
  for (const { itemId, titleDoc, annotation } of texts) {
    restoreFragment(doc.getXmlFragment(`title:${itemId}`), titleDoc, 'title')
    restoreFragment(doc.getXmlFragment(`annotation:${itemId}`), annotation, 'annotation')
  }
}
