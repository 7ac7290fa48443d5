import type { Metadata } from 'next'
import { readingLanguage, words } from '#app/_i18n/server.tsx'
import { portal, shown } from '#app/_trpc/server.ts'
import { Empty } from '#app/_ui/badge.tsx'
import { AgendaNews } from './_home/agenda-news.tsx'
import { AtTheDesk } from './_home/at-the-desk.tsx'
import { OwnItems } from './_home/own-items.tsx'
import { Waiting } from './_home/waiting.tsx'
import { NextMeeting } from './meetings/next-meeting.tsx'

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await words('home')
  return { title: t('title') }
}

/** Home by role: what comes next, what has changed, what is asked of the own economy or of the desk. */
export default async function Home() {
  const { api, session } = await portal('/')
  const { t } = await words('home')
  const next = await api.meetings.upcoming()
  const { notices, unread } = await api.notices.list({ limit: 20 })
  const meeting = next ? await shown(api.meetings.meeting({ meeting: next.id })) : null
  const view = meeting
    ? await shown(api.agenda.edition({ meeting: meeting.id, language: await readingLanguage() }))
    : null
  const { party, capacity } = session.actor
  const delegate = capacity === 'member' || capacity === 'leader'
  return (
    <>
      <h1 className="mb-6 text-2xl font-semibold tracking-tight sm:text-3xl">
        {t('hello', { name: session.actor.name })}
      </h1>
      <div className="grid gap-x-8 gap-y-6 xl:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <div className="flex min-w-0 flex-col gap-6">
          {meeting ? (
            <NextMeeting meeting={meeting} opens={view?.sessions[0]?.startsAt} deadlines={meeting.deadlines} />
          ) : (
            <Empty title={t('noMeeting')}>{t('noMeetingHint')}</Empty>
          )}
          {meeting?.can.desk ? <AtTheDesk meeting={meeting.id} person={session.actor.person} /> : null}
          {view ? <AgendaNews view={view} /> : null}
          {view && delegate && party ? <OwnItems view={view} party={party} /> : null}
        </div>
        <Waiting notices={notices.filter((notice) => !notice.read).slice(0, 6)} unread={unread} />
      </div>
    </>
  )
}
