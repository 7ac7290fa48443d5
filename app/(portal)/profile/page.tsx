import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { words, Words } from '#app/_i18n/server.tsx'
import { portal } from '#app/_trpc/server.ts'
import { LinkButton } from '#app/_ui/button.tsx'
import { PageHeader } from '#app/_ui/page-header.tsx'
import { agendaLanguages } from '#server/meetings/schema.ts'
import { Calendars } from './calendars.tsx'
import { MandateName } from './mandate-name.tsx'
import { PasswordForm } from './password-form.tsx'
import { PreferencesForm } from './preferences-form.tsx'
import { OwnSessions } from './own-sessions.tsx'

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await words('identity')
  return { title: t('profile.title') }
}

/** The own account: language, zone, appearance, password, and where one is signed in. */
export default async function Profile() {
  const { api } = await portal('/profile')
  const { person, mandate, mandates } = await api.identity.viewer()
  const sessions = await api.identity.sessions()
  const calendars = await api.meetings.calendars()
  const { t } = await words('identity')
  const calendar = await words('calendar')
  return (
    <Words namespaces={['identity', 'calendar']}>
      <PageHeader crumbs={[{ label: t('profile.title') }]} title={t('profile.title')} />
      <div className="grid max-w-6xl gap-6 lg:grid-cols-2">
        <Part id="about" title={t('profile.about')}>
          <dl className="mb-5 grid gap-x-6 gap-y-1 sm:grid-cols-[auto_1fr] max-sm:[&>dd]:mb-1.5">
            <dt className="text-muted">{t('people.name')}</dt>
            <dd>{person.name}</dd>
            <dt className="text-muted">{t('email')}</dt>
            <dd className="break-all">{person.email}</dd>
            <dt className="text-muted">{t('profile.mandates')}</dt>
            <dd className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <MandateName mandate={mandate} />
              {mandates.length > 1 ? (
                <LinkButton href="/profile/mandate" variant="quiet">
                  {t('profile.change')}
                </LinkButton>
              ) : null}
            </dd>
          </dl>
          <PreferencesForm
            kept={{ language: person.language, zone: person.zone, theme: person.theme }}
            languages={agendaLanguages.map((tag) => ({
              tag,
              name: new Intl.DisplayNames(tag, { type: 'language' }).of(tag) ?? tag,
            }))}
            zones={Intl.supportedValuesOf('timeZone')}
          />
        </Part>
        <Part id="password" title={t('change.title')}>
          <PasswordForm email={person.email} />
        </Part>
        <Part id="calendar" title={calendar.t('title')} wide>
          <Calendars calendars={calendars} mandates={mandates} />
        </Part>
        <Part id="sessions" title={t('sessions.title')} wide>
          <p className="-mt-2 mb-3 text-muted">{t('sessions.lead')}</p>
          <OwnSessions sessions={sessions} />
        </Part>
      </div>
    </Words>
  )
}

function Part({
  id,
  title,
  wide = false,
  children,
}: {
  id: string
  title: string
  wide?: boolean
  children: ReactNode
}) {
  return (
    <section
      aria-labelledby={`${id}-title`}
      className={`rounded-lg border border-line bg-surface p-5 ${wide ? 'lg:col-span-2' : ''}`}
    >
      <h2 id={`${id}-title`} className="mb-3 text-xl font-semibold">
        {title}
      </h2>
      {children}
    </section>
  )
}
