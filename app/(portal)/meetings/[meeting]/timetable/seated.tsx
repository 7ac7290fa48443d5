'use client'
import { useWords } from '#app/_i18n/client.tsx'
import type { PlacementView } from '#server/agenda/shape/placement.ts'
import type { SlotView } from '#server/meetings/shape/slots.ts'

/** The items that sit in a session with their clock times, and how much of its time they take. */
export function Seated({ slot, placement, zone }: { slot: SlotView; placement: PlacementView; zone: string }) {
  const { t, format } = useWords('timetable')
  const sum = placement.sessions.find((one) => one.id === slot.id)
  const items = placement.items.filter((item) => item.session === slot.id)
  if (!sum || items.length === 0) return null
  return (
    <div className="mt-2">
      <p className="flex flex-wrap justify-between gap-x-2 text-sm tabular-nums">
        <span>{t('used', { used: sum.used, allotted: sum.allotted })}</span>
        {sum.over > 0 ? <span className="font-semibold text-action">{t('overrun', { count: sum.over })}</span> : null}
      </p>
      <meter
        className="h-2 w-full"
        aria-label={t('usedLabel')}
        min={0}
        max={Math.max(sum.allotted, 1)}
        high={sum.over > 0 ? Math.max(sum.allotted - 0.5, 0) : Math.max(sum.allotted, 1)}
        value={Math.min(sum.used, sum.allotted)}
      />
      <ul className="mt-1 flex flex-col gap-0.5 text-sm">
        {items.map((item) => (
          <li key={item.id} className="grid grid-cols-[auto_1fr_auto] gap-x-2">
            <span className="text-muted tabular-nums">{item.label}</span>
            <span className="min-w-0 hyphens-auto break-words">{item.title}</span>
            <span className="text-muted tabular-nums">{item.startsAt ? format.time(item.startsAt, zone) : ''}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}
