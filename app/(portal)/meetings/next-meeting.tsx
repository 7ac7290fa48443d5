import { words } from '#app/_i18n/server.tsx'
import { Badge, Chip } from '#app/_ui/badge.tsx'
import { LinkButton } from '#app/_ui/button.tsx'
import type { MeetingBrief } from '#server/meetings/schema.ts'
import { daysUntil } from './days-until.ts'
import { Days } from './when.tsx'

/** What comes next: where, when there and here, how long until then. */
export async function NextMeeting({ meeting }: { meeting: MeetingBrief }) {
  const { t, format, zone } = await words('meetings')
  const names = await words('parties')
  const noon = new Date(`${meeting.firstDay ?? '1970-01-01'}T12:00:00Z`)
  return (
    <section aria-labelledby="next-meeting" className="rounded-lg border border-line bg-surface p-5 shadow-sm">
      <p className="text-sm font-medium text-teal">{t('next')}</p>
      <div className="mt-1 flex flex-wrap items-center gap-3">
        <h2 id="next-meeting" className="text-2xl font-semibold">
          {meeting.name}
        </h2>
        <Chip abbreviation={meeting.hostAbbreviation} name={names.t(meeting.host)} />
        {meeting.demonstration ? <Badge tone="action">{t('demonstration')}</Badge> : null}
      </div>
      <dl className="mt-3 grid gap-x-8 gap-y-2 sm:grid-cols-[auto_1fr]">
        <dt className="text-muted">{t('days')}</dt>
        <dd>
          <Days meeting={meeting} /> · {format.zone(meeting.zone, noon)}
          {zone === meeting.zone ? null : (
            <span className="text-muted"> · {t('yourZone', { zone: format.zone(zone, noon) })}</span>
          )}
        </dd>
        <dt className="text-muted">{t('place')}</dt>
        <dd>{[names.t(meeting.host), meeting.city, meeting.venue].filter(Boolean).join(' · ')}</dd>
      </dl>
      <div className="mt-4 flex flex-wrap items-center gap-4">
        <LinkButton href={`/meetings/${meeting.id}`} variant="primary">
          {t('open')}
        </LinkButton>
        {meeting.firstDay ? (
          <span className="text-lg font-medium">{format.daysAhead(daysUntil(meeting.firstDay))}</span>
        ) : null}
      </div>
    </section>
  )
}
