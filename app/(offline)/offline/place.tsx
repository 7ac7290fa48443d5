'use client'
import { useWords } from '#app/_i18n/client.tsx'
import type { Asked } from '#app/_offline/contact.ts'
import { Empty } from '#app/_ui/badge.tsx'
import { Age } from '../../(portal)/meetings/[meeting]/_offline/freshness.tsx'
import { Heading } from './heading.tsx'
import { Meeting } from './meeting.tsx'
import { Paper } from './paper.tsx'
import type { Kept } from './use-kept.ts'
import type { Route } from './use-route.ts'

interface Props {
  packs: Asked[]
  route: Route
  kept: Kept & { look: () => Promise<void> }
}

/** What the address names, from what is kept. */
export function Place({ packs, route, kept }: Props) {
  const { t } = useWords('offline')
  if (packs.length === 0)
    return (
      <>
        <Heading name={t('shell.title')}>{t('shell.title')}</Heading>
        <div className="mt-6">
          <Empty title={t('shell.nothing')}>{t('shell.nothingHint')}</Empty>
        </div>
      </>
    )
  const of = (one: Asked): boolean =>
    route.paper ? one.head.papers.some(({ paper }) => paper === route.paper) : one.head.meeting.id === route.meeting
  const pack = packs.find(of)
  const paper = pack?.head.papers.find((one) => one.paper === route.paper)
  if (pack && paper) return <Paper key={paper.paper} head={pack.head} paper={paper} standing={kept.standing} />
  if (pack && route.room !== 'paper')
    return (
      <Meeting key={pack.head.meeting.id} pack={pack} room={route.room} look={kept.look} standing={kept.standing} />
    )
  return <Packs packs={packs} asked={route.room !== 'packs'} />
}

function Packs({ packs, asked }: { packs: Asked[]; asked: boolean }) {
  const { t } = useWords('offline')
  return (
    <>
      <Heading name={t('shell.title')}>{t('shell.title')}</Heading>
      {asked ? <p className="mt-2">{t('shell.notHere')}</p> : null}
      <ul className="mt-6 flex flex-col gap-3">
        {packs.map(({ head }) => (
          <li key={head.meeting.id} className="rounded-md border border-line bg-surface p-5">
            <h2 className="text-lg font-semibold">
              <a href={`#/meetings/${head.meeting.id}`} className="text-link underline">
                {head.meeting.name}
              </a>
            </h2>
            <Age head={head} />
          </li>
        ))}
      </ul>
    </>
  )
}
