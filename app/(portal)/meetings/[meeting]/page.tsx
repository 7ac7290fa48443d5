import type { Metadata } from 'next'
import { cache } from 'react'
import { Words, words } from '#app/_i18n/server.tsx'
import { portal, shown } from '#app/_trpc/server.ts'
import { Badge } from '#app/_ui/badge.tsx'
import { LinkButton } from '#app/_ui/button.tsx'
import { PageHeader } from '#app/_ui/page-header.tsx'
import { Deadlines } from '../_planning/deadlines.tsx'
import { Standing } from '../_planning/standing.tsx'
import { StatusPanel } from '../_planning/status-panel.tsx'
import { PackPanel } from './_offline/pack-panel.tsx'
import { AgendaState } from './agenda-state.tsx'
import { Facts } from './facts.tsx'
import { Papers } from './papers.tsx'
import { Sittings } from './sittings.tsx'

type Params = { params: Promise<{ meeting: string }> }

/** so many papers stand on the meeting's page */
const first = 8

/** The meeting, asked once for the window's title and the page. */
const meetingOf = cache(async (id: string) => {
  const { api } = await portal(`/meetings/${id}`)
  return shown(api.meetings.meeting({ meeting: Number(id) }))
})

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  return { title: (await meetingOf((await params).meeting)).name }
}

export default async function Meeting({ params }: Params) {
  const { meeting: id } = await params
  const { api } = await portal(`/meetings/${id}`)
  const meeting = await meetingOf(id)
  const editions = await shown(api.agenda.editions({ meeting: meeting.id }))
  const cuts = await shown(api.agenda.cuts({ meeting: meeting.id }))
  const expected = await shown(api.documents.expected({ meeting: meeting.id }))
  // who links papers to those expected chooses among a hundred; the page shows the first
  const links = meeting.can.amend && expected.length > 0
  const { papers } = await shown(api.documents.papers({ meeting: meeting.id, limit: links ? 100 : first }))
  const parties = meeting.can.amend ? await api.identity.parties() : []
  const proposed = await shown(api.agenda.proposalCount({ meeting: meeting.id }))
  const coming = await shown(api.meetings.delegationCount({ meeting: meeting.id }))
  const standing = editions.filter((edition) => !edition.withdrawnAt).at(-1)
  const begins =
    meeting.can.amend && !standing && (await shown(api.agenda.placement({ meeting: meeting.id }))).items.length === 0
  const { t } = await words('meetings')
  return (
    <Words namespaces={['planning', 'documents', 'offline']}>
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
            {meeting.can.amend ? <LinkButton href={`/meetings/${meeting.id}/edit`}>{t('amend')}</LinkButton> : null}
            <LinkButton href={`/meetings/${meeting.id}/timetable`}>{t('timetable')}</LinkButton>
            <LinkButton href={`/meetings/${meeting.id}/delegations`}>
              {(await words('delegations')).t('link', coming)}
            </LinkButton>
            {proposed !== null ? (
              <LinkButton href={`/meetings/${meeting.id}/agenda/proposals`}>
                {(await words('proposals')).t('count', { count: proposed })}
              </LinkButton>
            ) : null}
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
          <Facts meeting={meeting} />
          {meeting.status === 'archived' && meeting.moves.length === 0 ? null : <StatusPanel meeting={meeting} />}
          <AgendaState meeting={meeting} standing={standing} cuts={cuts} begins={begins} />
          <section>
            <h2 className="mb-3 text-xl font-semibold">{t('papers')}</h2>
            <Papers papers={papers.slice(0, first)} meeting={meeting.id} />
          </section>
          <PackPanel meeting={meeting} />
          <Standing
            meeting={meeting.id}
            expected={expected}
            papers={links ? papers : []}
            parties={parties.map(({ id, name }) => ({ id, name }))}
            lists={meeting.can.amend}
          />
        </div>
        <div className="flex flex-col gap-8">
          {meeting.status === 'archived' ? null : <Deadlines meeting={meeting} />}
          <Sittings sessions={meeting.sessions} zone={meeting.zone} />
        </div>
      </div>
    </Words>
  )
}
