'use client'
import { type RefObject, useCallback, useEffect } from 'react'
import { type Passage, passageOf } from './page-text.ts'

const stops = '[data-block], .pdf-page'

const go = (to: HTMLElement | undefined): void => {
  to?.focus()
  to?.scrollIntoView({ block: 'nearest' })
}

/**
 * Marking without a pointer: among the paragraphs, J and K go on and back, Enter or N begins a note, C a comment. The keys
 * work only while a paragraph has the focus (WCAG 2.1.4); what is given back leads there.
 */
export function useKeys(
  root: RefObject<HTMLElement | null>,
  begin: (kind: 'note' | 'comment', passage: Passage) => void,
): () => void {
  useEffect(() => {
    const element = root.current
    if (!element) return undefined
    const press = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || !(event.target instanceof Element)) return
      if (event.target.closest('a, button, input, textarea, select, [data-aside]')) return
      const here = event.target.closest<HTMLElement>(stops)
      if (!here) return
      const key = event.key.toLowerCase()
      if (key === 'j' || key === 'k') {
        const all = Array.from(element.querySelectorAll<HTMLElement>(stops))
        go(all[all.indexOf(here) + (key === 'j' ? 1 : -1)])
      } else if (key === 'enter' || key === 'n') begin('note', passageOf(here))
      else if (key === 'c') begin('comment', passageOf(here))
      else return
      event.preventDefault()
    }
    element.addEventListener('keydown', press)
    return () => element.removeEventListener('keydown', press)
  }, [root, begin])
  return useCallback(() => go(root.current?.querySelector<HTMLElement>(stops) ?? undefined), [root])
}
