import type { Metadata } from 'next'
import { words, Words } from '#app/_i18n/server.tsx'
import { portal, shown } from '#app/_trpc/server.ts'
import { Empty } from '#app/_ui/badge.tsx'
import { DownloadButton, LinkButton } from '#app/_ui/button.tsx'
import { PageHeader } from '#app/_ui/page-header.tsx'
import { paperPurposes } from '#server/documents/schema.ts'
import { News } from '../../../documents/_news/news.tsx'
import { CirculateAll } from './circulate-all.tsx'
import { Filter } from './filter.tsx'
import { Packs } from './packs.tsx'
import { PaperTable } from './paper-table.tsx'
import { Prepare } from './prepare.tsx'
import { Submissions } from './submissions.tsx'
import { Submitters } from './submitters.tsx'

type Asked = Record<'words' | 'purpose' | 'party' | 'after', string | string[] | undefined>
interface Params {
  params: Promise<{ meeting: string }>
  searchParams: Promise<Partial<Asked>>
}

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await words('documents')
  return { title: t('title') }
}

const one = (value: string | string[] | undefined): string => (typeof value === 'string' ? value.trim() : '')

function wishOf(asked: Partial<Asked>) {
  const purpose = paperPurposes.find((name) => name === one(asked.purpose))
  const after = Number(one(asked.after)) || null
  return {
    words: one(asked.words).slice(0, 200) || null,
    purpose: purpose ?? null,
    party: one(asked.party) || null,
    after,
  }
}

/** The papers of a meeting by agenda item, what is on its way, and the way to bring one. */
export default async function Documents({ params, searchParams }: Params) {
  const { meeting: id } = await params
  const { api } = await portal(`/meetings/${id}/documents`)
  const wish = wishOf(await searchParams)
  const meeting = await shown(api.meetings.meeting({ meeting: Number(id) }))
  const list = await shown(api.documents.papers({ meeting: meeting.id, ...wish }))
  const submissions = list.can.follow ? await shown(api.documents.submissions({ meeting: meeting.id })) : []
  const submitters = list.can.name ? await shown(api.documents.submitters({ meeting: meeting.id })) : null
  const packs = await shown(api.documents.packs({ meeting: meeting.id }))
  const { t, language } = await words('documents')
  const meetings = await words('meetings')
  const filtered = Boolean(wish.words ?? wish.purpose ?? wish.party)
  return (
    <Words namespaces={['documents', 'parties']}>
      <PageHeader
        crumbs={[
          { label: meetings.t('title'), href: '/meetings' },
          { label: meeting.name, href: `/meetings/${meeting.id}` },
          { label: t('title') },
        ]}
        title={t('pages', { meeting: meeting.name })}
        actions={
          <>
            {list.papers.some((paper) => paper.files.length > 0) ? (
              <DownloadButton variant="quiet" href={`/api/files/packs/${meeting.id}?lang=${language}`}>
                {t('pack')}
              </DownloadButton>
            ) : null}
            {list.can.circulate ? (
              <LinkButton variant="quiet" href={`/meetings/${meeting.id}/documents/classification`}>
                {t('classified.title')}
              </LinkButton>
            ) : null}
            {list.can.import ? (
              <LinkButton variant="quiet" href={`/meetings/${meeting.id}/documents/import`}>
                {t('import')}
              </LinkButton>
            ) : null}
            {list.can.circulate ? <CirculateAll meeting={meeting.id} /> : null}
            {list.can.prepare ? <Prepare meeting={meeting.id} /> : null}
          </>
        }
      />
      <News meeting={meeting.id} />
      <Submissions submissions={submissions} meeting={meeting} />
      <section aria-labelledby="numbered">
        <h2 id="numbered" className="mb-3 text-xl font-semibold">
          {t('numbered')}
        </h2>
        <Filter meeting={meeting.id} wish={wish} filtered={filtered} />
        {list.papers.length > 0 ? <PaperTable papers={list.papers} meeting={meeting.id} /> : null}
        {list.papers.length > 0 ? null : filtered ? (
          <Empty title={t('noneFound')} />
        ) : (
          <Empty title={t('none')}>{t('noneHint')}</Empty>
        )}
        {list.next ? (
          <p className="mt-4">
            <LinkButton href={`/meetings/${meeting.id}/documents?${query({ ...wish, after: list.next })}`}>
              {t('more')}
            </LinkButton>
          </p>
        ) : null}
      </section>
      {list.papers.length > 0 || packs.length > 0 ? <Packs meeting={meeting.id} first={packs} /> : null}
      {submitters ? <Submitters meeting={meeting.id} people={submitters} /> : null}
    </Words>
  )
}

function query(wish: Record<string, string | number | null>): string {
  const given = Object.entries(wish).flatMap(([name, value]) => (value === null ? [] : [[name, String(value)]]))
  return new URLSearchParams(given).toString()
}
