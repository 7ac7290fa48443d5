import type { Metadata } from 'next'
import { words, Words } from '#app/_i18n/server.tsx'
import { portal, shown } from '#app/_trpc/server.ts'
import { Badge, Callout, Chip, Empty, type Tone } from '#app/_ui/badge.tsx'
import { PageHeader } from '#app/_ui/page-header.tsx'
import type { ProposalView } from '#server/agenda/shape/proposals.ts'
import { Answers } from './answers.tsx'
import { Propose } from './propose.tsx'

const tones: Partial<Record<ProposalView['state'], Tone>> = {
  ...{ proposed: 'info', returned: 'action', held: 'warn', accepted: 'ok' },
}

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await words('proposals')
  return { title: t('title') }
}

/** The items that member economies propose, who joins them, and what the secretariat answered. */
export default async function Proposals({ params }: { params: Promise<{ meeting: string }> }) {
  const { meeting: id } = await params
  const { api } = await portal(`/meetings/${id}/agenda/proposals`)
  const meeting = await shown(api.meetings.meeting({ meeting: Number(id) }))
  const { proposals, until, can } = await shown(api.agenda.proposals({ meeting: meeting.id }))
  const { t, format } = await words('proposals')
  const meetings = await words('meetings')
  const due = until && { there: format.dateTime(until, meeting.zone), own: format.dateTime(until) }
  return (
    <Words namespaces={['proposals', 'errors']}>
      <PageHeader
        crumbs={[
          { label: meetings.t('title'), href: '/meetings' },
          { label: meeting.name, href: `/meetings/${meeting.id}` },
          { label: t('title') },
        ]}
        title={t('titleOf', { meeting: meeting.name })}
        actions={can.propose ? <Propose meeting={meeting.id} /> : null}
      />
      {due ? (
        <p className="-mt-3 mb-5 text-muted tabular-nums">{t(due.there === due.own ? 'untilSame' : 'until', due)}</p>
      ) : null}
      {proposals.length === 0 ? <Empty title={t('none')}>{t('noneHint')}</Empty> : null}
      <ul className="flex flex-col gap-4" data-list="proposals">
        {proposals.map((proposal) => (
          <li key={proposal.id} className="rounded-lg border border-line bg-surface p-5">
            <Proposal proposal={proposal} />
          </li>
        ))}
      </ul>
    </Words>
  )
}

async function Proposal({ proposal }: { proposal: ProposalView }) {
  const { t, format } = await words('proposals')
  const names = await words('parties')
  const facts = [
    t(`purposes.${proposal.purpose}`),
    proposal.minutes === null ? '' : t('minutes', { count: proposal.minutes }),
    t('proposedAt', { at: format.dateTime(proposal.proposedAt) }),
  ].filter(Boolean)
  const of = (kind: 'joins' | 'sponsors'): string =>
    format.list(proposal.supports.filter((one) => one.kind === kind).map((one) => names.t(one.party)))
  return (
    <article>
      <div className="flex flex-wrap items-center gap-3">
        <h2 className="min-w-0 text-lg font-semibold break-words">{proposal.title}</h2>
        <Badge tone={tones[proposal.state] ?? 'plain'}>{t(`state.${proposal.state}`)}</Badge>
      </div>
      <p className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-muted">
        <Chip abbreviation={proposal.party.toUpperCase()} name={names.t(proposal.party)} />
        <span>{names.t(proposal.party)}</span>
        {facts.map((fact) => (
          <span key={fact}>{fact}</span>
        ))}
      </p>
      {proposal.annotation ? (
        <p className="mt-3 max-w-[75ch] break-words whitespace-pre-line">{proposal.annotation}</p>
      ) : null}
      {of('sponsors') ? <p className="mt-2">{t('sponsoredBy', { economies: of('sponsors') })}</p> : null}
      {of('joins') ? <p className="mt-2">{t('joinedBy', { economies: of('joins') })}</p> : null}
      {proposal.reason ? (
        <div className="mt-3">
          <Callout tone="warn">{proposal.reason}</Callout>
        </div>
      ) : null}
      <Answers proposal={proposal} />
    </article>
  )
}
