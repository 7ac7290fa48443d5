'use client'
import { type FormEvent, useState } from 'react'
import { useWords } from '#app/_i18n/client.tsx'
import { api } from '#app/_trpc/client.ts'
import { useAct } from '#app/_trpc/use-act.ts'
import { Button } from '#app/_ui/button.tsx'
import { Dialog } from '#app/_ui/dialog.tsx'
import { Field } from '#app/_ui/field.tsx'
import { Refused } from '#app/_ui/refused.tsx'
import type { SlotView } from '#server/meetings/shape/slots.ts'
import type { Desk } from './desk.ts'
import { SlotFields, type Wish } from './slot-fields.tsx'
import { useSlotName } from './slot-name.ts'

const wishOf = (slot: SlotView): Wish => ({
  kind: slot.kind,
  ...{ title: slot.title ?? '', room: slot.room ?? '', host: slot.host ?? '', chair: slot.chair ?? '' },
  ...{ track: slot.track, day: slot.day, from: slot.from, to: slot.to, reason: '' },
  breaks: slot.breaks.map(({ from, minutes }) => ({ from, minutes })),
})

interface Props {
  desk: Desk
  /** the slot as it is to be, e.g. where it was dropped */
  slot: SlotView | null
  /** as it stands now; undefined for a new one */
  was?: SlotView | undefined
  close: () => void
}

/** Adds a slot or changes one; where it moves although people know of it, the reason is asked for. */
export function SlotDialog({ desk, slot, was, close }: Props) {
  const { t } = useWords('timetable')
  const nameOf = useSlotName()
  const [wish, setWish] = useState<Wish>(() =>
    slot
      ? wishOf(slot)
      : {
          ...{ kind: 'session', title: '', room: '', host: '', chair: '', track: 1 },
          ...{ day: desk.day, from: '09:30', to: '11:45', reason: '', breaks: [] },
        },
  )
  const moves =
    was !== undefined &&
    desk.announced &&
    (was.day !== wish.day || was.from !== wish.from || was.to !== wish.to || (was.room ?? '') !== wish.room.trim())
  const arrange = useAct(() => {
    const { title, room, host, chair, reason, ...rest } = wish
    return api.meetings.arrangeSession.mutate({
      ...{ meeting: desk.meeting, session: slot?.id ?? null, ...rest, host: host || null },
      ...{ title: title.trim() || null, room: room.trim() || null, chair: chair.trim() || null },
      reason: moves ? reason.trim() || null : null,
    })
  }, close)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    arrange.run()
  }
  return (
    <Dialog open onOpenChange={close} title={slot ? nameOf(slot) : t('add')} description={t('wallTime')}>
      <form onSubmit={submit} className="flex flex-col gap-4">
        <Refused loud error={arrange.error} />
        <SlotFields wish={wish} parties={desk.parties} change={(part) => setWish({ ...wish, ...part })} />
        {moves ? (
          <Field
            id="slot-reason"
            label={t('reason')}
            hint={t('reasonHint')}
            required
            minLength={3}
            maxLength={1000}
            value={wish.reason}
            onChange={(event) => setWish({ ...wish, reason: event.target.value })}
          />
        ) : null}
        <div className="flex flex-wrap gap-2">
          <Button type="submit" variant="primary" pending={arrange.pending}>
            {t(slot ? (moves ? 'move' : 'keep') : 'add')}
          </Button>
          <Button onClick={close}>{t('close')}</Button>
        </div>
      </form>
    </Dialog>
  )
}

/** Opens the form for a new slot. */
export function AddSlot({ desk }: { desk: Desk }) {
  const { t } = useWords('timetable')
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('add')}</Button>
      {open ? <SlotDialog desk={desk} slot={null} close={() => setOpen(false)} /> : null}
    </>
  )
}

/** Cancels a slot with a reason. */
export function CancelSlot({ desk, slot, close }: { desk: Desk; slot: SlotView; close: () => void }) {
  const { t } = useWords('timetable')
  const name = useSlotName()(slot)
  const [reason, setReason] = useState('')
  const cancel = useAct(
    () => api.meetings.cancelSession.mutate({ meeting: desk.meeting, session: slot.id, reason }),
    close,
  )
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    cancel.run()
  }
  return (
    <Dialog open onOpenChange={close} title={t('cancelNamed', { name })} description={t('cancelExplain')}>
      <form onSubmit={submit} className="flex flex-col gap-4">
        <Refused loud error={cancel.error} />
        <Field
          id="cancel-reason"
          label={t('reason')}
          required
          minLength={3}
          maxLength={1000}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        <div className="flex flex-wrap gap-2">
          <Button type="submit" variant="danger" pending={cancel.pending}>
            {t('cancelNamed', { name })}
          </Button>
          <Button onClick={close}>{t('close')}</Button>
        </div>
      </form>
    </Dialog>
  )
}
