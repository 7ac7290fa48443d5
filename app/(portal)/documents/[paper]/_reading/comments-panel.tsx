'use client'
import { MessagesSquare } from 'lucide-react'
import { useEffect, useId, useRef, useState } from 'react'
import { useWords } from '#app/_i18n/client.tsx'
import { Empty } from '#app/_ui/badge.tsx'
import { Button } from '#app/_ui/button.tsx'
import { inputLook, SelectField } from '#app/_ui/field.tsx'
import { Refused } from '#app/_ui/refused.tsx'
import { api } from '#app/_trpc/client.ts'
import { useAct } from '#app/_trpc/use-act.ts'
import type { ReadingView } from '#server/documents/shape/reading.ts'
import type { CommentsView, RemarkView } from '#server/documents/shape/remarks.ts'
import { ChosenWords, type Draft } from './chosen-words.tsx'
import { anchorIn } from './page-text.ts'
import { Thread } from './thread.tsx'

interface Props {
  view: ReadingView
  comments: CommentsView
  parties: Record<string, string>
  draft: Draft | null
  active: string | null
  lead: (comment: RemarkView) => void
  done: () => void
}

/** What delegations say about the paper: to all who may read it, or to one economy alone. */
export function CommentsPanel({ view, comments, parties, draft, active, lead, done }: Props) {
  const { t } = useWords('reading')
  const [settled, setSettled] = useState(false)
  const open = comments.comments.filter((one) => one.resolvedAt === null)
  const shown = settled ? comments.comments : open
  return (
    <section aria-labelledby="reading-comments" className="flex flex-col gap-3">
      <h2 id="reading-comments" className="flex items-center gap-2 text-lg font-semibold">
        <MessagesSquare aria-hidden className="size-5" />
        {t('comments.title')}
      </h2>
      {view.can.comment ? (
        <NewComment
          key={draft?.anchor?.quote ?? draft?.passage?.text ?? ''}
          {...{ view, comments, parties, draft, done }}
        />
      ) : null}
      {comments.comments.length > open.length ? (
        <label className="inline-flex items-center gap-2">
          <input type="checkbox" checked={settled} onChange={(event) => setSettled(event.target.checked)} />
          {t('comments.settledToo', { count: comments.comments.length - open.length })}
        </label>
      ) : null}
      {shown.length === 0 ? (
        <Empty title={t('comments.none')} />
      ) : (
        <ul className="flex flex-col gap-3">
          {shown.map((one) => (
            <Thread key={one.id} comment={one} parties={parties} active={active === one.id} lead={lead} />
          ))}
        </ul>
      )}
    </section>
  )
}

function NewComment({ view, comments, parties, draft, done }: Omit<Props, 'active' | 'lead'>) {
  const { t } = useWords('reading')
  const id = useId()
  const words = useRef<HTMLTextAreaElement>(null)
  const field = useRef<HTMLTextAreaElement>(null)
  const [body, setBody] = useState('')
  const [addressee, setAddressee] = useState('')
  const add = useAct(api.documents.comment.mutate, () => {
    setBody('')
    done()
  })
  useEffect(() => {
    if (draft) (words.current ?? field.current)?.focus()
  }, [draft])
  const submit = (): void => {
    const chosen = words.current
    const passage = draft?.passage
    const anchor =
      draft?.anchor ?? (passage ? anchorIn(passage, chosen?.selectionStart ?? 0, chosen?.selectionEnd ?? 0) : null)
    add.run({
      paper: view.paper.id,
      version: view.version.id,
      file: view.file?.id ?? null,
      block: anchor?.block ?? null,
      quote: anchor?.quote ?? '',
      body,
      addressee: addressee === '' ? null : addressee,
    })
  }
  return (
    <form
      aria-label={t('comments.form')}
      className="flex flex-col gap-3 rounded-md border border-line bg-surface p-3"
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      {draft ? <ChosenWords draft={draft} field={words} /> : null}
      <SelectField
        id={`${id}-to`}
        label={t('comments.to')}
        hint={addressee === '' ? t('comments.toAllHint') : t('comments.toOneHint')}
        value={addressee}
        onChange={(event) => setAddressee(event.target.value)}
      >
        <option value="">{t('comments.toAll')}</option>
        {comments.addressees.map((party) => (
          <option key={party} value={party}>
            {parties[party] ?? party}
          </option>
        ))}
      </SelectField>
      <div className="flex flex-col gap-1">
        <label htmlFor={id} className="font-medium">
          {t('comments.body')}
        </label>
        <textarea
          ref={field}
          id={id}
          rows={3}
          required
          maxLength={4000}
          value={body}
          onChange={(event) => setBody(event.target.value)}
          className={`${inputLook} py-2`}
        />
      </div>
      <Refused error={add.error} />
      <div className="flex gap-2">
        <Button type="submit" pending={add.pending}>
          {t('comments.send')}
        </Button>
        {draft ? (
          <Button variant="quiet" onClick={done}>
            {t('cancel')}
          </Button>
        ) : null}
      </div>
    </form>
  )
}
