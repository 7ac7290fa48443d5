'use client'
import { type DragEvent, useState } from 'react'
import { useWords } from '#app/_i18n/client.tsx'
import type { PlacementView } from '#server/agenda/shape/placement.ts'
import type { Clash, SlotView } from '#server/meetings/shape/slots.ts'
import type { Band, Day } from './day-table.ts'
import type { Desk } from './desk.ts'
import { SlotCard } from './slot-card.tsx'
import { SlotDialog } from './slot-dialogs.tsx'
import { movedTo } from './slot-times.ts'
import { TraceCard } from './trace-card.tsx'

interface Props {
  days: Day[]
  placement: PlacementView
  clashes: Clash[]
  desk: Desk
}

/** A day on which things run at the same time has a wider column. */
function widthOf(bands: Band[]): string {
  const most = Math.max(1, ...bands.map((band) => band.tracks?.length ?? 1))
  return most === 1 ? 'md:min-w-60 md:flex-1' : most === 2 ? 'md:min-w-[28rem] md:flex-2' : 'md:min-w-[40rem] md:flex-3'
}

/** Days as columns, on a phone one after the other; a slot is dragged to another day, or behind another slot, and then confirmed. */
export function Columns({ days, placement, clashes, desk }: Props) {
  const { t, format } = useWords('timetable')
  const [moving, setMoving] = useState<SlotView | null>(null)
  const [over, setOver] = useState<string | null>(null)
  const slots = days.flatMap((day) => day.bands.flatMap((band) => band.tracks?.flat() ?? []))
  const dropOn = (day: string, behind?: SlotView) => ({
    onDragOver: (event: DragEvent) => {
      event.preventDefault()
      setOver(behind?.id ?? day)
    },
    onDragLeave: () => setOver(null),
    onDrop: (event: DragEvent) => {
      event.preventDefault()
      event.stopPropagation()
      setOver(null)
      const slot = slots.find((one) => one.id === event.dataTransfer.getData('text/slot'))
      if (slot && slot.id !== behind?.id) setMoving(movedTo(slot, { day, from: behind?.to ?? slot.from }))
    },
  })
  return (
    <>
      <div className="flex flex-col gap-6 md:flex-row md:gap-3 md:overflow-x-auto md:pb-3">
        {days.map(({ day, bands }) => (
          <section
            key={day}
            aria-labelledby={`day-${day}`}
            data-day={day}
            className={`rounded-md p-1 ${widthOf(bands)} ${over === day ? 'bg-selected' : ''}`}
            {...(desk.arrange ? dropOn(day) : {})}
          >
            <h2 id={`day-${day}`} className="mb-2 border-b-2 border-teal pb-1 font-semibold">
              {format.weekday(new Date(`${day}T12:00:00Z`), 'UTC')}
            </h2>
            {bands.length === 0 ? <p className="text-sm text-muted">{t('emptyDay')}</p> : null}
            <ol className="flex flex-col gap-2">
              {bands.map((band) =>
                band.trace ? (
                  <li key={band.trace.id}>
                    <TraceCard trace={band.trace} desk={desk} />
                  </li>
                ) : (
                  <li key={band.tracks[0]?.[0]?.id} className="grid gap-2 sm:auto-cols-fr sm:grid-flow-col">
                    {band.tracks.map((track) => (
                      <div key={track[0]?.id} className="flex min-w-0 flex-col gap-2">
                        {track.map((slot) => (
                          <div
                            key={slot.id}
                            draggable={desk.arrange}
                            onDragStart={(event) => event.dataTransfer.setData('text/slot', slot.id)}
                            className={over === slot.id ? 'rounded-md border-b-4 border-teal' : ''}
                            {...(desk.arrange ? dropOn(day, slot) : {})}
                          >
                            <SlotCard
                              slot={slot}
                              parallel={band.tracks.length > 1}
                              placement={placement}
                              clashes={clashes}
                              slots={slots}
                              desk={desk}
                              move={setMoving}
                            />
                          </div>
                        ))}
                      </div>
                    ))}
                  </li>
                ),
              )}
            </ol>
          </section>
        ))}
      </div>
      {moving ? (
        <SlotDialog
          desk={desk}
          slot={moving}
          was={slots.find((one) => one.id === moving.id)}
          close={() => setMoving(null)}
        />
      ) : null}
    </>
  )
}
