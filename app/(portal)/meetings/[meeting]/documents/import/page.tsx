import type { Metadata } from 'next'
import { words, Words } from '#app/_i18n/server.tsx'
import { portal, shown } from '#app/_trpc/server.ts'
import { Empty } from '#app/_ui/badge.tsx'
import { PageHeader } from '#app/_ui/page-header.tsx'
import { Importer } from './importer.tsx'

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await words('import')
  return { title: t('title') }
}

/** Where the secretariat brings in the papers of a meeting that was: files, a list of their numbers, and what would happen. */
export default async function Import({ params }: { params: Promise<{ meeting: string }> }) {
  const { meeting: id } = await params
  const { api } = await portal(`/meetings/${id}/documents/import`)
  const meeting = await shown(api.meetings.meeting({ meeting: Number(id) }))
  const { can } = await shown(api.documents.papers({ meeting: meeting.id, limit: 1 }))
  const { items } = await shown(api.agenda.edition({ meeting: meeting.id }))
  const { t } = await words('import')
  const meetings = await words('meetings')
  const documents = await words('documents')
  return (
    <Words namespaces={['import', 'errors', 'upload']}>
      <PageHeader
        crumbs={[
          { label: meetings.t('title'), href: '/meetings' },
          { label: meeting.name, href: `/meetings/${meeting.id}` },
          { label: documents.t('title'), href: `/meetings/${meeting.id}/documents` },
          { label: t('title') },
        ]}
        title={t('pageTitle', { meeting: meeting.name })}
      />
      {can.import ? (
        <Importer meeting={meeting.id} items={items.map(({ id: item, label }) => ({ id: item, label }))} />
      ) : (
        <Empty title={t('closed')}>{t('closedHint')}</Empty>
      )}
    </Words>
  )
}
