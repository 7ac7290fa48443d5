'use client'
import { useWords } from '#app/_i18n/client.tsx'
import type { Head } from '#app/_offline/pack.ts'
import { Badge, Empty } from '#app/_ui/badge.tsx'
import { Columns } from '../../(portal)/meetings/[meeting]/timetable/columns.tsx'
import { dayTable } from '../../(portal)/meetings/[meeting]/timetable/day-table.ts'
import { Opening } from './opening.tsx'
import { useRecord } from './use-record.ts'

/** The kept timetable: the last official one, else the draft as it stood. */
export function Timetable({ head }: { head: Head }) {
  const { t, format, zone } = useWords('timetable')
  const kept = useRecord(head, head.timetable)
  if (kept === null || kept === 'failed') return <Opening failed={kept === 'failed'} />
  const { table, placement } = kept
  const slots = table.official ?? table.slots
  const days = dayTable(table, slots, table.official ? [] : table.traces)
  const first = slots[0]?.startsAt ?? new Date(table.meeting.firstDay ?? 0)
  const desk = { meeting: table.meeting.id, zone: table.meeting.zone, announced: false, parties: [], arrange: false }
  return (
    <>
      <p className="mb-4 flex flex-wrap items-center gap-3 text-muted">
        {table.official ? (
          <Badge tone="ok">{t('officialN', { n: table.schedules.at(-1)?.n ?? 0 })}</Badge>
        ) : (
          <Badge tone="warn">{t('draft')}</Badge>
        )}
        {t('zone', { zone: format.zone(table.meeting.zone, first) })}
        {zone === table.meeting.zone ? '' : ` ${t('yourZone', { zone: format.zone(zone, first) })}`}
      </p>
      {days.length === 0 ? <Empty title={t('none')} /> : null}
      <Columns days={days} placement={placement} clashes={[]} desk={{ ...desk, day: days[0]?.day ?? '' }} />
    </>
  )
}
