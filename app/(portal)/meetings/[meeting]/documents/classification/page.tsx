import type { Metadata } from 'next'
import Link from 'next/link'
import { words } from '#app/_i18n/server.tsx'
import { portal, shown } from '#app/_trpc/server.ts'
import { Callout, Empty } from '#app/_ui/badge.tsx'
import { DownloadButton } from '#app/_ui/button.tsx'
import { PageHeader } from '#app/_ui/page-header.tsx'
import type { ClassificationView, Classified } from '#server/documents/shape/classification.ts'
import type { MeetingView } from '#server/meetings/schema.ts'
import { Lines } from './lines.tsx'

interface Params {
  params: Promise<{ meeting: string }>
  searchParams: Promise<{ cut?: string | string[] }>
}

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await words('documents')
  return { title: t('classified.title') }
}

/** The document classification list of a meeting and its release schedule, as the secretariat closes it. */
export default async function Classification({ params, searchParams }: Params) {
  const { meeting: id } = await params
  const asked = Number((await searchParams).cut)
  const cut = Number.isInteger(asked) && asked > 0 && asked <= 1000 ? asked : null
  const { api } = await portal(`/meetings/${id}/documents/classification`)
  const list = await shown(api.documents.classification({ meeting: Number(id), cut }))
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
      <Cuts list={list} meeting={meeting} />
      {list.lines.length === 0 ? <Empty title={t('none')} /> : <Lines lines={list.lines} />}
      <Schedule lines={list.lines} />
    </>
  )
}

/** Which list this is: as it stands today, or as it was cut when the meeting closed; and the ways to the others. */
async function Cuts({ list, meeting }: { list: ClassificationView; meeting: MeetingView }) {
  const { t, format } = await words('documents')
  if (list.cuts.length === 0) return null
  const address = `/meetings/${meeting.id}/documents/classification`
  return (
    <div className="mb-5 flex flex-col gap-2">
      <Callout tone={list.cutAt ? 'info' : 'ok'}>
        {list.cutAt ? t('classified.cutAt', { at: format.dateTime(list.cutAt) }) : t('classified.today')}
      </Callout>
      <ul className="flex flex-wrap gap-x-5">
        {list.cutAt ? <Way href={address}>{t('classified.toToday')}</Way> : null}
        {list.cuts
          .filter((cut) => cut.at.getTime() !== list.cutAt?.getTime())
          .map((cut) => (
            <Way key={cut.n} href={`${address}?cut=${cut.n}`}>
              {t('classified.toCut', { at: format.dateTime(cut.at) })}
            </Way>
          ))}
      </ul>
    </div>
  )
}

const Way = ({ href, children }: { href: string; children: string }) => (
  <li>
    <Link
      prefetch={false}
      href={href}
      className="inline-flex min-h-6 items-center text-link underline-offset-2 hover:underline"
    >
      {children}
    </Link>
  </li>
)

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
