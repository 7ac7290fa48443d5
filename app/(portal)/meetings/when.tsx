import { words } from '#app/_i18n/server.tsx'
import type { MeetingBrief } from '#server/meetings/schema.ts'

/** A meeting's days in the host's zone; the reader's own zone is named beside it where it differs. */
export async function Days({ meeting }: { meeting: Pick<MeetingBrief, 'firstDay' | 'lastDay' | 'year' | 'zone'> }) {
  const { t, format } = await words('meetings')
  if (!meeting.firstDay || !meeting.lastDay) return <>{t('yearOnly', { year: meeting.year })}</>
  return <time dateTime={meeting.firstDay}>{format.days(meeting.firstDay, meeting.lastDay)}</time>
}

/** From when to when in the venue's time, with the reader's own beside it. */
export async function Span({ from, to, zone }: { from: Date; to: Date; zone: string }) {
  const { t, format, zone: own } = await words('meetings')
  const said = (in_: string): string => `${format.time(from, in_)}–${format.time(to, in_)}`
  const [there, here] = [said(zone), said(own)]
  return (
    <span className="flex flex-wrap items-baseline gap-x-3 tabular-nums">
      <time dateTime={from.toISOString()}>{there}</time>
      {here === there ? null : <span className="text-sm text-muted">{t('yours', { time: here })}</span>}
    </span>
  )
}
