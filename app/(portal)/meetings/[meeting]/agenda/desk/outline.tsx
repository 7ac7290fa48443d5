'use client'
import { useRef, useState } from 'react'
import { useWords } from '#app/_i18n/client.tsx'
import type { OutlineItem } from '#server/agenda/shape/outline.ts'
import { FromFile } from './from-file.tsx'
import { OutlineRow, type Place } from './outline-row.tsx'
import { OutlineToolbar } from './outline-toolbar.tsx'
import type { Moves } from './use-moves.ts'

interface Props {
  /** the zone is the venue's, for clock times */
  meeting: { id: number; zone: string }
  /** null: one may read the structure, not change it */
  moves: Moves | null
  items: OutlineItem[]
  /** the structure is still on the way: nothing in it does not mean that it is empty */
  opening: boolean
  titles: Map<string, string>
  places: Map<string, Place>
  comments: Map<string, number>
  selected: string | null
  select: (item: string) => void
}

/** The keys of the outline, shown under '?' and in the rows' description. */
function byKey(event: React.KeyboardEvent, item: OutlineItem, moves: Moves): boolean {
  if (!event.altKey) return false
  const acts: Record<string, () => void> = {
    ArrowUp: () => moves.up(item.id),
    ArrowDown: () => moves.down(item.id),
    ArrowRight: () => moves.indent(item.id),
    ArrowLeft: () => moves.outdent(item.id),
  }
  const act = acts[event.key]
  act?.()
  return act !== undefined
}

/** The agenda's items in their order; structure edits appear at once for everybody at the desk. */
export function Outline({ meeting, moves, items, opening, titles, places, comments, selected, select }: Props) {
  const { t } = useWords('desk')
  const list = useRef<HTMLOListElement>(null)
  const [dragged, setDragged] = useState<string | null>(null)
  const focusRow = (at: number): void => {
    list.current?.querySelectorAll<HTMLButtonElement>('[data-row]')[at]?.focus()
  }
  const current = items.find((item) => item.id === selected) ?? null
  return (
    <nav aria-label={t('outline.title')} className="flex flex-col gap-2">
      {moves ? <OutlineToolbar moves={moves} current={current} /> : null}
      <ol ref={list} className="flex flex-col" data-outline>
        {items.map((item, at) => (
          <OutlineRow
            key={item.id}
            item={item}
            title={titles.get(item.id) ?? ''}
            place={places.get(item.id) ?? null}
            zone={meeting.zone}
            comments={comments.get(item.id) ?? 0}
            current={item.id === selected}
            select={() => select(item.id)}
            onKey={(event) => {
              if (moves && byKey(event, item, moves)) event.preventDefault()
              else if (event.key === 'ArrowDown' && !event.altKey) focusRow(at + 1)
              else if (event.key === 'ArrowUp' && !event.altKey) focusRow(at - 1)
              else return
              event.preventDefault()
            }}
            drag={
              moves
                ? {
                    start: () => setDragged(item.id),
                    end: () => setDragged(null),
                    active: dragged !== null && dragged !== item.id,
                    drop: (where) => {
                      if (dragged) moves.place(dragged, item.id, where)
                      setDragged(null)
                    },
                  }
                : null
            }
          />
        ))}
      </ol>
      {items.length > 0 ? null : opening ? <Coming /> : <p className="text-muted">{t('outline.empty')}</p>}
      {moves && !opening ? <FromFile meeting={meeting.id} moves={moves} /> : null}
    </nav>
  )
}

/** Lines in the place of rows, so that nothing moves when they come. */
function Coming() {
  return (
    <div aria-hidden className="flex flex-col gap-3 py-2">
      {['w-1/2', 'w-4/5', 'w-3/5', 'w-2/3', 'w-1/3', 'w-3/4'].map((width) => (
        <span key={width} className={`h-5 rounded bg-line ${width}`} />
      ))}
    </div>
  )
}
