import { CalendarDays } from 'lucide-react'
import { words } from '#app/_i18n/server.tsx'
import type { MandateView } from '#server/identity/schema.ts'
import type { CalendarView } from '#server/meetings/shape/calendar.ts'
import { MakeCalendar } from './make-calendar.tsx'
import { MandateName } from './mandate-name.tsx'
import { RevokeCalendar } from './revoke-calendar.tsx'

/** The own calendar addresses: under which mandate, since when, and when a program last asked; each can be revoked. */
export async function Calendars({ calendars, mandates }: { calendars: CalendarView[]; mandates: MandateView[] }) {
  const { t, format } = await words('calendar')
  return (
    <>
      <p className="-mt-2 mb-3 max-w-3xl text-muted">{t('lead')}</p>
      {calendars.length === 0 ? <p className="mb-3">{t('none')}</p> : null}
      <ul className="mb-4 divide-y divide-line empty:hidden" data-list="calendars">
        {calendars.map((one) => {
          const mandate = mandates.find(({ id }) => id === one.mandate)
          const at = format.dateTime(one.createdAt)
          return (
            <li key={one.id} className="flex flex-wrap items-center gap-x-4 gap-y-2 py-3">
              <CalendarDays aria-hidden className="size-5 shrink-0 text-muted" />
              <div className="min-w-0 flex-1 basis-56">
                <p className="font-medium">{mandate ? <MandateName mandate={mandate} /> : t('ended')}</p>
                <p className="flex flex-wrap gap-x-4 text-sm text-muted">
                  <span>{t('made', { at })}</span>
                  <span>{one.readAt ? t('read', { at: format.dateTime(one.readAt) }) : t('unread')}</span>
                </p>
              </div>
              <RevokeCalendar calendar={one.id} at={at} />
            </li>
          )
        })}
      </ul>
      <MakeCalendar />
    </>
  )
}
