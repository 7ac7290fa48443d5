import Link from 'next/link'
import { words } from '#app/_i18n/server.tsx'
import { sessionOfRequest } from '#app/_trpc/server.ts'
import { RailLink } from './rail-link.tsx'
import { entriesFor } from './entries.ts'

/** The left rail of a wide screen: an entry appears with its room. */
export async function Rail() {
  const { t } = await words('frame')
  const session = await sessionOfRequest()
  return (
    <nav
      aria-label={t('rail')}
      className="sticky top-0 hidden h-dvh flex-col gap-1 overflow-y-auto bg-rail p-3 text-on-rail lg:flex print:hidden"
    >
      <Link prefetch={false} href="/" className="mb-4 flex items-center gap-2 rounded px-2 py-2 font-semibold">
        <img src="/emblem.svg" alt="" width={28} height={28} />
        <span className="leading-tight">{t('product')}</span>
      </Link>
      {entriesFor(session?.actor.capacity).map(({ word, href, icon: Icon }) => (
        <RailLink
          key={word}
          href={href}
          className="flex min-h-10 items-center gap-3 rounded px-3 hover:bg-rail-selected aria-[current=page]:bg-rail-selected"
        >
          <Icon aria-hidden className="size-[1.15rem]" />
          {t(`entry.${word}`)}
        </RailLink>
      ))}
    </nav>
  )
}

/** The same entries at the bottom of a phone's screen. */
export async function BottomBar() {
  const { t } = await words('frame')
  const session = await sessionOfRequest()
  return (
    <nav
      aria-label={t('rail')}
      className="fixed inset-x-0 bottom-0 z-30 flex border-t border-line bg-surface lg:hidden print:hidden"
    >
      {entriesFor(session?.actor.capacity).map(({ word, href, icon: Icon }) => (
        <RailLink
          key={word}
          href={href}
          className="flex min-h-14 flex-1 flex-col items-center justify-center gap-0.5 px-1 text-xs text-muted aria-[current=page]:font-semibold aria-[current=page]:text-link"
        >
          <Icon aria-hidden className="size-5" />
          {t(`entry.${word}`)}
        </RailLink>
      ))}
    </nav>
  )
}
