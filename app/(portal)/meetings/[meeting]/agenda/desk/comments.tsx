'use client'
import { useCallback, useEffect, useState } from 'react'
import { useWords } from '#app/_i18n/client.tsx'
import { api } from '#app/_trpc/client.ts'
import { useAct } from '#app/_trpc/use-act.ts'
import { Button } from '#app/_ui/button.tsx'
import type { CommentView, DeskView } from '#server/agenda/schema/desk.ts'
import { PersonChoice } from './person-choice.tsx'

export interface AtBlock {
  item: string
  language: string
  id: string
  quote: string
}

interface Props {
  meeting: number
  item: string
  /** the paragraph where the caret stands, or stood last */
  at: AtBlock | null
  people: DeskView['people']
  changed: () => void
}

/** Comments on the paragraphs of one item: addressed, answered, resolved. */
export function Comments({ meeting, item, at, people, changed }: Props) {
  const { t } = useWords('desk')
  const [comments, setComments] = useState<CommentView[] | null>(null)
  const [resolved, setResolved] = useState(false)
  const load = useCallback(() => {
    void api.agenda.comments.query({ meeting, item, resolved: true }).then(setComments, () => setComments([]))
  }, [meeting, item])
  useEffect(load, [load])
  const again = (): void => {
    load()
    changed()
  }
  const shown = (comments ?? []).filter((comment) => resolved || comment.resolvedAt === null)
  const hidden = (comments ?? []).length - shown.length
  return (
    <section aria-label={t('comments.title')} className="flex flex-col gap-3">
      <h3 className="font-semibold">{t('comments.title')}</h3>
      <NewComment meeting={meeting} item={item} at={at?.item === item ? at : null} people={people} done={again} />
      {comments === null ? <p className="text-muted">{t('loading')}</p> : null}
      {comments?.length === 0 ? <p className="text-muted">{t('comments.none')}</p> : null}
      <ul className="flex flex-col gap-3">
        {shown.map((comment) => (
          <li key={comment.id} id={`comment-${comment.id}`} className="rounded border border-line bg-surface p-3">
            <Comment meeting={meeting} comment={comment} done={again} />
          </li>
        ))}
      </ul>
      {hidden > 0 || resolved ? (
        <Button variant="quiet" onClick={() => setResolved(!resolved)}>
          {resolved ? t('comments.hide') : t('comments.show', { count: hidden })}
        </Button>
      ) : null}
    </section>
  )
}

function NewComment({ meeting, item, at, people, done }: Omit<Props, 'changed'> & { done: () => void }) {
  const { t } = useWords('desk')
  const [body, setBody] = useState('')
  const [addressee, setAddressee] = useState('')
  const add = useAct(
    () =>
      api.agenda.addComment.mutate({
        meeting,
        item,
        language: (at?.language ?? 'en') as 'en',
        block: at?.id ?? 'title',
        quote: at?.quote ?? '',
        body,
        addressee: addressee || null,
      }),
    () => {
      setBody('')
      done()
    },
  )
  return (
    <form
      className="flex flex-col gap-2"
      onSubmit={(event) => {
        event.preventDefault()
        add.run()
      }}
    >
      <p className="text-sm text-muted">
        {at?.quote ? t('comments.on', { quote: at.quote.slice(0, 120) }) : t('comments.onTitle')}
      </p>
      <label className="flex flex-col gap-1 text-sm">
        {t('comments.body')}
        <textarea
          className="min-h-20 rounded border border-line bg-surface p-2 text-base"
          maxLength={4000}
          value={body}
          onChange={(event) => setBody(event.target.value)}
        />
      </label>
      <PersonChoice
        label={t('comments.to')}
        people={people}
        value={addressee}
        none={t('comments.toAll')}
        choose={setAddressee}
      />
      {add.error ? (
        <p role="alert" className="text-sm text-action">
          {add.error}
        </p>
      ) : null}
      <Button type="submit" variant="secondary" pending={add.pending} disabled={body.trim() === ''}>
        {t('comments.add')}
      </Button>
    </form>
  )
}

function Comment({ meeting, comment, done }: { meeting: number; comment: CommentView; done: () => void }) {
  const { t, format } = useWords('desk')
  const [answer, setAnswer] = useState('')
  const input = { meeting, comment: comment.id }
  const reply = useAct(
    () => api.agenda.answerComment.mutate({ ...input, body: answer }),
    () => {
      setAnswer('')
      done()
    },
  )
  const settle = useAct(
    () => (comment.resolvedAt ? api.agenda.reopenComment.mutate(input) : api.agenda.resolveComment.mutate(input)),
    done,
  )
  return (
    <article className="flex flex-col gap-2">
      <header className="flex flex-wrap items-baseline gap-2 text-sm">
        <strong>{comment.author.name}</strong>
        {comment.addressee ? <span>{t('comments.addressed', { name: comment.addressee.name })}</span> : null}
        <time dateTime={comment.at.toISOString()} className="text-muted">
          {format.dateTime(comment.at)}
        </time>
      </header>
      {comment.quote ? (
        <blockquote className="border-l-2 border-line pl-2 text-sm text-muted">{comment.quote}</blockquote>
      ) : null}
      <p className="whitespace-pre-wrap">{comment.body}</p>
      {comment.answers.map((one) => (
        <p key={one.id} className="border-l-2 border-line pl-2">
          <strong className="text-sm">{one.author.name}</strong> <span className="whitespace-pre-wrap">{one.body}</span>
        </p>
      ))}
      {comment.resolvedAt ? (
        <p className="text-sm text-ok">{t('comments.resolved', { name: comment.resolvedBy?.name ?? '' })}</p>
      ) : (
        <form
          className="flex items-end gap-2"
          onSubmit={(event) => {
            event.preventDefault()
            reply.run()
          }}
        >
          <label className="flex grow flex-col text-sm">
            {t('comments.answer')}
            <input
              className="min-h-9 rounded border border-line bg-surface px-2"
              value={answer}
              maxLength={4000}
              onChange={(event) => setAnswer(event.target.value)}
            />
          </label>
          <Button type="submit" variant="quiet" pending={reply.pending} disabled={answer.trim() === ''}>
            {t('comments.reply')}
          </Button>
        </form>
      )}
      <Button variant="quiet" pending={settle.pending} onClick={() => settle.run()}>
        {comment.resolvedAt ? t('comments.reopen') : t('comments.resolve')}
      </Button>
      {reply.error || settle.error ? <p role="alert">{reply.error ?? settle.error}</p> : null}
    </article>
  )
}
