'use client'
import { ArrowRightLeft, CircleOff, MapPin, PenLine, Pencil, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useWords } from '#app/_i18n/client.tsx'
import { api } from '#app/_trpc/client.ts'
import { useAct } from '#app/_trpc/use-act.ts'
import { Badge } from '#app/_ui/badge.tsx'
import { Button } from '#app/_ui/button.tsx'
import type { NoteView } from '#server/documents/shape/remarks.ts'
import { NoteForm } from './note-form.tsx'
import { Swatch } from './swatch.tsx'

const icons = { moved: ArrowRightLeft, changed: PenLine, gone: CircleOff }
const tones = { moved: 'info', changed: 'action', gone: 'danger' } as const

interface Props {
  note: NoteView
  version: string
  /** the language that is read: a note on another one stands elsewhere */
  language: string
  active: boolean
  lead: (note: NoteView) => void
}

/** One private note, with what became of its place; in the tray one says that it stands rightly. */
export function NoteEntry({ note, version, language, active, lead }: Props) {
  const { t, format } = useWords('reading')
  const [writing, setWriting] = useState(false)
  const amend = useAct(api.documents.amendNote.mutate, () => setWriting(false))
  const settle = useAct(api.documents.settleNote.mutate)
  const remove = useAct(api.documents.removeNote.mutate)
  const error = settle.error ?? remove.error
  const { outcome } = note
  const here = note.language === language && outcome !== 'gone'
  return (
    <li
      id={`note-${note.id}`}
      className={`rounded-md border bg-surface p-3 ${active ? 'border-teal ring-2 ring-teal' : 'border-line'}`}
    >
      <p className="flex flex-wrap items-center gap-2 text-sm text-muted">
        <Swatch colour={note.colour} />
        {t(`colours.${note.colour}`)}
        {note.language === language ? null : <span>{format.language(note.language)}</span>}
        {outcome === 'same' ? null : (
          <Badge tone={tones[outcome]} icon={icons[outcome]}>
            {t(`outcome.${outcome}`)}
          </Badge>
        )}
      </p>
      <Quote note={note} />
      {writing ? (
        <NoteForm
          start={note}
          pending={amend.pending}
          error={amend.error}
          save={({ colour, body }) => amend.run({ note: note.id, colour, body })}
          cancel={() => setWriting(false)}
        />
      ) : (
        <p className="mt-1 break-words whitespace-pre-wrap">{note.body}</p>
      )}
      {error ? (
        <p role="alert" className="text-sm text-danger">
          {error}
        </p>
      ) : null}
      <div className="mt-2 flex flex-wrap gap-1">
        {here ? (
          <Small icon={MapPin} act={() => lead(note)}>
            {t('notes.show')}
          </Small>
        ) : null}
        {outcome === 'moved' || outcome === 'changed' ? (
          <Button pending={settle.pending} onClick={() => settle.run({ note: note.id, version })}>
            {t('tray.keep')}
          </Button>
        ) : null}
        <Small icon={Pencil} act={() => setWriting(true)}>
          {t('notes.amend')}
        </Small>
        <Small icon={Trash2} act={() => remove.run({ note: note.id })}>
          {t('notes.remove')}
        </Small>
      </div>
    </li>
  )
}

function Small({ icon: Icon, act, children }: { icon: typeof MapPin; act: () => void; children: string }) {
  return (
    <button
      type="button"
      onClick={act}
      className="inline-flex min-h-9 items-center gap-1.5 rounded-md px-2 text-[0.9375rem] font-medium text-link first:-ms-2 hover:bg-hover"
    >
      <Icon aria-hidden className="size-4" />
      {children}
    </button>
  )
}

/** The words that were marked; when they changed, how they read now. */
function Quote({ note }: { note: NoteView }) {
  const { t } = useWords('reading')
  const look = 'mt-1 border-s-4 border-line-strong ps-3 text-[0.9375rem] break-words whitespace-pre-wrap text-muted'
  if (note.outcome !== 'changed')
    return (
      <blockquote lang={note.language} className={look}>
        {note.quote}
      </blockquote>
    )
  return (
    <dl className="text-[0.9375rem]">
      {(['was', 'now'] as const).map((side) => (
        <div key={side} className="mt-1">
          <dt className="text-sm text-muted">{t(`tray.${side}`, { number: note.number })}</dt>
          <dd lang={note.language} className="border-s-4 border-line-strong ps-3 break-words whitespace-pre-wrap">
            {side === 'was' ? note.quote : note.anchor.quote}
          </dd>
        </div>
      ))}
    </dl>
  )
}
