import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache, type ReactNode } from 'react'
import { readingLanguage, words, Words } from '#app/_i18n/server.tsx'
import { portal, sessionOfRequest, shown } from '#app/_trpc/server.ts'
import { Empty } from '#app/_ui/badge.tsx'
import { LinkButton } from '#app/_ui/button.tsx'
import { Fonts } from '#app/_ui/fonts.tsx'
import { PageHeader } from '#app/_ui/page-header.tsx'
import type { EditionView } from '#server/agenda/schema.ts'
import { type AgendaLanguage, agendaLanguages } from '#server/meetings/schema.ts'
import { NotesButton } from '../_notes/notes-button.tsx'
import { Contents, ShortContents } from './contents.tsx'
import { Manage } from './manage.tsx'
import { MarkRead } from './mark-read.tsx'
import { RunningOrder } from './running-order.tsx'
import { Since } from './since.tsx'
import { agendaSpeech, type Speech } from './speech.ts'
import { StateBadges, StateNotes } from './state.tsx'
import { Cuts, Tools } from './tools.tsx'

export interface Params {
  params: Promise<{ meeting: string; edition?: string }>
  searchParams: Promise<{ lang?: string | string[] }>
}

/** What a page of these asks for: the meeting, the edition or the newest, the language or the reader's own. */
async function wishOf({ params, searchParams }: Params) {
  const { meeting, edition } = await params
  const { lang } = await searchParams
  const [id, n] = [Number(meeting), edition === undefined ? undefined : Number(edition)]
  if (!Number.isInteger(id) || (n !== undefined && !Number.isInteger(n))) notFound()
  const language = agendaLanguages.find((one) => one === lang)
  return { meeting: id, n, language }
}

/** The edition, asked once for the window's title and the page. */
const viewOf = cache(async (meeting: number, n: number | undefined, wanted: AgendaLanguage | undefined) => {
  const path = `/meetings/${meeting}/agenda`
  const { api } = await portal(n === undefined ? path : `${path}/editions/${n}`)
  const language = wanted ?? (await readingLanguage())
  return shown(api.agenda.edition({ meeting, ...(n === undefined ? {} : { n }), ...(language ? { language } : {}) }))
})

/** The title of the page in its window: the meeting and the agenda. */
export async function editionMetadata(props: Params): Promise<Metadata> {
  const { meeting, n, language } = await wishOf(props)
  const { t } = await words('agenda')
  const view = await viewOf(meeting, n, language)
  return { title: t('titleOf', { meeting: view.meeting.name }) }
}

/** An edition of the agenda as its reader may see it, in the reader's language. */
export async function EditionPage(props: Params) {
  const { meeting, n, language } = await wishOf(props)
  const view = await viewOf(meeting, n, language)
  const session = await sessionOfRequest()
  const speech = await agendaSpeech()
  return (
    <>
      <Fonts languages={languagesOn(view)} />
      <Header view={view} speech={speech} actions={session ? <Notes view={view} reader={session.actor} /> : null} />
      {view.edition === null ? (
        <>
          <Empty title={speech.t('none')}>{speech.t('noneHint')}</Empty>
          {view.cuts.length > 0 ? (
            <section aria-labelledby="cuts" className="mt-6">
              <h2 id="cuts" className="mb-2 text-xl font-semibold">
                {speech.t('cut.list')}
              </h2>
              <div className="flex flex-wrap gap-2">
                <Cuts meeting={view.meeting} cuts={view.cuts} speech={speech} />
              </div>
            </section>
          ) : null}
        </>
      ) : (
        <Body view={view} edition={view.edition} speech={speech} />
      )}
      {view.edition && view.can.withdraw ? <Manage view={view} edition={view.edition} /> : null}
    </>
  )
}

/** The languages whose words stand on the page: those of its items, and each that one can change to by its own name. */
function languagesOn(view: EditionView): string[] {
  return [...new Set([...(view.edition?.languages ?? []), ...view.items].map((one) => one.language))]
}

