import { CirclePlus, PenLine, StickyNote, Undo2 } from 'lucide-react'
import Link from 'next/link'
import { words } from '#app/_i18n/server.tsx'
import { portal, shown } from '#app/_trpc/server.ts'
import { Badge } from '#app/_ui/badge.tsx'
import type { NewsView } from '#server/documents/shape/reading.ts'
import { MarkVisit } from './mark-visit.tsx'

const looks = {
  new: { tone: 'ok', icon: CirclePlus },
  revised: { tone: 'info', icon: PenLine },
  withdrawn: { tone: 'warn', icon: Undo2 },
} as const

/** What has come among a meeting's papers since the reader last looked (features.md X13), and what it touches. */
export async function News({ meeting }: { meeting: number }) {
  const { api } = await portal(`/meetings/${meeting}/documents`)
  const { since, papers } = await shown(api.documents.news({ meeting }))
  const { t, format } = await words('reading')
  return (
    <section aria-labelledby="news" className="mb-6 rounded-lg border border-line bg-surface px-4 py-3 print:hidden">
      <h2 id="news" className="text-lg font-semibold">
        {t('news.title')}
      </h2>
      <p className="text-sm text-muted">{since ? t('news.since', { at: format.dateTime(since) }) : t('news.first')}</p>
      {since && papers.length === 0 ? <p className="mt-1">{t('news.none')}</p> : null}
      {since && papers.length > 0 ? (
        <ul className="mt-2 divide-y divide-line">
          {papers.map((one) => (
            <Line key={one.paper} one={one} t={t} at={format.dateTime(one.at)} />
          ))}
        </ul>
      ) : null}
      <MarkVisit meeting={meeting} />
    </section>
  )
}

type T = (key: string, params?: Record<string, string | number>) => string

function Line({ one, t, at }: { one: NewsView['papers'][number]; t: T; at: string }) {
  const { tone, icon } = looks[one.kind]
  const counts = one.changes
    ? (['changed', 'added', 'dropped', 'moved'] as const).flatMap((key) => {
        const count = one.changes?.[key] ?? 0
        return count > 0 ? [t(`news.${key}`, { count })] : []
      })
    : []
  return (
    <li className="flex flex-wrap items-baseline gap-x-3 gap-y-1 py-2">
      <Badge tone={tone} icon={icon}>
        {t(`news.${one.kind}`)}
      </Badge>
      <Link prefetch={false} href={`/documents/${one.paper}`} className="min-w-0">
        <span className="tabular-nums">{one.number}</span> {one.title}
      </Link>
      <span className="text-sm text-muted">{[at, ...counts].join(' · ')}</span>
      {one.noted > 0 ? (
        <Badge tone="action" icon={StickyNote}>
          {t('news.noted', { count: one.noted })}
        </Badge>
      ) : null}
      {one.from === null ? null : (
        <Link prefetch={false} href={`/documents/${one.paper}/compare?from=${one.from}&to=${one.revision}`}>
          {t('news.compare')}
        </Link>
      )}
    </li>
  )
}
