'use client'
import { useWords } from '#app/_i18n/client.tsx'
import type { Timetable } from '#server/agenda/shape/timetable.ts'
import type { SessionView } from '#server/meetings/schema.ts'

/** How much of each session's time is placed, and what is too much. */
export function Sittings({ sessions, times }: { sessions: SessionView[]; times: Timetable['sessions'] }) {
  const { t } = useWords('desk')
  return (
    <ul className="flex flex-col gap-1 border-t border-line pt-2 text-sm text-muted">
      {sessions.map((session) => {
        const time = times.get(session.id)
        return (
          <li key={session.id} className="flex justify-between gap-2 tabular-nums">
            <span>{t('clock', { n: session.position, used: time?.used ?? 0, allotted: time?.allotted ?? 0 })}</span>
            {time && time.over > 0 ? (
              <span className="font-medium text-action">{t('over', { n: time.over })}</span>
            ) : null}
          </li>
        )
      })}
    </ul>
  )
}
