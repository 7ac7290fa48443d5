import type { Metadata } from 'next'
import { words, Words } from '#app/_i18n/server.tsx'
import { portal, shown } from '#app/_trpc/server.ts'
import { Badge, Callout } from '#app/_ui/badge.tsx'
import { PageHeader } from '#app/_ui/page-header.tsx'
import type { SubmissionView } from '#server/documents/schema.ts'
import { CoverPage } from './cover-page.tsx'
import { Files } from './files.tsx'
import { Form } from './form.tsx'
import { Moves } from './moves.tsx'

interface Params {
  params: Promise<{ meeting: string; submission: string }>
}

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await words('documents')
  return { title: t('prepare') }
}

/** One paper on its way: its cover sheet and files, where it stands, and what one may do with it. */
export default async function Submission({ params }: Params) {
  const { meeting: id, submission } = await params
  const { api } = await portal(`/meetings/${id}/documents/${submission}`)
  const view = await shown(api.documents.submission({ submission }))
  const meeting = await shown(api.meetings.meeting({ meeting: view.meeting }))
  const agenda = view.can.amend ? await shown(api.agenda.edition({ meeting: view.meeting })) : null
  const parties = view.can.amend ? await shown(api.identity.parties()) : []
  const { t } = await words('documents')
  const meetings = await words('meetings')
  const names = await words('parties')
  const economies = parties.filter((party) => party.kind === 'economy').map(({ id }) => ({ id, name: names.t(id) }))
  const papers = await words('export')
  const around = {
    forum: papers.t('forum'),
    name: meeting.ordinal <= 2 ? papers.t(`meeting.${meeting.ordinal}`, { year: meeting.year }) : meeting.name,
    place: [meeting.city, names.t(meeting.host)].filter(Boolean).join(', '),
    dates: meeting.firstDay ? papers.format.days(meeting.firstDay, meeting.lastDay ?? meeting.firstDay) : '',
  }
  return (
    <Words namespaces={['documents', 'upload', 'errors', 'parties']}>
      <PageHeader
        crumbs={[
          { label: meetings.t('title'), href: '/meetings' },
          { label: meeting.name, href: `/meetings/${meeting.id}` },
          { label: t('title'), href: `/meetings/${meeting.id}/documents` },
          { label: view.cover.title || t('untitled') },
        ]}
        title={view.cover.title || t('untitled')}
        state={
          <>
            <Badge tone={view.state === 'returned' ? 'action' : 'info'}>{t(`state.${view.state}`)}</Badge>
            {view.late ? <Badge tone="warn">{t('late')}</Badge> : null}
          </>
        }
      />
      <div className="grid gap-8 lg:grid-cols-[minmax(0,2fr)_minmax(18rem,1fr)]">
        <div className="flex min-w-0 flex-col gap-8">
          {view.reason ? <Callout tone="warn">{view.reason}</Callout> : null}
          {view.can.amend ? (
            <Form
              view={view}
              items={(agenda?.items ?? []).map(({ id, label, title }) => ({ id, label, title }))}
              economies={economies}
              meeting={around}
              languages={meeting.languages.map((one) => one.language)}
            />
          ) : (
            <CoverPage cover={view.cover} number={view.number} meeting={around} of={view.id} />
          )}
          <Files view={view} languages={meeting.languages.map((one) => one.language)} />
        </div>
        <aside className="flex flex-col gap-6">
          <History view={view} zone={meeting.zone} />
          <Moves view={view} />
        </aside>
      </div>
    </Words>
  )
}

async function History({ view, zone }: { view: SubmissionView; zone: string }) {
  const { t, format } = await words('documents')
  const lines = [
    view.preparedBy ? t('preparedBy', { name: view.preparedBy }) : '',
    view.revises ? t('revises', { number: view.revises }) : '',
    view.due && view.submittedAt === null
      ? t('dueIn', {
          purpose: t(`purpose.${view.cover.purpose}`),
          there: format.dateTime(view.due, zone),
          own: format.dateTime(view.due),
        })
      : '',
    view.submittedAt ? t('submittedAt', { at: format.dateTime(view.submittedAt) }) : '',
    view.decidedAt ? t('decidedAt', { at: format.dateTime(view.decidedAt) }) : '',
    view.consent ? t('consentOf', { consent: view.consent }) : '',
  ].filter(Boolean)
  return (
    <section aria-labelledby="history">
      <h2 id="history" className="mb-2 text-lg font-semibold">
        {t('history')}
      </h2>
      <ul className="flex flex-col gap-1.5">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
        {view.number && view.paper ? (
          <li>
            <a href={`/documents/${view.paper}`} className="text-link underline underline-offset-2">
              {t('became', { number: view.number })}
            </a>
          </li>
        ) : null}
      </ul>
    </section>
  )
}
