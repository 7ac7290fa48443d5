import { FilePenLine } from 'lucide-react'
import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { words } from '#app/_i18n/server.tsx'
import { portal, shown } from '#app/_trpc/server.ts'
import { Badge, Callout } from '#app/_ui/badge.tsx'
import { Fonts } from '#app/_ui/fonts.tsx'
import { PageHeader } from '#app/_ui/page-header.tsx'
import type { CutView } from '#server/agenda/schema.ts'
import { cutInput } from '#server/agenda/schema/cut.ts'
import { Contents, ShortContents } from '../../_reading/contents.tsx'
import { RunningOrder } from '../../_reading/running-order.tsx'
import { agendaSpeech, type Speech } from '../../_reading/speech.ts'

interface Props {
  params: Promise<{ meeting: string; cut: string }>
}

/** The draft, asked once for the window's title and the page. */
const viewOf = cache(async (meeting: string, cut: string): Promise<CutView> => {
  const place = cutInput.safeParse({ meeting: Number(meeting), cut })
  if (!place.success) notFound()
  const { api } = await portal(`/meetings/${meeting}/agenda/drafts/${cut}`)
  return shown(api.agenda.cut(place.data))
})

const titleOf = ({ t, format }: Pick<Speech, 't' | 'format'>, view: CutView): string =>
  t('cut.title', { date: format.date(view.dueAt, view.meeting.zone) })

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { meeting, cut } = await params
  return { title: titleOf(await words('agenda'), await viewOf(meeting, cut)) }
}

/** A draft as of its date: read by members, circulated by nobody. */
export default async function DraftAsOf({ params }: Props) {
  const { meeting, cut } = await params
  const view = await viewOf(meeting, cut)
  const speech = await agendaSpeech()
  const { t, format } = speech
  const meetings = await words('meetings')
  const planning = await words('planning')
  const announced = Map.groupBy(view.papers, ({ item }) => item)
  const below = new Map(
    [...announced].map(([item, papers]) => [item, <Papers key={item} papers={papers} label={t('cut.papers')} />]),
  )
  return (
    <>
      <Fonts languages={[...new Set(view.items.map((item) => item.language))]} />
      <PageHeader
        crumbs={[
          { label: meetings.t('title'), href: '/meetings' },
          { label: view.meeting.name, href: `/meetings/${view.meeting.id}` },
          { label: t('title'), href: `/meetings/${view.meeting.id}/agenda` },
          { label: titleOf(speech, view) },
        ]}
        title={titleOf(speech, view)}
        state={
          <Badge tone="warn" icon={FilePenLine}>
            {t('cut.badge')}
          </Badge>
        }
      />
      <p className="-mt-4 mb-5 flex flex-wrap gap-x-3 text-muted">
        <span>{planning.t(`kinds.${view.kind}`)}</span>
        <span>{t('cut.at', { at: format.dateTime(view.cutAt) })}</span>
      </p>
      <Callout tone="warn">{t('cut.note')}</Callout>
      <div className="mt-6 gap-8 lg:grid lg:grid-cols-[16rem_minmax(0,1fr)] print:block">
        <Contents items={view.items} t={t} />
        <div className="max-w-[60rem] min-w-0 print:max-w-none">
          <ShortContents items={view.items} t={t} />
          <RunningOrder view={{ ...view, edition: { hash: view.hash } }} speech={speech} below={below} />
        </div>
      </div>
    </>
  )
}

/** The papers that hung on an item then, as far as the reader may read them now. */
function Papers({ papers, label }: { papers: CutView['papers']; label: string }) {
  return (
    <ul aria-label={label} className="border-t border-line px-4 py-2 sm:px-5" data-list="announced">
      {papers.map(({ paper, number, title }) => (
        <li key={paper}>
          <Link href={`/documents/${paper}`} prefetch={false} className="text-link underline">
            {number}
          </Link>{' '}
          {title}
        </li>
      ))}
    </ul>
  )
}
