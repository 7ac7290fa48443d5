import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { words, Words } from '#app/_i18n/server.tsx'
import { portal, shown } from '#app/_trpc/server.ts'
import { PageHeader } from '#app/_ui/page-header.tsx'
import { Door } from './door.tsx'

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await words('delegations')
  return { title: t('checkIn') }
}

/** At the venue's door, on a phone: who has come. */
export default async function CheckIn({ params }: { params: Promise<{ meeting: string }> }) {
  const { meeting: id } = await params
  const { api } = await portal(`/meetings/${id}/delegations/check-in`)
  const meeting = await shown(api.meetings.meeting({ meeting: Number(id) }))
  const view = await shown(api.meetings.delegations({ meeting: meeting.id }))
  if (!view.can.receive) notFound()
  const { t } = await words('delegations')
  const meetings = await words('meetings')
  const coming = view.delegations.flatMap(({ party, members }) =>
    members.filter((member) => member.state !== 'withdrawn').map((member) => ({ ...member, party })),
  )
  return (
    <Words namespaces={['delegations', 'parties']}>
      <PageHeader
        crumbs={[
          { label: meetings.t('title'), href: '/meetings' },
          { label: meeting.name, href: `/meetings/${meeting.id}` },
          { label: t('title'), href: `/meetings/${meeting.id}/delegations` },
          { label: t('checkIn') },
        ]}
        title={t('checkInOf', { meeting: meeting.name })}
      />
      <Door meeting={meeting.id} coming={coming} />
    </Words>
  )
}
