import { Coffee } from 'lucide-react'
import { Fragment } from 'react'
import type { EditionView } from '#server/agenda/schema.ts'
import { Item } from './item.tsx'
import { breaksBefore, type Group, groupsOf, headingLevels } from './order.ts'
import type { Speech } from './speech.ts'

interface Props {
  view: EditionView
  speech: Speech
}

/** The agenda as it will run: its sessions with their clock times, the items in them, the breaks between. */
export function RunningOrder({ view, speech }: Props) {
  const groups = groupsOf(view.items, view.sessions)
  const { zone } = view.meeting
  const wanted = view.items.every((item) => item.fallback) ? null : view.language
  const levels = new Map(groups.flatMap(({ items }) => headingLevels(items)))
  return groups.map((group, at) => (
    <section
      key={group.items[0]?.id}
      aria-labelledby={`group-${at}`}
      className="mb-6 rounded-lg border border-line bg-surface print:border-0"
    >
      <GroupHeading group={group} id={`group-${at}`} view={view} speech={speech} />
      {group.items.map((item, place) => (
        <Fragment key={item.id}>
          <Breaks pauses={breaksBefore(group.session, group.items, place)} zone={zone} speech={speech} />
          <Item
            edition={view.edition?.hash ?? ''}
            item={item}
            level={levels.get(item.id) ?? 3}
            wanted={wanted}
            zone={zone}
            speech={speech}
          />
        </Fragment>
      ))}
      {groups.slice(at + 1).some((later) => later.session === group.session) ? null : (
        <Breaks pauses={breaksBefore(group.session, group.items, group.items.length)} zone={zone} speech={speech} />
      )}
    </section>
  ))
}

function GroupHeading({ group, id, view, speech: { t, format } }: Props & { group: Group; id: string }) {
  const { session } = group
  const { zone } = view.meeting
  if (!session) {
    return (
      <h2 id={id} className={`px-4 py-3 text-xl font-semibold sm:px-5 ${view.sessions.length > 0 ? '' : 'sr-only'}`}>
        {t(view.sessions.length > 0 ? 'unplaced' : 'opened')}
      </h2>
    )
  }
  const clock = (from: Date, to: Date, in_?: string) => ({ from: format.time(from, in_), to: format.time(to, in_) })
  const there = { day: format.weekday(session.startsAt, zone), ...clock(session.startsAt, session.endsAt, zone) }
  const own = { day: format.weekday(session.startsAt), ...clock(session.startsAt, session.endsAt) }
  return (
    <div className="flex flex-wrap items-baseline gap-x-4 gap-y-1 px-4 py-3 sm:px-5 print:break-after-avoid print:px-0">
      <h2 id={id} className="text-xl font-semibold">
        {t('session', { n: session.position })}
      </h2>
      <p>
        {there.day}, <span className="tabular-nums">{t('clock', there)}</span>
      </p>
      {there.day === own.day && there.from === own.from ? null : (
        <p className="text-sm text-muted tabular-nums print:hidden">
          {there.day === own.day ? t('yours', own) : t('yoursDay', own)}
        </p>
      )}
    </div>
  )
}

function Breaks({
  pauses,
  zone,
  speech: { t, format },
}: {
  pauses: EditionView['sessions'][number]['breaks']
  zone: string
  speech: Speech
}) {
  return pauses.map(({ startsAt, minutes }) => {
    const ends = new Date(startsAt.getTime() + minutes * 60_000)
    return (
      <p
        key={startsAt.toISOString()}
        className="flex items-center gap-2 border-t border-line bg-paper px-4 py-2 text-muted tabular-nums sm:px-5 print:px-0 print:py-1"
      >
        <Coffee aria-hidden className="size-4 shrink-0" />
        {t('break', { from: format.time(startsAt, zone), to: format.time(ends, zone) })}
      </p>
    )
  })
}
