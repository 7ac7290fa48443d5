'use client'
import { useState } from 'react'
import { useWords } from '#app/_i18n/client.tsx'
import { api } from '#app/_trpc/client.ts'
import { useAct } from '#app/_trpc/use-act.ts'
import { Button } from '#app/_ui/button.tsx'
import { Dialog } from '#app/_ui/dialog.tsx'
import { Told } from './told.tsx'

/** Ends a calendar's address, after a question. */
export function RevokeCalendar({ calendar, at }: { calendar: string; at: string }) {
  const { t } = useWords('calendar')
  const [asked, setAsked] = useState(false)
  const revoke = useAct(
    () => api.meetings.revokeCalendar.mutate({ calendar }),
    () => setAsked(false),
  )
  return (
    <>
      <Button aria-label={t('revokeThis', { at })} onClick={() => setAsked(true)}>
        {t('revoke')}
      </Button>
      <Dialog open={asked} onOpenChange={setAsked} title={t('revokeTitle')} description={t('revokeExplain')}>
        <div className="flex flex-wrap items-center gap-2">
          <Button variant="danger" pending={revoke.pending} onClick={() => revoke.run()}>
            {t('revoke')}
          </Button>
          <Button onClick={() => setAsked(false)}>{t('keep')}</Button>
          <Told error={revoke.error} done={null} />
        </div>
      </Dialog>
    </>
  )
}
