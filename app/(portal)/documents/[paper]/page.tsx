import type { Metadata } from 'next'
import { cache } from 'react'
import { words, Words } from '#app/_i18n/server.tsx'
import { portal, shown } from '#app/_trpc/server.ts'
import { Badge } from '#app/_ui/badge.tsx'
import { PageHeader } from '#app/_ui/page-header.tsx'
import type { PaperPage } from '#server/documents/schema.ts'
import { Prepare } from '../../meetings/[meeting]/documents/prepare.tsx'
import { Reading } from './_reading/reading.tsx'
import { type Asked, readingWish } from './_reading/wish.ts'
import { Acts } from './acts.tsx'
import { Versions } from './versions.tsx'

interface Params {
  params: Promise<{ paper: string }>
  searchParams: Promise<Asked>
}

/** The paper, asked once for the window's title and the page. */
const paperOf = cache(async (paper: string) => {
  const { api } = await portal(`/documents/${paper}`)
  return shown(api.documents.paper({ paper }))
})

export async function generateMetadata({ params }: Pick<Params, 'params'>): Promise<Metadata> {
  const { versions, title } = await paperOf((await params).paper)
  return { title: `${versions[0]?.number ?? ''} ${title}` }
}

/** A numbered paper: what it is, who may read it and why, its versions and files. */
export default async function Paper({ params, searchParams }: Params) {
  const { paper: id } = await params
  const wish = readingWish(id, await searchParams)
  const { api } = await portal(`/documents/${id}`)
  const paper = await paperOf(id)
  const meeting = await shown(api.meetings.meeting({ meeting: paper.meeting }))
  const parties = paper.can.classify ? await shown(api.identity.parties()) : []
  const { t, format } = await words('documents')
  const meetings = await words('meetings')
  const names = await words('parties')
  const standing = paper.versions.find((version) => version.status === 'issued') ?? paper.versions[0]
  const economies = parties.filter((party) => party.kind === 'economy').map(({ id }) => ({ id, name: names.t(id) }))
  return (
    <Words namespaces={['documents', 'errors']}>
      <PageHeader
        crumbs={[
          { label: meetings.t('title'), href: '/meetings' },
          { label: meeting.name, href: `/meetings/${meeting.id}` },
          { label: t('title'), href: `/meetings/${meeting.id}/documents` },
          { label: standing?.number ?? '' },
        ]}
        title={paper.title}
        state={
          <>
            {standing?.late ? <Badge tone="warn">{t('late')}</Badge> : null}
            {standing && standing.circulatedAt === null ? <Badge tone="info">{t('waits')}</Badge> : null}
            {standing?.status === 'withdrawn' ? <Badge tone="danger">{t('status.withdrawn')}</Badge> : null}
          </>
        }
        actions={paper.can.revise ? <Prepare meeting={paper.meeting} revises={paper.id} /> : null}
      />
      <p className="-mt-4 mb-6 flex flex-wrap gap-x-3 text-muted">
        <span className="tabular-nums">{standing?.number}</span>
        <span>{t(`purpose.${paper.purpose}`)}</span>
        <span>{paper.submittedBy}</span>
        {paper.itemLabel ? <span>{t('item', { label: paper.itemLabel })}</span> : null}
        {standing?.circulatedAt ? (
          <span>{t('circulatedAt', { at: format.dateTime(standing.circulatedAt) })}</span>
        ) : null}
      </p>
      <Reading {...wish} />
      <div className="mt-10 grid gap-8 border-t border-line pt-6 lg:grid-cols-[minmax(0,2fr)_minmax(17rem,1fr)]">
        <Versions versions={paper.versions} sequence={paper.sequence} />
        <aside className="flex flex-col gap-6">
          <Readers paper={paper} />
          <Acts paper={paper} economies={economies} />
        </aside>
      </div>
    </Words>
  )
}

async function Readers({ paper }: { paper: PaperPage }) {
  const { t, format } = await words('documents')
  const names = await words('parties')
  const { derestrictOn, derestrictedAt } = paper
  return (
    <section aria-labelledby="readers" className="rounded-lg border border-line bg-surface p-5">
      <h2 id="readers" className="mb-2 text-lg font-semibold">
        {t('whoReads')}
      </h2>
      <div className="flex flex-col gap-2">
        <p>
          <Badge tone={paper.access === 'public' ? 'plain' : 'warn'}>{t(`access.${paper.access}`)}</Badge>
        </p>
        <p>{t(`accessOf.${paper.access}`, { economies: format.list(paper.economies.map((one) => names.t(one))) })}</p>
        {paper.restriction ? <p>{t('restrictionOf', { reason: paper.restriction })}</p> : null}
        {derestrictOn ? <p>{t('derestrictsOn', { day: format.days(derestrictOn, derestrictOn) })}</p> : null}
        {derestrictedAt ? <p>{t('derestricted', { at: format.dateTime(derestrictedAt) })}</p> : null}
        <p className="text-sm text-muted">{t(`because.${paper.because}`)}</p>
      </div>
    </section>
  )
}
