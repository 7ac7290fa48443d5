import Link from 'next/link'
import { words } from '#app/_i18n/server.tsx'
import type { EditionView } from '#server/agenda/schema.ts'
import { Panel } from './panel.tsx'

/** The items of the newest edition that the reader's economy or organisation leads, with their times there and here. */
export async function OwnItems({ view, party }: { view: EditionView; party: string }) {
  const { t, format, zone } = await words('home')
  const names = await words('parties')
  const { meeting, items } = view
  const own = items.filter((item) => item.leads.some((lead) => lead.party === party))
  if (own.length === 0) return null
  return (
    <Panel id="own" title={t('leads', { economy: names.t(party) })}>
      <ul className="divide-y divide-line" data-list="own">
        {own.map((item) => (
          <li key={item.id} className="flex flex-wrap items-baseline gap-x-4 gap-y-1 px-5 py-2.5">
            <Link
              prefetch={false}
              href={`/meetings/${meeting.id}/agenda#item-${item.id}`}
              className="flex min-h-7 min-w-0 flex-1 basis-64 items-baseline gap-2 text-link underline-offset-2 hover:underline"
            >
              <span className="tabular-nums">{item.label}</span>
              <span lang={item.language}>{item.title}</span>
            </Link>
            {item.startsAt ? (
              <time dateTime={item.startsAt.toISOString()} className="text-sm text-muted tabular-nums">
                {format.shortDay(item.startsAt, meeting.zone)} {format.time(item.startsAt, meeting.zone)}
                {zone === meeting.zone ? null : ` · ${t('yours', { time: format.time(item.startsAt) })}`}
              </time>
            ) : null}
          </li>
        ))}
      </ul>
    </Panel>
  )
}
