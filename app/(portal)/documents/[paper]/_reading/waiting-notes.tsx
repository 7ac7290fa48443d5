'use client'
import { CloudOff, Trash2 } from 'lucide-react'
import { useWords } from '#app/_i18n/client.tsx'
import { Callout } from '#app/_ui/badge.tsx'
import { Button } from '#app/_ui/button.tsx'
import { Swatch } from './swatch.tsx'
import type { Outbox } from './use-outbox.ts'

/** The notes that wait on this device until the portal can be reached. */
export function WaitingNotes({ paper, outbox }: { paper: string; outbox: Outbox }) {
  const { t } = useWords('reading')
  const waiting = outbox.waiting.filter((note) => note.paper === paper)
  if (waiting.length === 0) return null
  return (
    <section aria-labelledby="reading-waiting" className="flex flex-col gap-2">
      <div role="status">
        <Callout tone="warn">
          <h3 id="reading-waiting" className="flex items-center gap-2 font-semibold">
            <CloudOff aria-hidden className="size-4 shrink-0" />
            {t('waiting.title', { count: waiting.length })}
          </h3>
          <p className="text-[0.9375rem]">{t('waiting.lead')}</p>
        </Callout>
      </div>
      <ul className="flex flex-col gap-2">
        {waiting.map((note) => (
          <li key={note.id} className="rounded-md border border-dashed border-line-strong bg-surface p-3">
            <p className="flex items-center gap-2 text-sm text-muted">
              <Swatch colour={note.colour} />
              {t(`colours.${note.colour}`)}
            </p>
            <blockquote className="mt-1 border-s-4 border-line-strong ps-3 text-[0.9375rem] break-words text-muted">
              {note.quote}
            </blockquote>
            <p className="mt-1 break-words whitespace-pre-wrap">{note.body}</p>
            <Button variant="quiet" onClick={() => void outbox.drop(note.id)}>
              <Trash2 aria-hidden className="size-4" />
              {t('notes.remove')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
