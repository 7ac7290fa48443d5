import type { Metadata } from 'next'
import { words } from '#app/_i18n/server.tsx'
import { portal, shown } from '#app/_trpc/server.ts'
import { Empty } from '#app/_ui/badge.tsx'
import { DownloadButton } from '#app/_ui/button.tsx'
import { PageHeader } from '#app/_ui/page-header.tsx'
import type { Classified } from '#server/documents/shape/classification.ts'
import { Lines } from './lines.tsx'

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await words('documents')
  return { title: t('classified.title') }
}

/** The document classification list of a meeting and its release schedule, as the secretariat closes it. */
export default async function Classification({ params }: { params: Promise<{ meeting: string }> }) {
  const { meeting: id } = await params
  const { api } = await portal(`/meetings/${id}/documents/classification`)
  const list = await shown(api.documents.classification({ meeting: Number(id) }))
  const meeting = await shown(api.meetings.meeting({ meeting: Number(id) }))
  const { t } = await words('documents')
  const meetings = await words('meetings')
  const open = list.lines.filter((line) => line.access === 'public').length
  return (
    <>
      <PageHeader
        crumbs={[
          { label: meetings.t('title'), href: '/meetings' },
          { label: meeting.name, href: `/meetings/${meeting.id}` },
          { label: t('title'), href: `/meetings/${meeting.id}/documents` },
          { label: t('classified.title') },
        ]}
        title={t('classified.pageTitle', { meeting: meeting.name })}
        actions={
          list.can.classify && list.lines.length > 0 ? (
            <DownloadButton variant="primary" href={`/api/files/packs/${meeting.id}?for=database`}>
              {t('classified.export')}
            </DownloadButton>
          ) : null
        }
      />
      <p className="-mt-3 mb-5 max-w-[70ch] text-muted">
        {t('classified.publicNow', { count: open, all: list.lines.length })} {t('classified.hint')}
      </p>
      {list.lines.length === 0 ? <Empty title={t('none')} /> : <Lines lines={list.lines} />}
      <Schedule lines={list.lines} />
    </>
  )
}

async function Schedule({ lines }: { lines: Classified[] }) {
  const { t, format } = await words('documents')
  const later = lines
    .filter((line) => line.access !== 'public' && line.derestrictOn !== null)
    .toSorted((a, b) => (a.derestrictOn ?? '').localeCompare(b.derestrictOn ?? ''))
  return (
    <section aria-labelledby="schedule" className="mt-8">
      <h2 id="schedule" className="mb-3 text-xl font-semibold">
        {t('classified.schedule')}
      </h2>
      {later.length === 0 ? <p className="text-muted">{t('classified.noSchedule')}</p> : null}
      <ol className="flex flex-col gap-1">
        {later.map((line) => (
          <li key={line.paper} className="flex flex-wrap gap-x-4">
            <span className="tabular-nums">{format.days(line.derestrictOn ?? '', line.derestrictOn ?? '')}</span>
            <span className="text-muted tabular-nums">{line.number}</span>
            <span>{line.title}</span>
          </li>
        ))}
      </ol>
    </section>
  )
}
