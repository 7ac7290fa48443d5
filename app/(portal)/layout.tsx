import type { ReactNode } from 'react'
import { words } from '#app/_i18n/server.tsx'
import { sessionOfRequest } from '#app/_trpc/server.ts'
import { Keeper } from './_frame/keeper.tsx'
import { BottomBar, Rail } from './_frame/rail.tsx'
import { SkipLink } from './_frame/skip-link.tsx'
import { TopLine } from './_frame/top-line.tsx'

export default async function PortalLayout({ children }: { children: ReactNode }) {
  const { t } = await words('frame')
  const session = await sessionOfRequest()
  const { person, mandate, session: own } = session?.actor ?? {}
  return (
    <div className="min-h-dvh lg:grid lg:grid-cols-[13.5rem_1fr] print:block">
      <SkipLink />
      <Rail />
      <div className="flex min-w-0 flex-col pb-16 lg:pb-0">
        {session?.demonstration ? (
          <p className="bg-action-soft px-4 py-1 text-center text-xs text-action sm:text-sm print:hidden" role="note">
            {t('demonstration')}
          </p>
        ) : null}
        <TopLine />
        <main id="main" tabIndex={-1} className="mx-auto w-full max-w-[92rem] grow px-4 py-6 sm:px-6 lg:px-8 print:p-0">
          {children}
        </main>
      </div>
      <BottomBar />
      {person && mandate && own ? <Keeper person={person} mandate={mandate} session={own} /> : null}
    </div>
  )
}
