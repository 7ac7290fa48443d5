import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { words } from '#app/_i18n/server.tsx'
import { portal, shown } from '#app/_trpc/server.ts'
import { Empty } from '#app/_ui/badge.tsx'
import { Fonts } from '#app/_ui/fonts.tsx'
import { PageHeader } from '#app/_ui/page-header.tsx'
import type { EditionBrief } from '#server/agenda/schema.ts'
import { agendaLanguages } from '#server/meetings/schema.ts'
import { agendaSpeech } from '../_reading/speech.ts'
import { Choice } from './choice.tsx'
import { Differences } from './differences.tsx'

interface Props {
  params: Promise<{ meeting: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await words('agenda')
  return { title: t('comparison.title') }
}

/** The two editions asked for, else the newest that stands and the one before it. */
function pairOf(editions: EditionBrief[], from: unknown, to: unknown): { from: EditionBrief; to: EditionBrief } | null {
  const named = (n: unknown) => editions.find((one) => String(one.n) === n)
  const standing = editions.filter((one) => one.withdrawnAt === null)
  const newer = named(to) ?? standing.at(-1) ?? editions.at(-1)
  const older = named(from) ?? editions.findLast((one) => newer !== undefined && one.n < newer.n)
  return newer && older ? { from: older, to: newer } : null
}

/** Two editions side by side, by item and paragraph. */
export default async function Compare({ params, searchParams }: Props) {
  const meeting = Number((await params).meeting)
  if (!Number.isInteger(meeting)) notFound()
  const { from, to, lang } = await searchParams
  const { api, session } = await portal(`/meetings/${meeting}/agenda/compare`)
  const place = await shown(api.meetings.meeting({ meeting }))
  const all = await shown(api.agenda.editions({ meeting }))
  const editions = all.filter(({ can }) => can.read)
  const pair = pairOf(editions, from, to)
  const wanted = agendaLanguages.find((one) => one === (lang ?? session.language))
  const language = wanted && pair?.to.languages.some((one) => one.language === wanted) ? wanted : place.sourceLanguage
  const speech = await agendaSpeech()
  const { t } = speech
  const meetings = await words('meetings')
  const path = `/meetings/${meeting}`
  return (
    <>
      <Fonts languages={[language]} />
      <PageHeader
        crumbs={[
          { label: meetings.t('title'), href: '/meetings' },
          { label: place.name, href: path },
          { label: t('title'), href: `${path}/agenda` },
          { label: t('comparison.title') },
        ]}
        title={t('comparison.title')}
      />
      {pair === null ? (
        <Empty title={t('comparison.need')} />
      ) : (
        <>
          <Choice editions={editions} pair={pair} language={language} speech={speech} />
          <Differences
            comparison={await shown(api.agenda.compare({ meeting, from: pair.from.n, to: pair.to.n, language }))}
            path={path}
            zone={place.zone}
            speech={speech}
          />
        </>
      )}
    </>
  )
}
