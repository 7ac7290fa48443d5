'use client'
import { EyeOff, Lock, MessageSquare } from 'lucide-react'
import { useState } from 'react'
import { useWords } from '#app/_i18n/client.tsx'
import type { OutlineItem } from '#server/agenda/shape/outline.ts'

/** When an item is taken, as the timetable has it. */
export interface Place {
  startsAt: Date | null
  endsAt: Date | null
}

type Where = 'before' | 'into' | 'after'

interface Props {
  item: OutlineItem
  title: string
  place: Place | null
  zone: string
  comments: number
  current: boolean
  select: () => void
  onKey: (event: React.KeyboardEvent) => void
  drag: { start: () => void; end: () => void; active: boolean; drop: (where: Where) => void } | null
}

const indents = ['pl-2', 'pl-7', 'pl-12', 'pl-16', 'pl-20']

function whereOf(event: React.DragEvent<HTMLElement>): Where {
  const box = event.currentTarget.getBoundingClientRect()
  const share = (event.clientY - box.top) / box.height
  return share < 0.3 ? 'before' : share > 0.7 ? 'after' : 'into'
}

const marks: Record<Where, string> = { before: 'border-t-primary', after: 'border-b-primary', into: 'bg-selected' }

/** One item in the outline: number, title, clock time, who may read it. */
export function OutlineRow({ item, title, place, zone, comments, current, select, onKey, drag }: Props) {
  const { t, format } = useWords('desk')
  const [over, setOver] = useState<Where | null>(null)
  return (
    // the row is a button with keys of its own; what the mouse drags over it is only shown here
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <li
      className={`border-y-2 border-transparent ${over && drag?.active ? marks[over] : ''}`}
      onDragOver={(event) => {
        if (!drag?.active) return
        event.preventDefault()
        setOver(whereOf(event))
      }}
      onDragLeave={() => setOver(null)}
      onDrop={(event) => {
        event.preventDefault()
        drag?.drop(whereOf(event))
        setOver(null)
      }}
    >
      <button
        type="button"
        data-row={item.id}
        draggable={drag !== null}
        aria-current={current ? 'true' : undefined}
        className={`flex w-full items-baseline gap-2 rounded py-1.5 pr-2 text-left hover:bg-hover aria-[current]:bg-selected ${indents[Math.min(item.depth, 4)]}`}
        onClick={select}
        onKeyDown={onKey}
        onDragStart={(event) => {
          event.dataTransfer.setData('text/plain', item.id)
          drag?.start()
        }}
        onDragEnd={() => drag?.end()}
      >
        <span className="min-w-8 shrink-0 tabular-nums text-muted">{item.label}</span>
        <span className="min-w-0 grow break-words">
          {title || <em className="text-muted">{t('outline.untitled')}</em>}
        </span>
        {comments > 0 ? (
          <span className="inline-flex items-center gap-0.5 text-sm text-muted">
            <MessageSquare aria-hidden className="size-3.5" />
            {comments}
            <span className="sr-only">{t('outline.comments', { count: comments })}</span>
          </span>
        ) : null}
        {item.visibility === 'public' ? null : (
          <span className="text-muted" title={t(`visibility.${item.visibility}`)}>
            {item.visibility === 'members' ? (
              <Lock aria-hidden className="size-3.5" />
            ) : (
              <EyeOff aria-hidden className="size-3.5" />
            )}
            <span className="sr-only">{t(`visibility.${item.visibility}`)}</span>
          </span>
        )}
        {place?.startsAt ? (
          <span className="shrink-0 text-sm tabular-nums text-muted">{format.time(place.startsAt, zone)}</span>
        ) : null}
      </button>
    </li>
  )
}
