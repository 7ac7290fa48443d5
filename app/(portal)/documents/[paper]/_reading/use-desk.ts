'use client'
import { useCallback, useEffect, useMemo, useState } from 'react'
import type { Anchor } from '#server/documents/shape/anchor.ts'
import type { ReadingView } from '#server/documents/shape/reading.ts'
import type { CommentsView, NoteView } from '#server/documents/shape/remarks.ts'
import type { Draft } from './chosen-words.tsx'
import type { Mark } from './highlights.ts'
import type { Passage } from './page-text.ts'
import type { Waiting } from './outbox.ts'
import { useMarks } from './use-marks.ts'
import { useOutbox } from './use-outbox.ts'

export const panels = ['notes', 'comments', 'receipts'] as const
export type Panel = (typeof panels)[number]

interface Given {
  view: ReadingView
  notes: NoteView[]
  comments: CommentsView
  person: string
}

function marksOf({ view, notes, comments }: Omit<Given, 'person'>, waiting: Waiting[]): Mark[] {
  const pageOf = (block: string | null): number => view.blocks.find((one) => one.block === block)?.page ?? 1
  const own = notes
    .filter((note) => note.language === view.file?.language && note.outcome !== 'gone')
    .map((note) => ({ id: note.id, look: note.colour, anchor: note.anchor }))
  const said = comments.comments
    .filter((one) => one.quote !== '' && one.resolvedAt === null)
    .map(({ id, block, quote }) => {
      const anchor: Anchor = { block, quote, page: pageOf(block), prefix: '', suffix: '' }
      return { id, look: 'comment', anchor }
    })
  const kept = waiting
    .filter((note) => note.paper === view.paper.id && note.file === view.file?.id)
    .map((note) => ({ id: note.id, look: note.colour, anchor: note }))
  return [...own, ...kept, ...said]
}

/** What is open beside the paper, what is being written, which mark is looked at. */
export function useDesk({ view, notes, comments, person }: Given) {
  const outbox = useOutbox(person)
  const { waiting } = outbox
  const [panel, setPanel] = useState<Panel>('notes')
  const [over, setOver] = useState(false)
  const [draft, setDraft] = useState<Draft | null>(null)
  const [active, setActive] = useState<string | null>(null)
  const marks = useMemo(() => marksOf({ view, notes, comments }, waiting), [view, notes, comments, waiting])
  const { shown, gone, at, lead } = useMarks(marks, active)
  const show = useCallback((one: Panel): void => {
    setPanel(one)
    setOver(true)
  }, [])
  const begin = useCallback(
    (kind: Draft['kind'], anchor: Anchor | null, passage: Passage | null): void => {
      setDraft({ kind, anchor, passage })
      show(kind === 'note' ? 'notes' : 'comments')
    },
    [show],
  )
  const point = useCallback(
    (x: number, y: number): void => {
      const id = at(x, y)
      if (id === null) return
      setActive(id)
      show(notes.some((note) => note.id === id) ? 'notes' : 'comments')
    },
    [at, notes, show],
  )
  const leadTo = useCallback(
    (id: string): void => {
      setActive(id)
      setOver(false)
      const anchor = marks.find((mark) => mark.id === id)?.anchor
      if (anchor) requestAnimationFrame(() => lead(id, anchor))
    },
    [lead, marks],
  )
  // a notice leads to its comment: '#comment-…'
  useEffect(() => {
    const id = /^#comment-([\w-]+)$/.exec(location.hash)?.[1]
    if (id === undefined) return
    setActive(id)
    setPanel('comments')
    requestAnimationFrame(() => document.getElementById(`comment-${id}`)?.scrollIntoView({ block: 'center' }))
  }, [])
  const parts = useMemo(() => ({ shown, gone }), [shown, gone])
  const done = useCallback(() => setDraft(null), [])
  return { panel, over, setOver, draft, active, show, begin, point, leadTo, parts, done, outbox }
}
