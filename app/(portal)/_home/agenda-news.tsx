import Link from 'next/link'
import { words } from '#app/_i18n/server.tsx'
import { Badge } from '#app/_ui/badge.tsx'
import { LinkButton } from '#app/_ui/button.tsx'
import type { EditionView } from '#server/agenda/schema.ts'
import { Panel } from './panel.tsx'

const most = 5

/** The newest edition of the agenda, and what in it has changed since this reader last read. */
export async function AgendaNews({ view }: { view: EditionView }) {
  const { t, format } = await words('home')
  const agenda = await words('agenda')
  const { edition, since, items, meeting } = view
  const path = `/meetings/${meeting.id}/agenda`
  const changed = items.filter((item) => item.changes.length > 0)
  return (
    <Panel
      id="agenda"
      title={t('edition')}
      more={
        edition ? (
          <LinkButton href={path} variant="quiet">
            {t('read')}
          </LinkButton>
        ) : null
      }
    >
      {edition ? (
        <div className="px-5 py-4">
          <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <span className="font-medium tabular-nums">{edition.number}</span>
            <Badge tone="info">{agenda.t(`edition.${edition.kind}`, { n: edition.ordinal })}</Badge>
            <time dateTime={edition.issuedAt.toISOString()} className="text-muted">
              {agenda.t('circulated', { at: format.dateTime(edition.issuedAt) })}
            </time>
          </p>
          {since ? (
            <p className="mt-2">
              {changed.length > 0 ? t('changed', { count: changed.length }) : agenda.t('sinceNothing')}
            </p>
          ) : (
            <p className="mt-2 text-muted">{t('items', { count: items.length })}</p>
          )}
          {since && changed.length > 0 ? (
            <ul className="mt-2 flex flex-col gap-1" data-list="changed">
              {changed.slice(0, most).map((item) => (
                <li key={item.id} className="flex flex-wrap items-baseline gap-x-3">
                  <Link
                    prefetch={false}
                    href={`${path}#item-${item.id}`}
                    className="flex min-h-7 min-w-0 items-baseline gap-2 text-link underline-offset-2 hover:underline"
                  >
                    <span className="tabular-nums">{item.label}</span>
                    <span lang={item.language}>{item.title}</span>
                  </Link>
                  <span className="text-sm text-muted">
                    {format.list(item.changes.map((change) => agenda.t(`change.${change}`)))}
                  </span>
                </li>
              ))}
              {changed.length > most ? (
                <li className="text-sm text-muted">{t('moreChanged', { count: changed.length - most })}</li>
              ) : null}
            </ul>
          ) : null}
        </div>
      ) : (
        <p className="px-5 py-6 text-muted">{agenda.t('none')}</p>
      )}
    </Panel>
  )
}
