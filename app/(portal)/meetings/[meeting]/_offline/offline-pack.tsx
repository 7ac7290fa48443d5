'use client'
import { CloudDownload, WifiOff } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useWords } from '#app/_i18n/client.tsx'
import { canKeep } from '#app/_offline/worker.ts'
import { Button } from '#app/_ui/button.tsx'
import { Dialog } from '#app/_ui/dialog.tsx'
import { Choice } from './choice.tsx'
import { Age, Delta, Going, Trouble } from './freshness.tsx'
import { type PackWish, usePack } from './use-pack.ts'

/** Agenda, timetable and papers of a meeting kept on this device: what there is, how old it is, and the acts on it. */
export function OfflinePack(wish: PackWish) {
  const { t } = useWords('offline')
  const [able, setAble] = useState(true)
  const [choosing, setChoosing] = useState(false)
  const [removing, setRemoving] = useState(false)
  const pack = usePack(wish)
  const { head, changes, progress, problem } = pack
  useEffect(() => setAble(canKeep()), [])
  return (
    <section aria-labelledby="offline-pack" data-offline-pack className="rounded-md border border-line bg-surface p-5">
      <h2 id="offline-pack" className="mb-2 flex items-center gap-2 text-lg font-semibold">
        <WifiOff aria-hidden className="size-5" />
        {t('title')}
      </h2>
      <div className="flex flex-col gap-3">
        {head ? <Age head={head} /> : <p>{t('lead')}</p>}
        {able ? null : <p className="text-muted">{t('unable')}</p>}
        {problem ? <Trouble problem={problem} /> : null}
        {progress ? <Going progress={progress} stop={pack.stop} /> : null}
        {head && !progress ? <Delta changes={changes} update={() => void pack.keep(head.choice)} /> : null}
        {progress || head === undefined || !able ? null : (
          <div className="flex flex-wrap gap-2">
            {head ? (
              <a
                href={`/offline#/meetings/${head.meeting.id}`}
                className="inline-flex min-h-9 items-center px-1 text-link underline"
              >
                {t('open')}
              </a>
            ) : null}
            <Button onClick={() => setChoosing(true)}>
              <CloudDownload aria-hidden className="size-4" />
              {t(head ? 'chooseAgain' : 'keep')}
            </Button>
            {head ? (
              <Button variant="quiet" onClick={() => setRemoving(true)}>
                {t('remove')}
              </Button>
            ) : null}
          </div>
        )}
      </div>
      <Dialog open={choosing} onOpenChange={setChoosing} title={t('chooseTitle')} description={t('chooseLead')}>
        <Choice
          meeting={wish.meeting.id}
          before={head?.choice ?? 'all'}
          keep={(choice) => {
            setChoosing(false)
            void pack.keep(choice)
          }}
        />
      </Dialog>
      <Dialog open={removing} onOpenChange={setRemoving} title={t('removeTitle')} description={t('removeLead')}>
        <div className="flex justify-end">
          <Button
            variant="danger"
            onClick={() => {
              setRemoving(false)
              void pack.remove()
            }}
          >
            {t('remove')}
          </Button>
        </div>
      </Dialog>
    </section>
  )
}
