import type { Metadata } from 'next'
import Link from 'next/link'
import { words } from '#app/_i18n/server.tsx'
import { portal, shown } from '#app/_trpc/server.ts'
import { Badge, Chip, Empty } from '#app/_ui/badge.tsx'
import { LinkButton } from '#app/_ui/button.tsx'
import { PageHeader } from '#app/_ui/page-header.tsx'
import { NextMeeting } from './next-meeting.tsx'
import { Days } from './when.tsx'

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await words('meetings')
  return { title: t('title') }
}

export default async function Meetings({ searchParams }: { searchParams: Promise<{ after?: string }> }) {
  const { api } = await portal('/meetings')
  const after = Number((await searchParams).after) || null
  const { upcoming, meetings, next } = await shown(api.meetings.list({ after }))
  const { t } = await words('meetings')
  const names = await words('parties')
  return (
    <>
      <PageHeader crumbs={[{ label: t('title') }]} title={t('title')} />
      {upcoming ? <NextMeeting meeting={upcoming} /> : null}
      <h2 className="mt-8 mb-3 text-xl font-semibold">{t('all')}</h2>
      {meetings.length === 0 ? <Empty title={t('none')} /> : null}
      <ul className="divide-y divide-line rounded-md border border-line bg-surface" data-list="meetings">
        {meetings.map((meeting) => (
          <li key={meeting.id} className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-3">
            <Link
              href={`/meetings/${meeting.id}`}
              className="min-h-6 min-w-32 font-medium text-link underline-offset-2 hover:underline"
            >
              {meeting.name}
            </Link>
            <span className="flex min-w-48 items-center gap-2">
              <Chip abbreviation={meeting.hostAbbreviation} name={names.t(meeting.host)} />
              {names.t(meeting.host)}
            </span>
            <span className="min-w-40 text-muted">{meeting.city ?? t('placeUnknown')}</span>
            <span className="text-muted">
              <Days meeting={meeting} />
            </span>
            <span className="ml-auto flex gap-2">
              {meeting.demonstration ? <Badge tone="action">{t('demonstration')}</Badge> : null}
              <Badge tone={meeting.status === 'preparation' ? 'info' : 'plain'}>{t(`status.${meeting.status}`)}</Badge>
            </span>
          </li>
        ))}
      </ul>
      {next ? (
        <p className="mt-4">
          <LinkButton href={`/meetings?after=${next}`}>{t('older')}</LinkButton>
        </p>
      ) : null}
    </>
  )
}
