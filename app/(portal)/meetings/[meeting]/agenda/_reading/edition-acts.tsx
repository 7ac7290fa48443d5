'use client'
import { useState } from 'react'
import { useWords } from '#app/_i18n/client.tsx'
import { Button } from '#app/_ui/button.tsx'
import type { ActDialogs, ActProps, EditionAct } from './act-dialogs.tsx'

/** The secretariat's acts on an edition; their dialogs are fetched when one is wanted. */
export function EditionActs({ withdrawn, ...edition }: ActProps & { withdrawn: boolean }) {
  const { t } = useWords('agenda')
  const [act, setAct] = useState<EditionAct | null>(null)
  const [Dialogs, setDialogs] = useState<typeof ActDialogs | null>(null)
  const open = (wanted: EditionAct): void => {
    setAct(wanted)
    void import('./act-dialogs.tsx').then((module) => setDialogs(() => module.ActDialogs))
  }
  return (
    <div className="flex flex-wrap gap-2">
      {withdrawn ? null : <Button onClick={() => open('addLanguage')}>{t('addLanguage')}</Button>}
      <Button onClick={() => open('bringBack')}>{t('bringBack')}</Button>
      {withdrawn ? null : (
        <Button variant="danger" onClick={() => open('withdraw')}>
          {t('withdraw')}
        </Button>
      )}
      {act && Dialogs ? <Dialogs act={act} {...edition} close={() => setAct(null)} /> : null}
    </div>
  )
}
