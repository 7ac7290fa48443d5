'use client'
import { useEffect, useId, useRef, useState } from 'react'
import { useWords } from '#app/_i18n/client.tsx'
import { Button } from '#app/_ui/button.tsx'
import { inputLook } from '#app/_ui/field.tsx'
import { Refused } from '#app/_ui/refused.tsx'
import type { Anchor } from '#server/documents/shape/anchor.ts'
import { type Colour, colours } from '#server/documents/shape/remarks.ts'
import { ChosenWords, type Draft } from './chosen-words.tsx'
import { anchorIn } from './page-text.ts'
import { Swatch } from './swatch.tsx'

interface Props {
  /** what a new note hangs on; none when an old one is written anew */
  draft?: Draft
  start?: { colour: Colour; body: string }
  pending: boolean
  error: string | null
  save: (note: { colour: Colour; body: string; anchor: Anchor | null }) => void
  cancel: () => void
}

/** A private note: its colour and its words. */
export function NoteForm({ draft, start, pending, error, save, cancel }: Props) {
  const { t } = useWords('reading')
  const id = useId()
  const words = useRef<HTMLTextAreaElement>(null)
  const field = useRef<HTMLTextAreaElement>(null)
  const [colour, setColour] = useState<Colour>(start?.colour ?? 'yellow')
  const [body, setBody] = useState(start?.body ?? '')
  useEffect(() => (words.current ?? field.current)?.focus(), [])
  const submit = (): void => {
    const passage = draft?.passage
    const chosen = words.current
    const anchor = passage ? anchorIn(passage, chosen?.selectionStart ?? 0, chosen?.selectionEnd ?? 0) : null
    save({ colour, body, anchor: draft?.anchor ?? anchor })
  }
  return (
    <form
      aria-label={t('notes.form')}
      className="flex flex-col gap-3 rounded-md border border-line bg-surface p-3"
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      {draft ? <ChosenWords draft={draft} field={words} /> : null}
      <fieldset>
        <legend className="font-medium">{t('notes.colour')}</legend>
        <div className="mt-1 flex flex-wrap gap-x-4 gap-y-1">
          {colours.map((one) => (
            <label key={one} className="inline-flex min-h-8 items-center gap-1.5">
              <input type="radio" name={`${id}-colour`} checked={one === colour} onChange={() => setColour(one)} />
              <Swatch colour={one} />
              {t(`colours.${one}`)}
            </label>
          ))}
        </div>
      </fieldset>
      <div className="flex flex-col gap-1">
        <label htmlFor={id} className="font-medium">
          {t('notes.body')}
        </label>
        <textarea
          ref={field}
          id={id}
          rows={4}
          maxLength={10_000}
          value={body}
          onChange={(event) => setBody(event.target.value)}
          className={`${inputLook} py-2`}
        />
      </div>
      <Refused error={error} />
      <div className="flex gap-2">
        <Button type="submit" variant="primary" pending={pending}>
          {t('notes.save')}
        </Button>
        <Button variant="quiet" onClick={cancel}>
          {t('cancel')}
        </Button>
      </div>
    </form>
  )
}
