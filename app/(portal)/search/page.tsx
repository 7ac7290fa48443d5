import { Search as Glass } from 'lucide-react'
import type { Metadata } from 'next'
import Link from 'next/link'
import { words } from '#app/_i18n/server.tsx'
import { portal, shown } from '#app/_trpc/server.ts'
import { Badge, Empty } from '#app/_ui/badge.tsx'
import { Button } from '#app/_ui/button.tsx'
import { inputLook } from '#app/_ui/field.tsx'
import { PageHeader } from '#app/_ui/page-header.tsx'

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await words('search')
  return { title: t('title') }
}

export default async function Search({ searchParams }: { searchParams: Promise<{ words?: string | string[] }> }) {
  const { words: asked } = await searchParams
  const wanted = (typeof asked === 'string' ? asked : '').trim().slice(0, 200)
  const { api } = await portal(`/search?words=${encodeURIComponent(wanted)}`)
  const { t, format } = await words('search')
  const { hits } = wanted ? await shown(api.search.find({ words: wanted })) : { hits: [] }
  return (
    <>
      <PageHeader crumbs={[{ label: t('title') }]} title={t('title')} />
      <search aria-label={t('title')}>
        <form className="mb-6 flex max-w-2xl gap-2">
          <input
            name="words"
            type="search"
            maxLength={200}
            aria-label={t('ask')}
            placeholder={t('ask')}
            defaultValue={wanted}
            className={`${inputLook} min-w-0`}
          />
          <Button type="submit" variant="primary" className="min-h-10 shrink-0">
            <Glass aria-hidden className="size-4" />
            {t('act')}
          </Button>
        </form>
      </search>
      {wanted !== '' && hits.length === 0 ? <Empty title={t('none', { words: wanted })}>{t('noneHint')}</Empty> : null}
      {hits.length > 0 ? (
        <p className="mb-3 text-muted" role="status">
          {t('found', { count: hits.length })}
        </p>
      ) : null}
      {hits.length > 0 ? (
        <ul className="divide-y divide-line rounded-md border border-line bg-surface" data-list="hits">
          {hits.map((hit) => (
            <li
              key={`${hit.kind}${hit.id}${hit.language}`}
              className="flex flex-wrap items-baseline gap-x-4 gap-y-1 px-4 py-3"
            >
              <Badge>{t(`kind.${hit.kind}`)}</Badge>
              <span className="text-muted tabular-nums">{hit.number}</span>
              <Link
                prefetch={false}
                href={hit.path}
                lang={hit.language}
                className="min-w-0 text-link underline-offset-2 hover:underline"
              >
                {hit.title}
              </Link>
              {hit.kind === 'item' ? <span className="text-sm text-muted">{format.language(hit.language)}</span> : null}
            </li>
          ))}
        </ul>
      ) : null}
    </>
  )
}
