'use client'
import { type FormEvent, useState } from 'react'
import { useWords } from '#app/_i18n/client.tsx'
import { api } from '#app/_trpc/client.ts'
import { useAct } from '#app/_trpc/use-act.ts'
import { Button } from '#app/_ui/button.tsx'
import { Dialog } from '#app/_ui/dialog.tsx'
import { Field } from '#app/_ui/field.tsx'
import { Refused } from '#app/_ui/refused.tsx'

/** Publishes the draft as the official timetable; clashes are accepted one by one's eyes, not passed over. */
export function PublishTimetable({ meeting, clashes }: { meeting: number; clashes: number }) {
  const { t } = useWords('timetable')
  const [open, setOpen] = useState(false)
  const [note, setNote] = useState('')
  const [accepted, setAccepted] = useState(false)
  const publish = useAct(
    () => api.meetings.publishTimetable.mutate({ meeting, note: note.trim() || null, clashes: accepted }),
    () => setOpen(false),
  )
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    publish.run()
  }
  return (
    <>
      <Button variant="primary" onClick={() => setOpen(true)}>
        {t('publish')}
      </Button>
      <Dialog open={open} onOpenChange={setOpen} title={t('publish')} description={t('publishExplain')}>
        <form onSubmit={submit} className="flex flex-col gap-4">
          <Refused loud error={publish.error} />
          <Field
            id="publish-note"
            label={t('note')}
            hint={t('noteHint')}
            maxLength={500}
            value={note}
            onChange={(event) => setNote(event.target.value)}
          />
          {clashes > 0 ? (
            <label className="flex min-h-10 items-center gap-3">
              <input
                type="checkbox"
                className="size-5 accent-primary"
                checked={accepted}
                onChange={(event) => setAccepted(event.target.checked)}
              />
              {t('acceptClashes', { count: clashes })}
            </label>
          ) : null}
          <div className="flex flex-wrap gap-2">
            <Button type="submit" variant="primary" pending={publish.pending}>
              {t('publish')}
            </Button>
            <Button onClick={() => setOpen(false)}>{t('close')}</Button>
          </div>
        </form>
      </Dialog>
    </>
  )
}
