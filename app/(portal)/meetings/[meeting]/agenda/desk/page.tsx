import type { Metadata } from 'next'
import { words, Words } from '#app/_i18n/server.tsx'
import { portal, shown } from '#app/_trpc/server.ts'
import { Fonts } from '#app/_ui/fonts.tsx'
import { PageHeader } from '#app/_ui/page-header.tsx'
import { DeskLoader } from './desk-loader.tsx'

interface Props {
  params: Promise<{ meeting: string }>
  searchParams: Promise<{ item?: string; language?: string }>
}

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await words('desk')
  return { title: t('title') }
}

export default async function DeskPage({ params, searchParams }: Props) {
  const { meeting: id } = await params
  const { item, language } = await searchParams
  const { api, session } = await portal(`/meetings/${id}/agenda/desk`)
  const desk = await shown(api.agenda.desk({ meeting: Number(id) }))
  const parties = await api.identity.parties()
  const { t } = await words('desk')
  const meetings = await words('meetings')
  const names = await words('parties')
  const crumbs = [
    { label: meetings.t('title'), href: '/meetings' },
    { label: desk.meeting.name, href: `/meetings/${id}` },
    { label: t('title') },
  ]
  return (
    <Words namespaces={['desk', 'editor', 'takein', 'upload']}>
      <Fonts languages={desk.languages.map((one) => one.language)} />
      <PageHeader crumbs={crumbs} title={t('title')} />
      <p className="-mt-3 mb-4 max-w-prose text-sm text-muted">{t('lead')}</p>
      <DeskLoader
        desk={desk}
        person={session.actor.person ?? ''}
        parties={parties.map((party) => ({ id: party.id, name: names.t(party.id), abbreviation: party.abbreviation }))}
        item={typeof item === 'string' ? item : null}
        language={typeof language === 'string' ? language : null}
      />
    </Words>
  )
}
