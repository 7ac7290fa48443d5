import type { Metadata } from 'next'
import { readingLanguage, Words, words } from '#app/_i18n/server.tsx'
import { portal, shown } from '#app/_trpc/server.ts'
import { Badge, Callout, Empty } from '#app/_ui/badge.tsx'
import { LinkButton } from '#app/_ui/button.tsx'
import { PageHeader } from '#app/_ui/page-header.tsx'
import { Columns } from './columns.tsx'
import { dayTable } from './day-table.ts'
import { Official } from './official.tsx'
import { PublishTimetable } from './publish.tsx'
import { AddSlot } from './slot-dialogs.tsx'
import { Unplaced } from './unplaced.tsx'

type Params = {
  params: Promise<{ meeting: string }>
  searchParams: Promise<{ view?: string; from?: string; to?: string }>
}

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await words('timetable')
  return { title: t('title') }
}

/** A meeting's timetable by days: the draft or the last official one, with what sits in each session, what clashes and what went. */
export default async function TimetablePage({ params, searchParams }: Params) {
  const { meeting: id } = await params
  const asked = await searchParams
  const { api } = await portal(`/meetings/${id}/timetable`)
  const [from, to] = [Number(asked.from) || null, Number(asked.to) || null]
  const table = await shown(api.meetings.timetable({ meeting: Number(id), from, to }))
  const placement = await shown(api.agenda.placement({ meeting: table.meeting.id, language: await readingLanguage() }))
  const { t, format, zone } = await words('timetable')
  const names = await words('parties')
  const parties = table.can.arrange ? await api.identity.parties() : []
  const official =
    table.official !== null && (asked.view ? asked.view === 'official' : !table.can.arrange) ? table.official : null
  const slots = official ?? table.slots
  const days = dayTable(table, slots, official ? [] : table.traces)
  const first = slots[0]?.startsAt ?? new Date(table.meeting.firstDay ?? 0)
  const desk = {
    meeting: table.meeting.id,
    zone: table.meeting.zone,
    announced: table.meeting.announced,
    parties: parties.map((party) => ({ id: party.id, name: names.t(party.id) })),
    arrange: table.can.arrange && official === null,
    day: table.meeting.firstDay ?? days[0]?.day ?? '',
  }
  return (
    <Words namespaces={['timetable', 'parties']}>
      <PageHeader
        crumbs={[
          { label: t('meetings'), href: '/meetings' },
          { label: table.meeting.name, href: `/meetings/${table.meeting.id}` },
          { label: t('title') },
        ]}
        title={t('title')}
        state={
          official ? (
            <Badge tone="ok">{t('officialN', { n: table.schedules.at(-1)?.n ?? 0 })}</Badge>
          ) : (
            <Badge tone="warn">{t('draft')}</Badge>
          )
        }
        actions={
          <>
            {table.official ? (
              <LinkButton href={`?view=${official ? 'draft' : 'official'}`}>
                {t(official ? 'showDraft' : 'showOfficial')}
              </LinkButton>
            ) : null}
            {desk.arrange ? <AddSlot desk={desk} /> : null}
            {desk.arrange ? <PublishTimetable meeting={desk.meeting} clashes={table.clashes.length} /> : null}
          </>
        }
      />
      <p className="mb-4 text-muted">
        {t('zone', { zone: format.zone(table.meeting.zone, first) })}
        {zone === table.meeting.zone ? '' : ` ${t('yourZone', { zone: format.zone(zone, first) })}`}
      </p>
      {desk.arrange && table.clashes.length > 0 && !official ? (
        <div className="mb-4" data-clashes={table.clashes.length}>
          <Callout tone="warn" title={t('clashes', { count: table.clashes.length })}>
            {t('clashesHint')}
          </Callout>
        </div>
      ) : null}
      {days.length === 0 ? <Empty title={t('none')} /> : null}
      <Columns days={days} placement={placement} clashes={official ? [] : table.clashes} desk={desk} />
      <Unplaced placement={placement} meeting={table.meeting.id} />
      <Official table={table} from={from} to={to} />
    </Words>
  )
}
