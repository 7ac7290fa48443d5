import Link from 'next/link'
import { words } from '#app/_i18n/server.tsx'
import { Chip } from '#app/_ui/badge.tsx'
import type { MeetingView } from '#server/meetings/schema.ts'
import { Days } from '../when.tsx'

/** Who hosts a meeting, where and when it sits, in which languages, and how that is known. */
export async function Facts({ meeting }: { meeting: MeetingView }) {
  const { t, format } = await words('meetings')
  const names = await words('parties')
  return (
    <dl className="grid gap-x-8 gap-y-2 rounded-md border border-line bg-surface p-5 sm:grid-cols-[auto_1fr]">
      <dt className="text-muted">{t('host')}</dt>
      <dd className="flex items-center gap-2">
        {names.t(meeting.host)} <Chip abbreviation={meeting.hostAbbreviation} name={names.t(meeting.host)} />
      </dd>
      <dt className="text-muted">{t('days')}</dt>
      <dd>
        <Days meeting={meeting} />
      </dd>
      <dt className="text-muted">{t('place')}</dt>
      <dd>
        {[meeting.city, meeting.venue].filter(Boolean).join(' · ') || t(meeting.source ? 'placeUnknown' : 'placeOpen')}
      </dd>
      <dt className="text-muted">{t('beside')}</dt>
      <dd>{meeting.som}</dd>
      {meeting.languages.length > 0 ? (
        <>
          <dt className="text-muted">{t('languages')}</dt>
          <dd>{format.list(meeting.languages.map((one) => format.language(one.language)))}</dd>
        </>
      ) : null}
      {meeting.clonedFrom ? (
        <>
          <dt className="text-muted">{t('after')}</dt>
          <dd>
            <Link href={`/meetings/${meeting.clonedFrom.id}`} className="text-link underline">
              {meeting.clonedFrom.name}
            </Link>
          </dd>
        </>
      ) : null}
      <dt className="text-muted">{t('source')}</dt>
      <dd className="text-sm text-muted">{meeting.source || t('entered')}</dd>
    </dl>
  )
}
