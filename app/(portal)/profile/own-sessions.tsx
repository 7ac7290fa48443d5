'use client'
import { Monitor } from 'lucide-react'
import { useWords } from '#app/_i18n/client.tsx'
import { api } from '#app/_trpc/client.ts'
import { useAct } from '#app/_trpc/use-act.ts'
import { Badge } from '#app/_ui/badge.tsx'
import { Button } from '#app/_ui/button.tsx'
import type { SessionView } from '#server/identity/schema.ts'
import { deviceNameOf } from './device-name.ts'
import { Told } from './told.tsx'

/** Where one is signed in; every session but this one can be ended here. */
export function OwnSessions({ sessions }: { sessions: SessionView[] }) {
  const { t, format } = useWords('identity')
  const end = useAct((session: string) => api.identity.endSession.mutate({ session }))
  return (
    <>
      <ul className="divide-y divide-line" data-list="sessions">
        {sessions.map((session) => {
          const known = deviceNameOf(session.device)
          const device = known ? t('sessions.named', known) : session.device.slice(0, 60) || t('sessions.unknown')
          return (
            <li key={session.id} className="flex flex-wrap items-center gap-x-4 gap-y-2 py-3">
              <Monitor aria-hidden className="size-5 shrink-0 text-muted" />
              <div className="min-w-0 flex-1 basis-56">
                <p className="flex flex-wrap items-center gap-2 font-medium break-words">
                  {device}
                  {session.current ? <Badge tone="ok">{t('sessions.current')}</Badge> : null}
                </p>
                <p className="flex flex-wrap gap-x-4 text-sm text-muted">
                  <span>{t('sessions.seen', { at: format.dateTime(session.seenAt) })}</span>
                  <span>{t('sessions.begun', { at: format.dateTime(session.createdAt) })}</span>
                  <span className="break-all">{session.address}</span>
                </p>
              </div>
              {session.current ? null : (
                <Button
                  pending={end.pending}
                  aria-label={t('sessions.endThis', { device })}
                  onClick={() => end.run(session.id)}
                >
                  {t('sessions.end')}
                </Button>
              )}
            </li>
          )
        })}
      </ul>
      <Told error={end.error} done={null} />
    </>
  )
}
