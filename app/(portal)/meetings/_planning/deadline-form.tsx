'use client'
import { type FormEvent, useState } from 'react'
import { useWords } from '#app/_i18n/client.tsx'
import { api } from '#app/_trpc/client.ts'
import { useAct } from '#app/_trpc/use-act.ts'
import { Button } from '#app/_ui/button.tsx'
import { Dialog } from '#app/_ui/dialog.tsx'
import { Field } from '#app/_ui/field.tsx'
import { Refused } from '#app/_ui/refused.tsx'
import type { DeadlineView } from '#server/meetings/schema.ts'

/** 'YYYY-MM-DDTHH:mm' as the venue's clocks show a moment. */
function wallTime(at: Date, zone: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' })
    .format(at)
    .replace(' ', 'T')
}

interface Props {
  meeting: number
  zone: string
  deadline: DeadlineView
}

/** Sets one deadline by hand, or gives it back to the rule. */
export function DeadlineForm(props: Props) {
  const { t } = useWords('planning')
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button
        variant="quiet"
        className="-me-3"
        aria-label={t('changeDeadline', { name: t(`kinds.${props.deadline.kind}`) })}
        onClick={() => setOpen(true)}
      >
        {t('change')}
      </Button>
      {open ? <DeadlineDialog {...props} close={() => setOpen(false)} /> : null}
    </>
  )
}

function DeadlineDialog({ meeting, zone, deadline, close }: Props & { close: () => void }) {
  const { t, format } = useWords('planning')
  const [at, setAt] = useState(() => wallTime(deadline.at, zone))
  const [reason, setReason] = useState(deadline.byHand ?? '')
  const set = useAct(
    (wall: string | null) =>
      api.meetings.setDeadline.mutate({ meeting, kind: deadline.kind, at: wall, reason: reason.trim() || null }),
    close,
  )
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    set.run(at.slice(0, 16))
  }
  return (
    <Dialog open onOpenChange={close} title={t(`kinds.${deadline.kind}`)} description={t('deadlineExplain')}>
      <form onSubmit={submit} className="flex flex-col gap-4">
        <Refused loud error={set.error} />
        <Field
          id="deadline-at"
          type="datetime-local"
          label={t('deadlineAt')}
          hint={t('inZone', { zone: format.zone(zone, deadline.at) })}
          required
          value={at}
          onChange={(event) => setAt(event.target.value)}
        />
        <Field
          id="deadline-reason"
          label={t('reason')}
          required
          minLength={3}
          maxLength={1000}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        <div className="flex flex-wrap gap-2">
          <Button type="submit" variant="primary" pending={set.pending}>
            {t('setDeadline')}
          </Button>
          {deadline.byHand === null ? null : (
            <Button pending={set.pending} onClick={() => set.run(null)}>
              {t('backToRule')}
            </Button>
          )}
          <Button onClick={close}>{t('cancel')}</Button>
        </div>
      </form>
    </Dialog>
  )
}
