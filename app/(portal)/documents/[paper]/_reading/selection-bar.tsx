'use client'
import { MessageSquarePlus, StickyNote } from 'lucide-react'
import { useWords } from '#app/_i18n/client.tsx'
import { Button } from '#app/_ui/button.tsx'
import { type Colour, colours } from '#server/documents/shape/remarks.ts'
import { Swatch } from './swatch.tsx'

interface Props {
  mark: (colour: Colour) => void
  note: () => void
  comment: (() => void) | null
  error: string | null
}

/** What one can do with the words that are selected; it stands at the foot of the window, away from the finger. */
export function SelectionBar({ mark, note, comment, error }: Props) {
  const { t } = useWords('reading')
  return (
    <div
      role="toolbar"
      tabIndex={-1}
      aria-label={t('selection.label')}
      // the selection stays while a button is pressed
      onMouseDown={(event) => event.preventDefault()}
      className="fixed inset-x-2 bottom-16 z-30 mx-auto flex w-fit max-w-full flex-wrap items-center justify-center gap-1.5 rounded-lg border border-line-strong bg-surface p-2 shadow-lg lg:bottom-6 print:hidden"
    >
      {colours.map((colour) => (
        <button
          key={colour}
          type="button"
          onClick={() => mark(colour)}
          className="inline-flex min-h-9 items-center gap-1.5 rounded-md px-2 text-sm hover:bg-hover"
        >
          <Swatch colour={colour} />
          {t(`colours.${colour}`)}
        </button>
      ))}
      <Button onClick={note}>
        <StickyNote aria-hidden className="size-4" />
        {t('selection.note')}
      </Button>
      {comment ? (
        <Button onClick={comment}>
          <MessageSquarePlus aria-hidden className="size-4" />
          {t('selection.comment')}
        </Button>
      ) : null}
      {error ? (
        <p role="alert" className="basis-full text-center text-sm text-danger">
          {error}
        </p>
      ) : null}
    </div>
  )
}
