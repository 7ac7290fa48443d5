import type { Metadata } from 'next'
import { words } from '#app/_i18n/server.tsx'
import { portal, shown } from '#app/_trpc/server.ts'
import { Empty } from '#app/_ui/badge.tsx'
import { LinkButton } from '#app/_ui/button.tsx'
import { PageHeader } from '#app/_ui/page-header.tsx'
import { MeetingTable } from './meeting-table.tsx'
import { NextMeeting } from './next-meeting.tsx'

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await words('meetings')
  return { title: t('title') }
}

export default async function Meetings({ searchParams }: { searchParams: Promise<{ after?: string }> }) {
  const { api } = await portal('/meetings')
  const after = Number((await searchParams).after) || null
  const { upcoming, meetings, next, can } = await shown(api.meetings.list({ after }))
  const { t } = await words('meetings')
  return (
    <>
      <PageHeader
        crumbs={[{ label: t('title') }]}
        title={t('title')}
        actions={
          can.plan || can.request ? (
            <LinkButton href="/meetings/new">{t(can.plan ? 'new' : 'askFor')}</LinkButton>
          ) : undefined
        }
      />
      {upcoming ? <NextMeeting meeting={upcoming} /> : null}
      <h2 className="mt-8 mb-3 text-xl font-semibold">{t('all')}</h2>
      {meetings.length === 0 ? <Empty title={t('none')} /> : null}
      {meetings.length > 0 ? <MeetingTable meetings={meetings} /> : null}
      {next ? (
        <p className="mt-4">
          <LinkButton href={`/meetings?after=${next}`}>{t('older')}</LinkButton>
        </p>
      ) : null}
    </>
  )
}
