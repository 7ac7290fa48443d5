import { words } from '#app/_i18n/server.tsx'
import type { MeetingBrief } from '#server/meetings/schema.ts'

/** A meeting's days in the host's zone; the reader's own zone is named beside it where it differs. */
export async function Days({ meeting }: { meeting: Pick<MeetingBrief, 'firstDay' | 'lastDay' | 'year' | 'zone'> }) {
  const { t, format } = await words('meetings')
  if (!meeting.firstDay || !meeting.lastDay) return <>{t('yearOnly', { year: meeting.year })}</>
  return <time dateTime={meeting.firstDay}>{format.days(meeting.firstDay, meeting.lastDay)}</time>
}

/** A moment in the venue's time with the reader's own beside it. */
export async function Moment({ at, zone }: { at: Date; zone: string }) {
  const { t, format, zone: own } = await words('meetings')
  const there = format.time(at, zone)
  const here = format.time(at, own)
  return (
    <time dateTime={at.toISOString()} className="tabular-nums">
      {there}
      {own !== zone && here !== there ? <span className="text-muted"> ({t('yours', { time: here })})</span> : null}
    </time>
  )
}
