import { Bell, Search } from 'lucide-react'
import Link from 'next/link'
import { words } from '#app/_i18n/server.tsx'
import { portal, sessionOfRequest } from '#app/_trpc/server.ts'
import { Chip } from '#app/_ui/badge.tsx'
import { portalLanguages } from '#server/kernel/words.ts'
import { LanguageChoice } from './language-choice.tsx'
import { PersonMenu } from './person-menu.tsx'
import { Shortcuts } from './shortcuts.tsx'

/** Search, language, notices, and who one is here. */
export async function TopLine() {
  const { t, language } = await words('frame')
  const session = await sessionOfRequest()
  if (!session) return null
  const { api } = await portal('/')
  const unread = await api.notices.unread()
  const { actor } = session
  const as =
    actor.capacity === 'member' ? t(actor.head ? 'capacity.head' : 'capacity.member') : t(`capacity.${actor.capacity}`)
  return (
    <header className="sticky top-0 z-20 flex items-center gap-2 border-b border-line bg-surface px-3 py-2 sm:px-6 print:hidden">
      <Link prefetch={false} href="/" className="grid size-10 shrink-0 place-items-center lg:hidden">
        <img src="/emblem.svg" alt={t('entry.home')} width={28} height={28} />
      </Link>
      {/* a phone has its place for searching in the bottom bar */}
      <search className="hidden min-w-0 flex-1 sm:block sm:max-w-md">
        <form action="/search">
          <label className="relative flex items-center">
            <span className="sr-only">{t('search')}</span>
            <Search aria-hidden className="pointer-events-none absolute left-3 size-4 text-muted" />
            <input
              name="words"
              type="search"
              data-search
              maxLength={200}
              placeholder={t('searchHint')}
              className="min-h-10 w-full min-w-0 rounded-md border border-line-strong bg-paper pr-3 pl-9"
            />
          </label>
        </form>
      </search>
      <div className="ml-auto flex items-center gap-1 sm:gap-2">
        <LanguageChoice
          language={language}
          languages={portalLanguages.map((tag) => ({
            tag,
            name: new Intl.DisplayNames(tag, { type: 'language' }).of(tag) ?? tag,
          }))}
        />
        <Link
          prefetch={false}
          href="/notices"
          className="relative grid size-10 place-items-center rounded hover:bg-hover"
        >
          <span className="sr-only">{t('notices', { count: unread })}</span>
          <Bell aria-hidden className="size-5" />
          {unread > 0 ? (
            <span
              aria-hidden
              className="absolute top-1 right-1 grid min-w-4 place-items-center rounded-full bg-action px-1 text-[0.6875rem] leading-4 font-semibold text-surface"
            >
              {unread > 99 ? '99+' : unread}
            </span>
          ) : null}
        </Link>
        <PersonMenu name={actor.name} as={as} mandates={session.mandates}>
          {session.partyAbbreviation ? (
            <Chip abbreviation={session.partyAbbreviation} name={session.partyName} />
          ) : null}
        </PersonMenu>
      </div>
      <Shortcuts />
    </header>
  )
}
