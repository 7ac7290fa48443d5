'use client'
import { CircleCheck, MapPin } from 'lucide-react'
import { useId, useState } from 'react'
import { useWords } from '#app/_i18n/client.tsx'
import { Badge } from '#app/_ui/badge.tsx'
import { Button } from '#app/_ui/button.tsx'
import { inputLook } from '#app/_ui/field.tsx'
import { api } from '#app/_trpc/client.ts'
import { useAct } from '#app/_trpc/use-act.ts'
import type { RemarkView } from '#server/documents/shape/remarks.ts'

interface Props {
  comment: RemarkView
  parties: Record<string, string>
  active: boolean
  lead: (comment: RemarkView) => void
}

/** A comment with its answers. */
export function Thread({ comment, parties, active, lead }: Props) {
  const { t, format } = useWords('reading')
  const settle = useAct(api.documents.resolve.mutate)
  const reopen = useAct(api.documents.reopen.mutate)
  const turn = comment.resolvedAt === null ? settle : reopen
  return (
    <li
      id={`comment-${comment.id}`}
      className={`scroll-mt-24 rounded-md border bg-surface p-3 ${active ? 'border-teal ring-2 ring-teal' : 'border-line'}`}
    >
      <p className="mb-1 flex flex-wrap gap-1.5">
        <Badge>
          {comment.addressee
            ? t('comments.toParty', { party: parties[comment.addressee] ?? comment.addressee })
            : t('comments.toAll')}
        </Badge>
        {comment.resolvedAt ? (
          <Badge tone="ok" icon={CircleCheck}>
            {t('comments.settledBy', { name: comment.resolvedBy ?? '', at: format.date(comment.resolvedAt) })}
          </Badge>
        ) : null}
      </p>
      <Said said={comment} parties={parties} />
      {comment.quote ? (
        <blockquote className="mt-1 border-s-4 border-line-strong ps-3 text-[0.9375rem] break-words whitespace-pre-wrap text-muted">
          {comment.quote}
        </blockquote>
      ) : null}
      {comment.answers.length > 0 ? (
        <ul className="mt-3 flex flex-col gap-3 border-s border-line ps-3">
          {comment.answers.map((one) => (
            <li key={one.id}>
              <Said said={one} parties={parties} />
            </li>
          ))}
        </ul>
      ) : null}
      {turn.error ? (
        <p role="alert" className="text-sm text-danger">
          {turn.error}
        </p>
      ) : null}
      <div className="mt-2 flex flex-wrap items-start gap-1">
        {comment.quote ? (
          <Button variant="quiet" className="px-2" onClick={() => lead(comment)}>
            <MapPin aria-hidden className="size-4" />
            {t('notes.show')}
          </Button>
        ) : null}
        {comment.can.settle ? (
          <Button
            variant="quiet"
            className="px-2"
            pending={turn.pending}
            onClick={() => turn.run({ comment: comment.id })}
          >
            {comment.resolvedAt === null ? t('comments.settle') : t('comments.reopen')}
          </Button>
        ) : null}
        {comment.can.answer ? <Answer comment={comment.id} /> : null}
      </div>
    </li>
  )
}

function Said({ said, parties }: { said: RemarkView['answers'][number]; parties: Record<string, string> }) {
  const { t, format } = useWords('reading')
  const { name, party, capacity } = said.author
  const voice = party ? (parties[party] ?? party) : t(`voice.${capacity}`)
  return (
    <>
      <p className="text-sm text-muted">
        <span className="font-semibold text-ink">{voice}</span> · {name} · {format.dateTime(said.at)}
      </p>
      <p className="break-words whitespace-pre-wrap">{said.body}</p>
    </>
  )
}

function Answer({ comment }: { comment: string }) {
  const { t } = useWords('reading')
  const id = useId()
  const [open, setOpen] = useState(false)
  const [body, setBody] = useState('')
  const answer = useAct(api.documents.answer.mutate, () => {
    setBody('')
    setOpen(false)
  })
  if (!open)
    return (
      <Button variant="quiet" className="px-2" onClick={() => setOpen(true)}>
        {t('comments.answer')}
      </Button>
    )
  return (
    <form
      className="flex basis-full flex-col gap-2"
      onSubmit={(event) => {
        event.preventDefault()
        answer.run({ comment, body })
      }}
    >
      <label htmlFor={id} className="font-medium">
        {t('comments.answerBody')}
      </label>
      <textarea
        id={id}
        rows={2}
        required
        autoFocus
        maxLength={4000}
        value={body}
        onChange={(event) => setBody(event.target.value)}
        className={`${inputLook} py-2`}
      />
      {answer.error ? (
        <p role="alert" className="text-sm text-danger">
          {answer.error}
        </p>
      ) : null}
      <div className="flex gap-2">
        <Button type="submit" pending={answer.pending}>
          {t('comments.sendAnswer')}
        </Button>
        <Button variant="quiet" onClick={() => setOpen(false)}>
          {t('cancel')}
        </Button>
      </div>
    </form>
  )
}
