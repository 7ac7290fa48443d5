'use client'
import { useEffect, useState } from 'react'
import { useWords } from '#app/_i18n/client.tsx'
import { type Changes, isBehind } from '#app/_offline/changes.ts'
import type { Progress } from '#app/_offline/keep.ts'
import type { Head } from '#app/_offline/pack.ts'
import type { Problem } from '#app/_offline/problem.ts'
import { wallClock } from '#app/_offline/wall-clock.ts'
import { Callout } from '#app/_ui/badge.tsx'
import { Button } from '#app/_ui/button.tsx'

const minute = 60_000

/** How old a pack is and what it holds: 'Kept 3 hours ago'. */
export function Age({ head }: { head: Head }) {
  const { t, format } = useWords('offline')
  const [now, setNow] = useState(wallClock)
  useEffect(() => {
    const timer = setInterval(() => setNow(wallClock()), minute / 2)
    return () => clearInterval(timer)
  }, [])
  const young = now.getTime() - head.keptAt.getTime() < minute
  return (
    <p data-age>
      <strong>{young ? t('keptNow') : t('kept', { ago: format.relative(head.keptAt, now) })}</strong>{' '}
      <span className="text-muted">{t('holds', { count: head.papers.length, size: format.size(head.size) })}</span>
    </p>
  )
}

/** What has changed since, and the one click that brings it up to date. */
export function Delta({ changes, update }: { changes: Changes | null; update: () => void }) {
  const { t } = useWords('offline')
  if (changes === null) return null
  const { revised, added, agenda, timetable, gone } = changes
  const told = [
    revised > 0 ? t('revised', { count: revised }) : '',
    added > 0 ? t('added', { count: added }) : '',
    agenda ? t('agendaChanged') : '',
    timetable ? t('timetableChanged') : '',
  ].filter(Boolean)
  return (
    <div role="status" data-delta className="flex flex-col gap-2">
      {isBehind(changes) ? (
        <>
          <p>{t('since', { changes: told.join(', ') })}</p>
          <p>
            <Button variant="primary" onClick={update}>
              {t('update')}
            </Button>
          </p>
        </>
      ) : (
        <p className="text-muted">{t('current')}</p>
      )}
      {gone.length > 0 ? <p className="text-muted">{t('gone', { count: gone.length })}</p> : null}
    </div>
  )
}

/** How far keeping has come, with counts. */
export function Going({ progress, stop }: { progress: Progress; stop?: () => void }) {
  const { t, format } = useWords('offline')
  const { done, of, bytes } = progress
  const told = t('progress', { done, count: of, size: format.size(bytes) })
  return (
    <div className="flex flex-col gap-2">
      <progress
        className="h-2 w-full accent-primary"
        value={of === 0 ? undefined : done}
        max={of || 1}
        aria-label={told}
      />
      <p role="status" className="text-sm text-muted">
        {told}
      </p>
      {stop ? (
        <p>
          <Button onClick={stop}>{t('stop')}</Button>
        </p>
      ) : null}
    </div>
  )
}

/** Why it could not be kept, and what to do. */
export function Trouble({ problem }: { problem: Problem }) {
  const { t } = useWords('offline')
  return (
    <div role="alert">
      <Callout tone="danger" title={t('notKept')}>
        {t(`problem.${problem}`)}
      </Callout>
    </div>
  )
}
