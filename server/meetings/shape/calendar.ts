import { z } from 'zod'

/** How many calendars a person may have at the same time. */
export const mostCalendars = 5

export const calendarView = z.object({
  id: z.string(),
  /** under which mandate it is read */
  mandate: z.string(),
  createdAt: z.date(),
  /** when a program last asked for it */
  readAt: z.date().nullable(),
})
export type CalendarView = z.infer<typeof calendarView>

/** The language the page speaks when the calendar is made. */
export const calendarInput = z.strictObject({ language: z.string().min(2).max(35) })
export const calendarRef = z.strictObject({ calendar: z.uuid() })
/** The address is told this once. */
export const calendarMade = z.object({ calendar: z.string(), address: z.string() })
export const calendarRevoked = z.object({ calendar: z.string() })
