'use client'
import { Check, CloudOff, Loader, TriangleAlert } from 'lucide-react'
import type { Joined, SaveState } from '#app/_editor/connection.ts'
import { downloadWords } from '#app/_editor/download.ts'
import { useWords } from '#app/_i18n/client.tsx'
import { Button } from '#app/_ui/button.tsx'

const icons = { joining: Loader, saving: Loader, saved: Check, offline: CloudOff, refused: TriangleAlert }

/** Whether what one typed is stored: 'Saved' stands only after the portal's COMMIT. A refusal offers the text as a download. */
export function Saved({ state, joined }: { state: SaveState; joined: Array<Joined | null> }) {
  const { t } = useWords('desk')
  const errors = useWords('errors')
  const Icon = icons[state.kind]
  const open = joined.filter((one): one is Joined => one !== null)
  const words =
    state.kind === 'offline'
      ? t(state.unsaved ? (state.kept ? 'saved.offlineKept' : 'saved.offlineNot') : 'saved.offline')
      : state.kind === 'refused'
        ? t('saved.refused', { reason: errors.t(state.code) })
        : t(`saved.${state.kind}`)
  const tone =
    state.kind === 'refused'
      ? 'text-danger'
      : state.kind === 'offline'
        ? 'text-warn'
        : state.kind === 'saved'
          ? 'text-ok'
          : 'text-muted'
  return (
    <div className="flex flex-wrap items-center gap-2" data-saved={state.kind}>
      <p role="status" className={`flex items-center gap-1.5 text-sm ${tone}`}>
        <Icon aria-hidden className="size-4" />
        {words}
      </p>
      {state.kind === 'refused' ? (
        <>
          <Button variant="secondary" onClick={() => downloadWords(open, 'sccp-agenda.txt')}>
            {t('saved.download')}
          </Button>
          {state.code === 'COLLAB_PAGE_OLD' ? (
            <Button variant="quiet" onClick={() => location.reload()}>
              {t('saved.reload')}
            </Button>
          ) : (
            <>
              <Button variant="quiet" onClick={() => open.forEach((one) => one.retry())}>
                {t('saved.retry')}
              </Button>
              <Button
                variant="quiet"
                onClick={() => void Promise.all(open.map((one) => one.discard())).then(() => location.reload())}
              >
                {t('saved.discard')}
              </Button>
            </>
          )}
        </>
      ) : null}
    </div>
  )
}
