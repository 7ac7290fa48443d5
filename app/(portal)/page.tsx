import type { Metadata } from 'next'
import Link from 'next/link'
import { words } from '#app/_i18n/server.tsx'
import { portal } from '#app/_trpc/server.ts'
import { Callout, Empty } from '#app/_ui/badge.tsx'
import { LinkButton } from '#app/_ui/button.tsx'
import { NextMeeting } from './meetings/next-meeting.tsx'
import { NoticeLine } from './notices/notice-line.tsx'

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await words('home')
  return { title: t('title') }
}

/** Home: what comes next, what waits for the reader, the newest agenda. */
export default async function Home() {
  const { api, session } = await portal('/')
  const { t, format } = await words('home')
  const agenda = await words('agenda')
  const meeting = await api.meetings.upcoming()
  const { notices } = await api.notices.list({ limit: 8 })
  const editions = meeting ? await api.agenda.editions({ meeting: meeting.id }) : []
  const edition = editions.filter((one) => !one.withdrawnAt).at(-1)
  const waiting = notices.filter((notice) => !notice.read)
  return (
    <>
      <h1 className="mb-6 text-2xl font-semibold tracking-tight sm:text-3xl">
        {t('hello', { name: session.actor.name })}
      </h1>
      <div className="grid gap-8 lg:grid-cols-[3fr_2fr]">
        <div className="flex min-w-0 flex-col gap-6">
          {meeting ? <NextMeeting meeting={meeting} /> : <Empty title={t('noMeeting')} />}
          {meeting && edition ? (
            <Callout title={t('edition')}>
              <Link className="font-medium text-link underline" href={`/meetings/${meeting.id}/agenda`}>
                {edition.number} · {agenda.t(`edition.${edition.kind}`, { n: edition.ordinal })}
              </Link>{' '}
              · {format.dateTime(edition.issuedAt)}
            </Callout>
          ) : null}
        </div>
        <section aria-labelledby="waits">
          <h2 id="waits" className="mb-3 text-xl font-semibold">
            {t('waits')}
          </h2>
          {waiting.length === 0 ? <Empty title={t('nothing')} /> : null}
          <ul className="divide-y divide-line rounded-md border border-line bg-surface">
            {waiting.map((notice) => (
              <li key={notice.id} className="px-4 py-3">
                <NoticeLine notice={notice} />
              </li>
            ))}
          </ul>
          <LinkButton href="/notices" variant="quiet" className="mt-2">
            {t('all')}
          </LinkButton>
        </section>
      </div>
    </>
  )
}
