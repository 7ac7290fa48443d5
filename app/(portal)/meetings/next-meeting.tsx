import { words } from '#app/_i18n/server.tsx'
import { Badge, Chip } from '#app/_ui/badge.tsx'
import { LinkButton } from '#app/_ui/button.tsx'
import { now } from '#app/_i18n/now.ts'
import type { DeadlineView, MeetingBrief } from '#server/meetings/schema.ts'
import { daysUntil } from './days-until.ts'
import { Days } from './when.tsx'

interface Props {
  meeting: MeetingBrief
  /** when its first session begins, if known */
  opens?: Date | undefined
  deadlines?: DeadlineView[]
}

/** What comes next: where, when there and here, how long until then, and the deadline before it. */
export async function NextMeeting({ meeting, opens, deadlines }: Props) {
  const { t, format, zone } = await words('meetings')
  const names = await words('parties')
  const left = meeting.firstDay ? daysUntil(meeting.firstDay) : null
  const place = [names.t(meeting.host), meeting.city, meeting.venue].filter(Boolean).join(' · ')
  return (
    <section
      aria-labelledby="next-meeting"
      className="grid overflow-hidden rounded-lg border border-line bg-surface shadow-sm sm:grid-cols-[1fr_auto]"
    >
      <div className="min-w-0 border-s-4 border-teal p-5 sm:p-6">
        <p className="text-sm font-semibold text-teal">{t('next')}</p>
        <div className="mt-1 flex flex-wrap items-center gap-3">
          <h2 id="next-meeting" className="text-2xl font-semibold tracking-tight">
            {meeting.name}
          </h2>
          <Chip abbreviation={meeting.hostAbbreviation} name={names.t(meeting.host)} />
          {meeting.demonstration ? <Badge tone="action">{t('demonstration')}</Badge> : null}
        </div>
        <dl className="mt-4 grid gap-x-6 gap-y-1 sm:grid-cols-[auto_1fr] sm:gap-y-2">
          <dt className="text-muted">{t('days')}</dt>
          <dd className="mb-1 sm:mb-0">
            <Days meeting={meeting} />
          </dd>
          <dt className="text-muted">{t('place')}</dt>
          <dd className="mb-1 sm:mb-0">{place}</dd>
          {opens ? (
            <>
              <dt className="text-muted">{t('opens')}</dt>
              <dd className="tabular-nums">
                <time dateTime={opens.toISOString()}>
                  {format.weekday(opens, meeting.zone)}, {format.time(opens, meeting.zone)}{' '}
                  <span className="text-muted">({format.zone(meeting.zone, opens)})</span>
                </time>
                {zone === meeting.zone ? null : (
                  <span className="block text-muted">
                    {format.weekday(opens)}, {format.time(opens)} ({t('yourZone', { zone: format.zone(zone, opens) })})
                  </span>
                )}
              </dd>
            </>
          ) : null}
          <NextDeadline deadlines={deadlines ?? []} zone={meeting.zone} />
        </dl>
        <LinkButton href={`/meetings/${meeting.id}`} variant="primary" className="mt-5">
          {t('open')}
        </LinkButton>
      </div>
      {left !== null && left > 0 ? (
        <p className="flex min-w-36 items-baseline justify-center gap-2 border-t border-line bg-selected p-5 sm:flex-col sm:items-center sm:gap-0 sm:border-t-0 sm:p-6 print:hidden">
          <span className="text-4xl font-semibold text-link tabular-nums sm:text-5xl">{format.number(left)}</span>
          <span>{t('left', { count: left })}</span>
        </p>
      ) : null}
    </section>
  )
}

async function NextDeadline({ deadlines, zone }: { deadlines: DeadlineView[]; zone: string }) {
  const { t, format, zone: own } = await words('planning')
  const today = now()
  const next = deadlines.find((one) => one.at > today)
  if (!next) return null
  return (
    <>
      <dt className="text-muted">{t('nextDeadline')}</dt>
      <dd className="tabular-nums">
        {t(`kinds.${next.kind}`)}, <span className="font-medium">{format.relative(next.at, today)}</span>
        <time dateTime={next.at.toISOString()} className="block text-muted">
          {format.dateTime(next.at, zone)} ({format.zone(zone, next.at)})
          {own === zone ? '' : ` · ${t('yours', { at: format.dateTime(next.at) })}`}
        </time>
      </dd>
    </>
  )
}
