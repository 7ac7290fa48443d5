'use client'
import { LogOut, Wifi, WifiOff } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useWords } from '#app/_i18n/client.tsx'
import { Badge, Callout } from '#app/_ui/badge.tsx'
import { Button } from '#app/_ui/button.tsx'
import type { Kept } from './use-kept.ts'

/** Signs out here first, whether the portal is reached or not, and then shows what is left: nothing. */
function SignOut() {
  const { t } = useWords('frame')
  const [pending, setPending] = useState(false)
  const signOut = async (): Promise<void> => {
    setPending(true)
    const { leave } = await import('#app/_offline/leave.ts')
    const told = await leave()
    // the page is made anew: nothing that was read stays in its memory
    if (told) location.assign('/sign-in')
    else {
      location.hash = ''
      location.reload()
    }
  }
  return (
    <button
      type="button"
      disabled={pending}
      onClick={() => void signOut()}
      className="flex min-h-10 items-center gap-2 rounded px-3 hover:bg-rail-selected"
    >
      <LogOut aria-hidden className="size-4" />
      {t('signOut')}
    </button>
  )
}

/** The line above, with the way out; below it what is read. */
export function Frame({ kept, children }: { kept: Kept; children: ReactNode }) {
  const { t } = useWords('offline')
  const frame = useWords('frame')
  const reader = kept.packs?.[0]?.head.reader
  // where nothing is kept nobody is asked: the browser's own word has to do
  const reached = kept.standing !== 'away' || (kept.packs?.length === 0 && navigator.onLine)
  return (
    <div className="flex min-h-dvh flex-col" data-offline-shell data-standing={kept.standing}>
      <header className="flex flex-wrap items-center gap-x-4 gap-y-1 bg-rail px-4 py-2 text-on-rail sm:px-6 print:hidden">
        <p className="flex items-center gap-3 font-semibold">
          <img src="/emblem.svg" alt="" width={28} height={28} />
          {frame.t('product')}
        </p>
        {reader ? (
          <div className="ml-auto flex flex-wrap items-center gap-x-3">
            <p className="text-sm">{reader.name}</p>
            <SignOut />
          </div>
        ) : null}
      </header>
      <main id="main" className="mx-auto w-full max-w-[92rem] grow px-4 py-6 sm:px-6 lg:px-8 print:p-0">
        <div className="mb-4 flex flex-wrap items-center gap-3 print:hidden">
          {kept.packs === null ? null : (
            <Badge tone={reached ? 'ok' : 'warn'} icon={reached ? Wifi : WifiOff}>
              {t(reached ? 'shell.reached' : 'shell.away')}
            </Badge>
          )}
          <Button onClick={() => location.assign('/')}>{t('shell.toPortal')}</Button>
        </div>
        {kept.standing === 'ended' ? (
          <Callout tone="warn" title={t('shell.ended')}>
            {t('shell.endedHint')}
          </Callout>
        ) : null}
        {kept.standing === 'lapsed' ? (
          <div className="mb-4">
            <Callout tone="info" title={t('shell.lapsed')}>
              <Button onClick={() => location.assign('/sign-in')}>{t('shell.signIn')}</Button>
            </Callout>
          </div>
        ) : null}
        {children}
      </main>
    </div>
  )
}
