import { words } from '#app/_i18n/server.tsx'
import type { SessionView } from '#server/meetings/schema.ts'
import { Span } from '../when.tsx'

/** When the meeting sits, by day, in the venue's time with the reader's beside it. */
export async function Sittings({ sessions, zone }: { sessions: SessionView[]; zone: string }) {
  const { t, format } = await words('meetings')
  if (sessions.length === 0) return null
  const days = Map.groupBy(sessions, (session) => format.weekday(session.startsAt, zone))
  return (
    <aside aria-labelledby="sittings">
      <h2 id="sittings" className="mb-3 text-xl font-semibold">
        {t('sittings')}
      </h2>
      <ul className="flex flex-col gap-4">
        {[...days].map(([day, sittings]) => (
          <li key={day}>
            <h3 className="font-medium">{day}</h3>
            <ul className="mt-1 flex flex-col gap-1">
              {sittings.map((session) => (
                <li key={session.id} className="rounded border border-line bg-surface px-3 py-2">
                  <span className="flex flex-wrap items-baseline gap-x-3">
                    <span className="font-medium">{t('session', { n: session.position })}</span>
                    <Span from={session.startsAt} to={session.endsAt} zone={zone} />
                  </span>
                  {session.breaks.map((pause) => (
                    <span key={pause.startsAt.toISOString()} className="block text-sm text-muted">
                      {t('break', { at: format.time(pause.startsAt, zone), minutes: pause.minutes })}
                    </span>
                  ))}
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </aside>
  )
}
