'use client'
import { GripVertical, TriangleAlert } from 'lucide-react'
import { useState } from 'react'
import { useWords } from '#app/_i18n/client.tsx'
import { Badge } from '#app/_ui/badge.tsx'
import { Button } from '#app/_ui/button.tsx'
import type { PlacementView } from '#server/agenda/shape/placement.ts'
import type { Clash, SlotView } from '#server/meetings/shape/slots.ts'
import type { Desk } from './desk.ts'
import { CancelSlot } from './slot-dialogs.tsx'
import { nudged } from './slot-times.ts'
import { useSlotName } from './slot-name.ts'
import { Seated } from './seated.tsx'

interface Props {
  slot: SlotView
  /** others run at the same time */
  parallel: boolean
  placement: PlacementView
  clashes: Clash[]
  slots: SlotView[]
  desk: Desk
  /** opens the form with the slot where it would go */
  move: (to: SlotView) => void
}

const looks: Record<SlotView['kind'], string> = {
  session: 'border-primary bg-surface',
  dialogue: 'border-teal bg-surface',
  workshop: 'border-teal bg-surface',
  event: 'border-teal bg-surface',
  pause: 'border-line-strong bg-paper',
}

/** One slot: when there and here, where, who, what sits in it, and what is wrong with it. */
export function SlotCard({ slot, parallel, placement, clashes, slots, desk, move }: Props) {
  const { t } = useWords('timetable')
  const parties = useWords('parties')
  const nameOf = useSlotName()
  const [cancelling, setCancelling] = useState(false)
  const name = nameOf(slot)
  const own = clashes.filter((one) => one.a === slot.id || one.b === slot.id)
  const facts = [
    slot.room,
    parallel ? t('track', { n: slot.track }) : null,
    slot.host ? parties.t(slot.host) : null,
    slot.chair ? t('chairedBy', { name: slot.chair }) : null,
  ].filter(Boolean)
  return (
    <article aria-label={name} data-slot={slot.id} className={`rounded-md border border-s-4 p-3 ${looks[slot.kind]}`}>
      <div className="flex items-start justify-between gap-2">
        <div className="min-w-0">
          <Times slot={slot} zone={desk.zone} />
          <h3 className="font-semibold hyphens-auto break-words">{name}</h3>
        </div>
        {desk.arrange ? (
          <button
            type="button"
            aria-label={t('moveByKeys', { name })}
            title={t('moveHint')}
            className="grid size-8 shrink-0 cursor-grab place-items-center rounded text-muted hover:bg-hover"
            onKeyDown={(event) => {
              const to = nudged(slot, event.key)
              if (!to) return
              event.preventDefault()
              move(to)
            }}
            onClick={() => move(slot)}
          >
            <GripVertical aria-hidden className="size-4" />
          </button>
        ) : null}
      </div>
      {facts.length > 0 ? <p className="text-sm text-muted">{facts.join(' · ')}</p> : null}
      {slot.breaks.map((pause) => (
        <p key={pause.from} className="text-sm text-muted">
          {t('break', { at: pause.from, minutes: pause.minutes })}
        </p>
      ))}
      {own.map((one) => (
        <p key={`${one.over}-${one.a}-${one.b}`} className="mt-1">
          <Badge tone="warn" icon={TriangleAlert}>
            {t(`clash.${one.over}`, {
              name: nameOf(slots.find((other) => other.id === (one.a === slot.id ? one.b : one.a)) ?? slot),
            })}
          </Badge>
        </p>
      ))}
      {slot.kind === 'session' ? <Seated slot={slot} placement={placement} zone={desk.zone} /> : null}
      {desk.arrange ? (
        <div className="-mx-2 mt-1 flex flex-wrap">
          <Button variant="quiet" className="px-2" aria-label={t('editNamed', { name })} onClick={() => move(slot)}>
            {t('edit')}
          </Button>
          <Button
            variant="quiet"
            className="px-2"
            aria-label={t('cancelNamed', { name })}
            onClick={() => setCancelling(true)}
          >
            {t('cancelSlot')}
          </Button>
        </div>
      ) : null}
      {cancelling ? <CancelSlot desk={desk} slot={slot} close={() => setCancelling(false)} /> : null}
    </article>
  )
}

function Times({ slot, zone }: { slot: SlotView; zone: string }) {
  const { t, format, zone: own } = useWords('timetable')
  const [from, to] = [format.time(slot.startsAt), format.time(slot.endsAt)]
  const elsewhere = own !== zone && from !== slot.from
  const otherDay = format.shortDay(slot.startsAt) !== format.shortDay(slot.startsAt, zone)
  return (
    <p className="tabular-nums">
      <time dateTime={slot.startsAt.toISOString()}>{slot.from}</time>–
      <time dateTime={slot.endsAt.toISOString()}>{slot.to}</time>
      {elsewhere ? (
        <span className="block text-sm text-muted">
          {t('yours', { from: otherDay ? `${format.shortDay(slot.startsAt)} ${from}` : from, to })}
        </span>
      ) : null}
    </p>
  )
}
