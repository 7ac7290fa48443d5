import { now } from '#app/_i18n/now.ts'
import { words } from '#app/_i18n/server.tsx'
import { Badge } from '#app/_ui/badge.tsx'
import type { DeadlineView, MeetingView } from '#server/meetings/schema.ts'
import { DeadlineForm } from './deadline-form.tsx'

const soon = 7 * 86_400_000

/** A meeting's deadlines: how long until then, in the venue's time with the reader's own beside it. */
export async function Deadlines({ meeting }: { meeting: MeetingView }) {
  const { t, format, zone } = await words('planning')
  if (meeting.deadlines.length === 0) return null
  const today = now()
  const ahead = meeting.deadlines.find((one) => one.at > today)
  const state = (one: DeadlineView) => {
    if (one.at <= today) return <Badge>{t('over')}</Badge>
    const near = one.at.getTime() - today.getTime() < soon
    return <Badge tone={near ? 'action' : one === ahead ? 'info' : 'plain'}>{format.relative(one.at, today)}</Badge>
  }
  return (
    <section aria-labelledby="deadlines">
      <h2 id="deadlines" className="mb-3 text-xl font-semibold">
        {t('deadlines')}
      </h2>
      <ol className="divide-y divide-line rounded-md border border-line bg-surface" data-list="deadlines">
        {meeting.deadlines.map((one) => (
          <li key={one.kind} className="px-4 py-2.5" data-deadline={one.kind}>
            <div className="flex flex-wrap items-baseline justify-between gap-x-3 gap-y-1">
              <span className="font-medium">{t(`kinds.${one.kind}`)}</span>
              {state(one)}
            </div>
            <time dateTime={one.at.toISOString()} className="block tabular-nums">
              {format.dateTime(one.at, meeting.zone)}{' '}
              <span className="text-muted">({format.zone(meeting.zone, one.at)})</span>
              {zone === meeting.zone ? null : (
                <span className="block text-sm text-muted">{t('yours', { at: format.dateTime(one.at) })}</span>
              )}
            </time>
            <div className="flex flex-wrap items-center justify-between gap-x-3">
              <span className="text-sm text-muted">
                {one.byHand === null ? t('byRule', { count: -one.offset }) : t('byHand', { reason: one.byHand })}
              </span>
              {meeting.can.amend ? <DeadlineForm meeting={meeting.id} zone={meeting.zone} deadline={one} /> : null}
            </div>
          </li>
        ))}
      </ol>
    </section>
  )
}
