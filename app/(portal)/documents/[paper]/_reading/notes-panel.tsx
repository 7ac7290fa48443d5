'use client'
import { Lock, StickyNote } from 'lucide-react'
import { useWords } from '#app/_i18n/client.tsx'
import { Callout, Empty } from '#app/_ui/badge.tsx'
import { useAct } from '#app/_trpc/use-act.ts'
import type { ReadingView } from '#server/documents/shape/reading.ts'
import type { NoteView } from '#server/documents/shape/remarks.ts'
import type { Draft } from './chosen-words.tsx'
import { NoteEntry } from './note-entry.tsx'
import { NoteForm } from './note-form.tsx'
import type { Outbox } from './use-outbox.ts'
import { WaitingNotes } from './waiting-notes.tsx'

interface Props {
  view: ReadingView
  notes: NoteView[]
  draft: Draft | null
  active: string | null
  lead: (note: NoteView) => void
  outbox: Outbox
  done: () => void
}

/** The reader's own notes, and the tray of those whose place moved, changed or went with a revision. */
export function NotesPanel({ view, notes, draft, active, lead, outbox, done }: Props) {
  const { t } = useWords('reading')
  const tray = notes.filter((note) => note.outcome !== 'same')
  const kept = notes.filter((note) => note.outcome === 'same')
  const entry = (note: NoteView) => (
    <NoteEntry
      key={note.id}
      note={note}
      version={view.version.id}
      language={view.file?.language ?? ''}
      active={active === note.id}
      lead={lead}
    />
  )
  return (
    <section aria-labelledby="reading-notes" className="flex flex-col gap-3">
      <h2 id="reading-notes" className="flex items-center gap-2 text-lg font-semibold">
        <StickyNote aria-hidden className="size-5" />
        {t('notes.title')}
      </h2>
      <p className="flex gap-2 text-sm text-muted">
        <Lock aria-hidden className="mt-0.5 size-4 shrink-0" />
        {t('notes.private')}
      </p>
      {draft ? <NewNote view={view} draft={draft} outbox={outbox} done={done} /> : null}
      <WaitingNotes paper={view.paper.id} outbox={outbox} />
      {tray.length > 0 ? (
        <section aria-labelledby="reading-tray" className="flex flex-col gap-2">
          <Callout tone="action">
            <h3 id="reading-tray" className="font-semibold">
              {t('tray.title', { count: tray.length })}
            </h3>
            <p className="text-[0.9375rem]">{t('tray.lead', { number: view.version.number })}</p>
          </Callout>
          <ul className="flex flex-col gap-2">{tray.map(entry)}</ul>
        </section>
      ) : null}
      {kept.length > 0 ? <ul className="flex flex-col gap-2">{kept.map(entry)}</ul> : null}
      {notes.length === 0 && !draft ? <Empty title={t('notes.none')}>{t('notes.noneHint')}</Empty> : null}
    </section>
  )
}

function NewNote({ view, draft, outbox, done }: Pick<Props, 'view' | 'outbox' | 'done'> & { draft: Draft }) {
  const add = useAct(outbox.add, done)
  const { file, paper, version } = view
  if (!file) return null
  return (
    <NoteForm
      draft={draft}
      pending={add.pending}
      error={add.error}
      save={({ colour, body, anchor }) =>
        anchor && add.run({ paper: paper.id, version: version.id, file: file.id, ...anchor, colour, body })
      }
      cancel={done}
    />
  )
}
