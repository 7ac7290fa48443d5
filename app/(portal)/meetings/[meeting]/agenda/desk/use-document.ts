'use client'
import { useCallback, useRef, useSyncExternalStore } from 'react'
import type * as Y from 'yjs'
import { parseRichText, type RichDoc, type RichKind } from '#server/kernel/rich-text.ts'
import { fragmentJson } from '#server/kernel/rich-text/fragment.ts'

/** Reads something from a co-edited document and reads it again when the document changed, at most once a frame. */
export function useDocument<T>(doc: Y.Doc | null, read: (doc: Y.Doc) => T, empty: T): T {
  const held = useRef<{ doc: Y.Doc | null; read: unknown; value: T; stale: boolean }>({
    doc: null,
    read: null,
    value: empty,
    stale: true,
  })
  const subscribe = useCallback(
    (changed: () => void) => {
      if (!doc) return () => undefined
      let frame = 0
      const hear = (): void => {
        held.current.stale = true
        frame ||= requestAnimationFrame(() => {
          frame = 0
          changed()
        })
      }
      doc.on('update', hear)
      return () => {
        cancelAnimationFrame(frame)
        doc.off('update', hear)
      }
    },
    [doc],
  )
  const snapshot = useCallback(() => {
    const now = held.current
    if (now.doc !== doc || now.read !== read || now.stale) {
      held.current = { doc, read, value: doc ? read(doc) : empty, stale: false }
    }
    return held.current.value
    // `empty` is a constant of the caller
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [doc, read])
  return useSyncExternalStore(subscribe, snapshot, () => empty)
}

/** A fragment as rich text that holds to its schema; null while the document is not there. */
export function useFragment(doc: Y.Doc | null, name: string, kind: RichKind): RichDoc | null {
  const read = useCallback(
    (from: Y.Doc) => parseRichText(fragmentJson(from.getXmlFragment(name)), kind).doc,
    [name, kind],
  )
  return useDocument<RichDoc | null>(doc, read, null)
}
