'use client'
import { X } from 'lucide-react'
import { useState } from 'react'
import { ConnectionProvider } from '#app/_editor/use-connection.tsx'
import { useWords } from '#app/_i18n/client.tsx'
import { NotesPanel } from './notes-panel.tsx'

export interface NotesProps {
  meeting: number
  person: string
  party: string
  partyName: string
  items: Array<{ id: string; label: string; title: string }>
  close: () => void
}

/** The notes of one delegation beside the agenda it reads, item by item. */
export function Notes({ meeting, person, party, partyName, items, close }: NotesProps) {
  const { t } = useWords('desk')
  const [item, setItem] = useState(items[0]?.id ?? '')
  const chosen = items.find((one) => one.id === item)
  return (
    <aside
      aria-label={t('notes.title', { party: partyName })}
      className="fixed inset-x-0 bottom-0 z-40 max-h-[70dvh] overflow-y-auto border-t border-line bg-surface p-4 shadow-xl sm:inset-x-auto sm:top-0 sm:right-0 sm:max-h-none sm:w-96 sm:border-t-0 sm:border-l print:hidden"
    >
      <div className="mb-3 flex items-center gap-2">
        <select
          className="min-h-10 min-w-0 grow rounded-md border border-line-strong bg-surface px-2"
          aria-label={t('notes.item')}
          value={item}
          onChange={(event) => setItem(event.target.value)}
        >
          {items.map((one) => (
            <option key={one.id} value={one.id}>
              {one.label} {one.title}
            </option>
          ))}
        </select>
        <button
          type="button"
          className="grid size-10 shrink-0 place-items-center rounded hover:bg-hover"
          aria-label={t('notes.close')}
          onClick={close}
        >
          <X aria-hidden className="size-5" />
        </button>
      </div>
      {chosen ? (
        <ConnectionProvider person={person}>
          <NotesPanel meeting={meeting} party={party} partyName={partyName} item={chosen.id} label={chosen.label} />
        </ConnectionProvider>
      ) : null}
    </aside>
  )
}
