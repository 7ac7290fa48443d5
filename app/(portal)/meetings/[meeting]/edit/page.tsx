import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Words, words } from '#app/_i18n/server.tsx'
import { portal, shown } from '#app/_trpc/server.ts'
import { PageHeader } from '#app/_ui/page-header.tsx'
import { AmendMeeting } from '../../_planning/meeting-form.tsx'

type Params = { params: Promise<{ meeting: string }> }

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await words('planning')
  return { title: t('amend') }
}

/** Where and when a meeting sits, to be changed. */
export default async function EditMeeting({ params }: Params) {
  const { meeting: id } = await params
  const { api } = await portal(`/meetings/${id}/edit`)
  const meeting = await shown(api.meetings.meeting({ meeting: Number(id) }))
  if (!meeting.can.amend) notFound()
  const { t } = await words('planning')
  const names = await words('parties')
  const parties = (await api.identity.parties()).filter((party) => party.kind === 'economy')
  const { host, city, venue, zone, firstDay, lastDay } = meeting
  // the runtime may know a zone by an older name alone
  const zones = new Set([zone, ...parties.flatMap((party) => party.zone ?? []), ...Intl.supportedValuesOf('timeZone')])
  return (
    <Words namespaces={['planning']}>
      <PageHeader
        crumbs={[
          { label: t('meetings'), href: '/meetings' },
          { label: meeting.name, href: `/meetings/${meeting.id}` },
          { label: t('amend') },
        ]}
        title={t('amend')}
      />
      <AmendMeeting
        meeting={meeting.id}
        place={{
          ...{ host, zone, city: city ?? '', venue: venue ?? '' },
          ...{ firstDay: firstDay ?? '', lastDay: lastDay ?? '' },
        }}
        hosts={parties.map((party) => ({ id: party.id, name: names.t(party.id), zone: party.zone }))}
        zones={[...zones].sort()}
      />
    </Words>
  )
}
