import type { Metadata } from 'next'
import { words, Words } from '#app/_i18n/server.tsx'
import { portal, shown } from '#app/_trpc/server.ts'
import { Empty } from '#app/_ui/badge.tsx'
import { LinkButton } from '#app/_ui/button.tsx'
import { PageHeader } from '#app/_ui/page-header.tsx'
import { Choices } from './choices.tsx'
import { MarkAll } from './mark-all.tsx'
import { NoticeLine } from './notice-line.tsx'

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await words('notices')
  return { title: t('title') }
}

export default async function Notices({ searchParams }: { searchParams: Promise<{ after?: string }> }) {
  const { api } = await portal('/notices')
  const { after } = await searchParams
  const { notices, next, unread } = await shown(api.notices.list({ after: typeof after === 'string' ? after : null }))
  const choices = await api.notices.choices()
  const { t } = await words('notices')
  return (
    <Words namespaces={['notices']}>
      <PageHeader crumbs={[{ label: t('title') }]} title={t('title')} actions={unread > 0 ? <MarkAll /> : null} />
      {notices.length === 0 ? (
        <Empty title={t('empty')}>{t('emptyHint')}</Empty>
      ) : (
        <ul className="divide-y divide-line rounded-md border border-line bg-surface" data-list="notices">
          {notices.map((notice) => (
            <li key={notice.id} className="px-4 py-3">
              <NoticeLine notice={notice} />
            </li>
          ))}
        </ul>
      )}
      {next ? (
        <LinkButton className="mt-4" href={`/notices?after=${next}`}>
          {t('more')}
        </LinkButton>
      ) : null}
      <section aria-labelledby="choices" className="mt-10">
        <h2 id="choices" className="text-xl font-semibold">
          {t('choices.title')}
        </h2>
        <p className="mb-3 text-muted">{t('choices.hint')}</p>
        <Choices choices={choices} />
      </section>
    </Words>
  )
}
