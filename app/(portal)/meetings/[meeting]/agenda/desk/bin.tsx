'use client'
import { Trash2 } from 'lucide-react'
import { useWords } from '#app/_i18n/client.tsx'
import type { Moves } from './use-moves.ts'

/** What was taken out since the last edition; it can come back until the next one is published. */
export function Bin({
  items,
  titles,
  moves,
}: {
  items: Array<{ id: string }>
  titles: Map<string, string>
  moves: Moves | null
}) {
  const { t } = useWords('desk')
  if (items.length === 0) return null
  return (
    <details className="rounded border border-line p-2">
      <summary className="flex min-h-6 cursor-pointer items-center gap-2 text-sm">
        <Trash2 aria-hidden className="size-4" />
        {t('bin.title', { count: items.length })}
      </summary>
      <ul className="mt-2 flex flex-col gap-1">
        {items.map((item) => (
          <li key={item.id} className="flex items-center justify-between gap-2 text-sm">
            <span className="min-w-0 break-words">{titles.get(item.id) || t('outline.untitled')}</span>
            {moves ? (
              <button
                type="button"
                className="min-h-6 rounded px-2 hover:bg-hover"
                onClick={() => moves.restore(item.id)}
              >
                {t('bin.restore')}
              </button>
            ) : null}
          </li>
        ))}
      </ul>
    </details>
  )
}