interface Reader {
  person: string | null
  party: string | null
}

/** The delegation's private notes; who acts for nobody has none. */
async function Notes({ view, reader }: { view: EditionView; reader: Reader }) {
  if (!reader.party || !reader.person || view.items.length === 0) return null
  const names = await words('parties')
  return (
    <Words namespaces={['desk', 'editor']}>
      <NotesButton
        meeting={view.meeting.id}
        person={reader.person}
        party={reader.party}
        partyName={names.t(reader.party)}
        items={view.items.map(({ id, label, title }) => ({ id, label, title }))}
      />
    </Words>
  )
}

async function Header({
  view,
  speech: { t, format, nameOf },
  actions,
}: {
  view: EditionView
  speech: Speech
  actions: ReactNode
}) {
  const { meeting, edition } = view
  const meetings = await words('meetings')
  return (
    <>
      <PageHeader
        crumbs={[
          { label: meetings.t('title'), href: '/meetings' },
          { label: meeting.name, href: `/meetings/${meeting.id}` },
          { label: t('title') },
        ]}
        title={t('titleOf', { meeting: meeting.name })}
        state={edition ? <StateBadges edition={edition} demonstration={meeting.demonstration} t={t} /> : null}
        actions={
          <>
            {view.can.desk ? <LinkButton href={`/meetings/${meeting.id}/agenda/desk`}>{t('desk')}</LinkButton> : null}
            {actions}
          </>
        }
      />
      <p className="-mt-4 mb-5 flex flex-wrap gap-x-3 text-muted">
        {edition ? <span className="tabular-nums">{edition.number}</span> : null}
        {meeting.firstDay && meeting.lastDay ? <span>{format.days(meeting.firstDay, meeting.lastDay)}</span> : null}
        <span>{[meeting.city, nameOf(meeting.host)].filter(Boolean).join(', ')}</span>
        {edition ? <span>{t('circulated', { at: format.dateTime(edition.issuedAt) })}</span> : null}
      </p>
    </>
  )
}

function Body({
  view,
  edition,
  speech,
}: {
  view: EditionView
  edition: NonNullable<EditionView['edition']>
  speech: Speech
}) {
  const { t } = speech
  return (
    <>
      <StateNotes view={view} edition={edition} speech={speech} />
      <Tools view={view} edition={edition} speech={speech} />
      {view.items.length === 0 ? null : (
        <div className="gap-8 lg:grid lg:grid-cols-[16rem_minmax(0,1fr)] print:block">
          <Contents items={view.items} t={t} />
          <div className="max-w-[60rem] min-w-0 print:max-w-none">
            <Since view={view} speech={speech} />
            <ShortContents items={view.items} t={t} />
            <Zones view={view} speech={speech} />
            <RunningOrder view={view} speech={speech} />
            <p className="text-sm break-all text-muted">{t('hash', { hash: edition.hash })}</p>
          </div>
        </div>
      )}
      {edition.withdrawnAt === null && !edition.superseded ? (
        <MarkRead meeting={view.meeting.id} n={edition.n} />
      ) : null}
    </>
  )
}

/** Whose time stands where. */
function Zones({
  view: { meeting, items, sessions },
  speech: { t, format, zone, nameOf },
}: {
  view: EditionView
  speech: Speech
}) {
  const when = sessions[0]?.startsAt
  if (!when || !items.some((item) => item.startsAt)) return null
  const there = { place: meeting.city ?? nameOf(meeting.host), zone: format.zone(meeting.zone, when) }
  const same = format.dateTime(when, meeting.zone) === format.dateTime(when)
  return (
    <p className="mb-3 text-sm text-muted">
      <span className={same ? undefined : 'print:hidden'}>
        {same ? t('timesInSame', there) : t('timesIn', { ...there, own: format.zone(zone, when) })}
      </span>
      {same ? null : <span className="hidden print:inline">{t('timesInSame', there)}</span>}
    </p>
  )
}
