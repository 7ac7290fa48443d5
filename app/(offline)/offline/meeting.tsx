'use client'
import { useState } from 'react'
import { useWords } from '#app/_i18n/client.tsx'
import type { Asked } from '#app/_offline/contact.ts'
import type { Progress } from '#app/_offline/keep.ts'
import type { Head } from '#app/_offline/pack.ts'
import type { Problem } from '#app/_offline/problem.ts'
import { agendaLanguages } from '#server/meetings/schema.ts'
import { Age, Delta, Going, Trouble } from '../../(portal)/meetings/[meeting]/_offline/freshness.tsx'
import { Agenda } from './agenda.tsx'
import { Papers } from './papers.tsx'
import { Heading } from './heading.tsx'
import { Timetable } from './timetable.tsx'
import type { Standing } from './use-kept.ts'
import type { Route } from './use-route.ts'

interface Props {
  pack: Asked
  room: Route['room']
  standing: Standing
  look: () => Promise<void>
}

const rooms = ['agenda', 'timetable', 'papers'] as const
const addresses = { agenda: '/agenda', timetable: '/timetable', papers: '/documents' }

/** Brings a pack up to date from here, once the portal is reached. */
function useUpdate(head: Head, look: () => Promise<void>) {
  const [progress, setProgress] = useState<Progress | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const update = async (): Promise<void> => {
    const { keepPack } = await import('#app/_offline/keep.ts')
    const { problemOf } = await import('#app/_offline/problem.ts')
    const { meeting, reader, choice } = head
    setProblem(null)
    setProgress({ done: 0, of: 0, bytes: 0 })
    const language = agendaLanguages.find((one) => one === head.language)
    await keepPack({ meeting, reader, choice, language }, setProgress).catch((error: unknown) =>
      setProblem(problemOf(error)),
    )
    setProgress(null)
    await look()
  }
  return { progress, problem, update }
}

/** A meeting's pack: how old it is, and its three parts. */
export function Meeting({ pack: { head, changes }, room, look, standing }: Props) {
  const { t } = useWords('offline')
  const { progress, problem, update } = useUpdate(head, look)
  return (
    <>
      <Heading
        name={`${t(`rooms.${room === 'timetable' || room === 'papers' ? room : 'agenda'}`)} · ${head.meeting.name}`}
      >
        {head.meeting.name}
      </Heading>
      <div className="mt-2 mb-4 flex flex-col gap-2 print:hidden">
        <Age head={head} />
        {problem ? <Trouble problem={problem} /> : null}
        {progress ? <Going progress={progress} /> : null}
        {standing === 'open' && !progress ? <Delta changes={changes} update={() => void update()} /> : null}
      </div>
      <nav aria-label={t('parts')} className="mb-6 flex flex-wrap gap-2 border-b border-line pb-2 print:hidden">
        {rooms.map((one) => (
          <a
            key={one}
            href={`#/meetings/${head.meeting.id}${addresses[one]}`}
            aria-current={one === room ? 'page' : undefined}
            className="inline-flex min-h-10 items-center rounded px-3 text-link hover:bg-hover aria-[current=page]:bg-selected aria-[current=page]:font-semibold"
          >
            {t(`rooms.${one}`)}
          </a>
        ))}
      </nav>
      {room === 'timetable' ? (
        <Timetable head={head} />
      ) : room === 'papers' ? (
        <Papers head={head} />
      ) : (
        <Agenda head={head} />
      )}
    </>
  )
}
