'use client'
import { useWords } from '#app/_i18n/client.tsx'
import { api } from '#app/_trpc/client.ts'
import { useAct } from '#app/_trpc/use-act.ts'
import { Badge } from '#app/_ui/badge.tsx'
import { Button } from '#app/_ui/button.tsx'
import type { TraceView } from '#server/meetings/shape/slots.ts'
import type { Desk } from './desk.ts'
import { useSlotName } from './slot-name.ts'

/** What stood here, why it went, and where it went. */
export function TraceCard({ trace, desk }: { trace: TraceView; desk: Desk }) {
  const { t, format } = useWords('timetable')
  const name = useSlotName()(trace)
  const restore = useAct(() => api.meetings.restoreSession.mutate({ meeting: desk.meeting, session: trace.session }))
  const { now } = trace
  return (
    <article
      aria-label={t('traceOf', { name })}
      data-trace={trace.what}
      className="rounded-md border border-dashed border-line-strong p-3 text-sm"
    >
      <div className="flex flex-wrap items-center gap-2">
        <s className="text-muted tabular-nums">
          {trace.from}–{trace.to}
        </s>
        <Badge tone="warn">{t(`trace.${trace.what}`)}</Badge>
      </div>
      <p>
        <s className="text-muted">{name}</s>
      </p>
      {now ? (
        <p className="font-medium">
          {t('nowAt', {
            at: `${format.weekday(now.startsAt, desk.zone)}, ${now.from}–${now.to}`,
            room: now.room ? ` · ${now.room}` : '',
          })}
        </p>
      ) : null}
      <p>{trace.reason}</p>
      <p className="text-muted">{t('doneBy', { by: trace.by, at: format.dateTime(trace.at) })}</p>
      {desk.arrange && trace.what === 'cancelled' && !now ? (
        <Button variant="quiet" className="-mx-2 px-2" pending={restore.pending} onClick={() => restore.run()}>
          {t('bringBack')}
        </Button>
      ) : null}
      {restore.error ? <p role="alert">{restore.error}</p> : null}
    </article>
  )
}
