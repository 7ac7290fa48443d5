'use client'
import { type RefObject, useId } from 'react'
import { useWords } from '#app/_i18n/client.tsx'
import { inputLook } from '#app/_ui/field.tsx'
import type { Anchor } from '#server/documents/shape/anchor.ts'
import type { Passage } from './page-text.ts'

/** What a note or a comment is to hang on: words already marked, or a passage of which the keyboard chooses some. */
export interface Draft {
  kind: 'note' | 'comment'
  anchor: Anchor | null
  passage: Passage | null
}

/** Shows the words, or lets them be chosen: in a text field that cannot be written in, Shift and the arrow keys select. */
export function ChosenWords({ draft, field }: { draft: Draft; field: RefObject<HTMLTextAreaElement | null> }) {
  const { t } = useWords('reading')
  const id = useId()
  if (draft.anchor)
    return (
      <blockquote className="border-s-4 border-line-strong ps-3 text-[0.9375rem] break-words whitespace-pre-wrap text-muted">
        {draft.anchor.quote}
      </blockquote>
    )
  if (!draft.passage) return null
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={id} className="font-medium">
        {t('draft.words')}
      </label>
      <p id={`${id}-hint`} className="text-sm text-muted">
        {t('draft.wordsHint')}
      </p>
      <textarea
        ref={field}
        id={id}
        readOnly
        rows={5}
        value={draft.passage.text}
        aria-describedby={`${id}-hint`}
        className={`${inputLook} py-2 text-[0.9375rem]`}
      />
    </div>
  )
}
