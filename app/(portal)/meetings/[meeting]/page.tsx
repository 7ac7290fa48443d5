import type { Metadata } from 'next'
import Link from 'next/link'
import { words } from '#app/_i18n/server.tsx'
import { portal, shown } from '#app/_trpc/server.ts'
import { Badge, Callout, Chip, Empty } from '#app/_ui/badge.tsx'
import { LinkButton } from '#app/_ui/button.tsx'
import { PageHeader } from '#app/_ui/page-header.tsx'
import { Days } from '../when.tsx'
import { Papers } from './papers.tsx'
import { Sittings } from './sittings.tsx'

type Params = { params: Promise<{ meeting: string }> }

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const { meeting: id } = await params
  const { api } = await portal(`/meetings/${id}`)
  return { title: (await shown(api.meetings.meeting({ meeting: Number(id) }))).name }
}

export default async function Meeting({ params }: Params) {
  const { meeting: id } = await params
  const { api } = await portal(`/meetings/${id}`)
  const meeting = await shown(api.meetings.meeting({ meeting: Number(id) }))
  const [editions, papers] = [
    await shown(api.agenda.editions({ meeting: meeting.id })),
    await shown(api.documents.papers({ meeting: meeting.id, limit: 8 })),
  ]
  const standing = editions.filter((edition) => !edition.withdrawnAt).at(-1)
  const { t, format } = await words('meetings')
  const names = await words('parties')
  return (
    <>
      <PageHeader
        crumbs={[{ label: t('title'), href: '/meetings' }, { label: meeting.name }]}
        title={meeting.name}
        state={
          <>
            <Badge tone="info">{t(`status.${meeting.status}`)}</Badge>
            {meeting.demonstration ? <Badge tone="action">{t('demonstration')}</Badge> : null}
          </>
        }
        actions={
          <>
            {meeting.can.desk ? (
              <LinkButton href={`/meetings/${meeting.id}/agenda/desk`}>{t('desk')}</LinkButton>
            ) : null}
            {standing ? (
              <LinkButton href={`/meetings/${meeting.id}/agenda`} variant="primary">
                {t('readAgenda')}
              </LinkButton>
            ) : null}
          </>
        }
      />
      <div className="grid gap-8 lg:grid-cols-[2fr_1fr]">
        <div className="flex min-w-0 flex-col gap-8">
          <dl className="grid gap-x-8 gap-y-2 rounded-md border border-line bg-surface p-5 sm:grid-cols-[auto_1fr]">
            <dt className="text-muted">{t('host')}</dt>
            <dd className="flex items-center gap-2">
              {names.t(meeting.host)} <Chip abbreviation={meeting.hostAbbreviation} name={names.t(meeting.host)} />
            </dd>
            <dt className="text-muted">{t('days')}</dt>
            <dd>
              <Days meeting={meeting} />
            </dd>
            <dt className="text-muted">{t('place')}</dt>
            <dd>{[meeting.city, meeting.venue].filter(Boolean).join(' · ') || t('placeUnknown')}</dd>
            <dt className="text-muted">{t('beside')}</dt>
            <dd>{meeting.som}</dd>
            {meeting.languages.length > 0 ? (
              <>
                <dt className="text-muted">{t('languages')}</dt>
                <dd>{format.list(meeting.languages.map((one) => format.language(one.language)))}</dd>
              </>
            ) : null}
            <dt className="text-muted">{t('source')}</dt>
            <dd className="text-sm text-muted">{meeting.source}</dd>
          </dl>
          <section>
            <h2 className="mb-3 text-xl font-semibold">{t('agenda')}</h2>
            {standing ? (
              <Callout
                title={`${standing.number} · ${standing.kind === 'adopted' ? t('adopted') : t('draft', { n: standing.ordinal })}`}
              >
                {t('circulated', { at: format.dateTime(standing.issuedAt) })} ·{' '}
                <Link href={`/meetings/${meeting.id}/agenda`} className="text-link underline">
                  {t('readAgenda')}
                </Link>
              </Callout>
            ) : (
              <Empty title={t('noEdition')} />
            )}
          </section>
          <section>
            <h2 className="mb-3 text-xl font-semibold">{t('papers')}</h2>
            <Papers list={papers} meeting={meeting.id} />
          </section>
        </div>
        <Sittings sessions={meeting.sessions} zone={meeting.zone} />
      </div>
    </>
  )
}
