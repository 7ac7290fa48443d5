import { Coffee } from 'lucide-react'
import { Fragment, type ReactNode } from 'react'
import { Still } from '#app/_ui/markup.tsx'
import type { EditionItem, EditionView } from '#server/agenda/schema.ts'
import { isMarked, Item } from './item.tsx'
import { breaksBefore, type Group, groupsOf, headingLevels, runsOf } from './order.ts'
import type { Speech } from './speech.ts'

interface Props {
  /** an edition, or a draft as of its date */
  view: Pick<EditionView, 'items' | 'sessions' | 'meeting' | 'language'> & { edition: { hash: string } | null }
  speech: Speech
  /** what stands below an item, by its id */
  below?: Map<string, ReactNode>
}

/** The agenda as it will run: its sessions with their clock times, the items in them, the breaks between. */
export function RunningOrder({ view, speech, below }: Props) {
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
      {runsOf(group.items, (item, place) => ({
        marked: isMarked({ item, wanted }) || below?.has(item.id) === true,
        pauses: breaksBefore(group.session, group.items, place),
      })).map((run) => (
        <Fragment key={run.items[0]?.id}>
          <Breaks pauses={run.pauses} zone={zone} speech={speech} />
          <Run
            {...run}
            edition={view.edition?.hash ?? ''}
            levels={levels}
            below={below}
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

interface RunProps {
  items: EditionItem[]
  marked: boolean
  /** the hash of the frozen edition that the items stand in */
  edition: string
  levels: Map<string, number>
  below: Map<string, ReactNode> | undefined
  wanted: string | null
  zone: string
  speech: Speech
}

/** Items that follow one another; without signs they are still, written once for everybody who may see the same ones. */
function Run({ items, marked, edition, levels, below, ...rest }: RunProps) {
  const levelOf = ({ id }: EditionItem): number => levels.get(id) ?? 3
  const all = () =>
    items.map((item) => (
      <Fragment key={item.id}>
        <Item item={item} level={levelOf(item)} {...rest} />
        {below?.get(item.id)}
      </Fragment>
    ))
  if (marked) return all()
  const { zone, speech } = rest
  const shown = items.map((item) => `${item.id} ${item.language} ${levelOf(item)}`)
  return (
    <Still as="div" kept={[edition, zone, speech.language, speech.zone, ...shown].join(' ')}>
      {all}
    </Still>
  )
}

function GroupHeading({ group, id, view, speech: { t, format } }: Omit<Props, 'below'> & { group: Group; id: string }) {
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
