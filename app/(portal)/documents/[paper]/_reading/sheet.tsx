'use client'
import { type ReactNode, useCallback, useEffect, useRef } from 'react'
import { useWords } from '#app/_i18n/client.tsx'
import { useAct } from '#app/_trpc/use-act.ts'
import type { ReadingView } from '#server/documents/shape/reading.ts'
import type { Colour } from '#server/documents/shape/remarks.ts'
import type { Passage } from './page-text.ts'
import { SelectionBar } from './selection-bar.tsx'
import type { useDesk } from './use-desk.ts'
import { useKeys } from './use-keys.ts'
import { useSelected } from './use-marks.ts'

interface Props {
  view: ReadingView
  desk: ReturnType<typeof useDesk>
  /** the words are a text of the page, not a PDF's */
  text: boolean
  children: ReactNode
}

/** The paper itself: words can be selected, paragraphs walked with the keyboard, marks pointed at. */
export function Sheet({ view, desk, text, children }: Props) {
  const { t } = useWords('reading')
  const root = useRef<HTMLDivElement>(null)
  const { anchor, clear } = useSelected(root)
  const { begin, parts, point } = desk
  const add = useAct(desk.outbox.add, clear)
  const { shown, gone } = parts
  useEffect(() => {
    const words = text ? root.current?.querySelector('[data-reading]') : null
    if (!words) return undefined
    shown(words)
    return () => gone(words)
  }, [text, shown, gone])
  const beginOn = useCallback(
    (kind: 'note' | 'comment', passage: Passage) => {
      if (kind === 'note' ? view.can.note : view.can.comment) begin(kind, null, passage)
    },
    [begin, view.can.note, view.can.comment],
  )
  const enter = useKeys(root, beginOn)
  useEffect(() => {
    const element = root.current
    if (!element) return undefined
    const press = (event: MouseEvent): void => {
      if (document.getSelection()?.isCollapsed !== false) point(event.clientX, event.clientY)
    }
    element.addEventListener('click', press)
    return () => element.removeEventListener('click', press)
  }, [point])
  const { file, paper, version } = view
  const mark = (colour: Colour): void => {
    if (anchor && file) add.run({ paper: paper.id, version: version.id, file: file.id, ...anchor, colour, body: '' })
  }
  const from = (kind: 'note' | 'comment') => () => {
    begin(kind, anchor, null)
    clear()
  }
  return (
    <div className="min-w-0">
      <p className="mb-3 flex flex-wrap items-baseline gap-x-2 text-sm text-muted print:hidden">
        <span className="max-lg:sr-only">{t('keys')}</span>
        <button type="button" onClick={enter} className="text-link underline max-lg:sr-only max-lg:focus:not-sr-only">
          {t('enter')}
        </button>
      </p>
      <div ref={root} role="group" aria-label={t('paper')}>
        {children}
      </div>
      {anchor && view.can.note ? (
        <SelectionBar
          mark={mark}
          note={from('note')}
          comment={view.can.comment ? from('comment') : null}
          error={add.error}
        />
      ) : null}
    </div>
  )
}
