import { now } from '#app/_i18n/now.ts'

/** Whole days from today to a day given as 'YYYY-MM-DD'. */
export function daysUntil(day: string): number {
  return Math.ceil((Date.parse(day) - now().getTime()) / 86_400_000)
}
