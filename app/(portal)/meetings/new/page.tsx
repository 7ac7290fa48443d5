import type { Metadata } from 'next'
import { Words, words } from '#app/_i18n/server.tsx'
import { portal, shown } from '#app/_trpc/server.ts'
import { PageHeader } from '#app/_ui/page-header.tsx'
import { NewMeeting } from '../_planning/meeting-form.tsx'

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await words('planning')
  return { title: t('new') }
}

/** A new meeting, made after the last one or by the template; who may not plan one asks for it here. */
export default async function NewMeetingPage() {
  const { api } = await portal('/meetings/new')
  const { plans, from, year, ordinal, hosts } = await shown(api.meetings.creation())
  const { t } = await words('planning')
  const names = await words('parties')
  // the runtime may know a host's zone by an older name alone
  const zones = [...new Set([...hosts.flatMap((one) => one.zone ?? []), ...Intl.supportedValuesOf('timeZone')])].sort()
  const host = hosts.find((one) => one.id === from?.host) ?? hosts[0]
  return (
    <Words namespaces={['planning']}>
      <PageHeader
        crumbs={[{ label: t('meetings'), href: '/meetings' }, { label: t(plans ? 'new' : 'askFor') }]}
        title={t(plans ? 'new' : 'askFor')}
      />
      <NewMeeting
        plans={plans}
        before={from ? { id: from.id, name: from.name } : null}
        term={{ from: from?.id ?? null, year, ordinal, som: ordinal === 1 ? 'SOM1' : 'SOM3', reason: '' }}
        place={{
          ...{ host: host?.id ?? '', zone: host?.zone ?? 'UTC', city: '', venue: '' },
          ...{ firstDay: '', lastDay: '' },
        }}
        hosts={hosts.map(({ id, zone }) => ({ id, zone, name: names.t(id) }))}
        zones={zones}
      />
    </Words>
  )
}
