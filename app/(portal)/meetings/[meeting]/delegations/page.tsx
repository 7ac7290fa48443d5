import { Download } from 'lucide-react'
import type { Metadata } from 'next'
import { words, Words } from '#app/_i18n/server.tsx'
import { portal, shown } from '#app/_trpc/server.ts'
import { Badge, Empty } from '#app/_ui/badge.tsx'
import { DownloadButton, LinkButton } from '#app/_ui/button.tsx'
import { PageHeader } from '#app/_ui/page-header.tsx'
import type { DelegationsView, DelegationView } from '#server/meetings/shape/delegations.ts'
import { AddOrganisation } from './add-organisation.tsx'
import { Copy } from './copy.tsx'
import { Delegation } from './delegation.tsx'
import { Missing } from './missing.tsx'
import { Register } from './register.tsx'

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await words('delegations')
  return { title: t('title') }
}

const present = (all: DelegationView[], state?: string): number =>
  all.reduce(
    (sum, { members }) =>
      sum + members.filter((one) => one.state !== 'withdrawn' && (!state || one.state === state)).length,
    0,
  )

/** Who comes to a meeting: the own delegation to be registered, who is missing, and everybody in APEC's order. */
export default async function Delegations({ params }: { params: Promise<{ meeting: string }> }) {
  const { meeting: id } = await params
  const { api } = await portal(`/meetings/${id}/delegations`)
  const meeting = await shown(api.meetings.meeting({ meeting: Number(id) }))
  const view = await shown(api.meetings.delegations({ meeting: meeting.id }))
  const seesNeeds = view.can.receive || view.own !== null
  const needs = seesNeeds ? await shown(api.meetings.needs({ meeting: meeting.id })) : []
  const own = view.delegations.find((one) => one.party === view.own)
  const registers = own?.can.register ?? false
  const known = own && registers ? await api.meetings.registration({ meeting: meeting.id, party: own.party }) : null
  const others = view.delegations.filter((one) => one !== own)
  const { t, format, language } = await words('delegations')
  const meetings = await words('meetings')
  const due = view.until && { there: format.dateTime(view.until, meeting.zone), own: format.dateTime(view.until) }
  const [people, accredited] = [present(view.delegations), present(view.delegations, 'accredited')]
  const shared = { meeting: meeting.id, needs, receive: view.can.receive }
  return (
    <Words namespaces={['delegations', 'parties']}>
      <PageHeader
        crumbs={[
          { label: meetings.t('title'), href: '/meetings' },
          { label: meeting.name, href: `/meetings/${meeting.id}` },
          { label: t('title') },
        ]}
        title={t('titleOf', { meeting: meeting.name })}
        state={meeting.demonstration ? <Badge tone="action">{meetings.t('demonstration')}</Badge> : null}
        actions={<Doors view={view} language={language} />}
      />
      <div className="-mt-3 mb-6 flex flex-col gap-1">
        <p className="text-lg" data-count="economies">
          {t('count', { registered: view.registered, economies: view.economies })}
          {view.can.list ? (
            <span className="text-muted">
              {' '}
              {accredited === people
                ? t('accreditedPeople', { count: people })
                : t('people', { count: people, accredited })}
            </span>
          ) : null}
        </p>
        {due ? (
          <p className="text-muted tabular-nums">{t(due.there === due.own ? 'untilSame' : 'until', due)}</p>
        ) : null}
      </div>
      <div className="flex flex-col gap-8">
        {own ? (
          <Delegation {...shared} delegation={own} own>
            {registers ? (
              <div className="flex flex-wrap gap-2">
                <Register meeting={meeting.id} party={own.party} primary />
                {known?.last ? <Copy meeting={meeting.id} party={own.party} last={known.last} /> : null}
              </div>
            ) : null}
          </Delegation>
        ) : null}
        <Missing meeting={meeting.id} delegations={others} reminds={view.can.receive} />
        {others.map((delegation) => (
          <Delegation key={delegation.party} {...shared} delegation={delegation} />
        ))}
        {view.others.length > 0 ? <AddOrganisation meeting={meeting.id} others={view.others} /> : null}
        {view.delegations.length === 0 ? <Empty title={t('none')}>{t('noneHint')}</Empty> : null}
      </div>
    </Words>
  )
}

/** The list of participants as files, and what the secretariat opens at the venue. */
async function Doors({ view, language }: { view: DelegationsView; language: string }) {
  const { t } = await words('delegations')
  const here = `/meetings/${view.meeting}/delegations`
  return (
    <>
      {view.can.list
        ? (['pdf', 'docx', 'xlsx'] as const).map((format) => (
            <DownloadButton
              key={format}
              href={`/api/participants/${view.meeting}/${format}?lang=${language}`}
              aria-label={t('list.as', { format: format.toUpperCase() })}
            >
              <Download aria-hidden className="size-4" />
              {format.toUpperCase()}
            </DownloadButton>
          ))
        : null}
      {view.can.receive ? <LinkButton href={`${here}/badges`}>{t('badges')}</LinkButton> : null}
      {view.can.receive ? <LinkButton href={`${here}/check-in`}>{t('checkIn')}</LinkButton> : null}
    </>
  )
}
