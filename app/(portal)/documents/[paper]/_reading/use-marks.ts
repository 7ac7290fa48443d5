'use client'
import { type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import type { Anchor } from '#server/documents/shape/anchor.ts'
import { type Mark, markAt, paint, type Painted, unpaint } from './highlights.ts'
import { anchorOfRange } from './page-text.ts'

/** The parts of the page whose words are there: the text, or those pages of a PDF that are shown. */
export interface Parts {
  shown: (part: Element) => void
  gone: (part: Element) => void
}

/** Keeps the marks on the page, whatever of it is shown, and leads to one of them. */
export function useMarks(marks: Mark[], active: string | null) {
  const painted = useRef<Painted>([])
  const [parts, setParts] = useState<Element[]>([])
  const gone = useCallback((part: Element) => setParts((known) => known.filter((one) => one !== part)), [])
  const shown = useCallback((part: Element) => setParts((known) => [...known.filter((one) => one !== part), part]), [])
  useEffect(() => {
    const frame = requestAnimationFrame(() => {
      painted.current = paint(parts, marks, active)
    })
    return () => cancelAnimationFrame(frame)
  }, [marks, active, parts])
  useEffect(() => unpaint, [])
  const at = useCallback((x: number, y: number) => markAt(painted.current, x, y), [])
  const lead = useCallback((id: string, anchor: Anchor) => {
    const found = painted.current.find((one) => one.id === id)
    const place = found?.range.startContainer.parentElement ?? elsewhere(anchor)
    place?.scrollIntoView({ block: 'center' })
  }, [])
  return { shown, gone, at, lead }
}

function elsewhere({ block, page }: Anchor): Element | null {
  const named = block === null ? null : document.querySelector(`[data-block="${CSS.escape(block)}"]`)
  return named ?? document.querySelector(`[data-page="${page}"]`)
}

/** What is selected in an element, as a place that a note can hang on; null when nothing is. */
export function useSelected(root: RefObject<HTMLElement | null>): { anchor: Anchor | null; clear: () => void } {
  const [anchor, setAnchor] = useState<Anchor | null>(null)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const look = (): void => {
      const [selection, element] = [document.getSelection(), root.current]
      if (!selection || !element || selection.rangeCount === 0 || selection.isCollapsed) return setAnchor(null)
      const range = selection.getRangeAt(0)
      setAnchor(element.contains(range.commonAncestorContainer) ? anchorOfRange(element, range) : null)
    }
    // a finger or a key changes a selection many times before it rests
    const soon = (): void => {
      clearTimeout(timer)
      timer = setTimeout(look, 150)
    }
    document.addEventListener('selectionchange', soon)
    return () => {
      clearTimeout(timer)
      document.removeEventListener('selectionchange', soon)
    }
  }, [root])
  const clear = useCallback(() => {
    document.getSelection()?.removeAllRanges()
    setAnchor(null)
  }, [])
  return { anchor, clear }
}
