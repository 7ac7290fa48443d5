/** Dates, numbers and names as one language writes them; times in the zone that is named, else in the reader's. */
export function formatsOf(language: string, zone: string) {
  const known = new Map<string, Intl.DateTimeFormat>()
  // day before month, as in APEC's papers; one calendar and Arabic figures in every language
  const dated = `${language === 'en' ? 'en-GB' : language}-u-ca-gregory-nu-latn`
  const at = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat => {
    const key = JSON.stringify(options)
    const format = known.get(key) ?? new Intl.DateTimeFormat(dated, options)
    known.set(key, format)
    return format
  }
  const names = new Intl.DisplayNames(language, { type: 'language' })
  const day = { day: 'numeric', month: 'long', year: 'numeric' } as const
  const clock = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const
  return {
    date: (date: Date, in_: string = zone): string => at({ ...day, timeZone: in_ }).format(date),
    weekday: (date: Date, in_: string = zone): string =>
      at({ weekday: 'long', day: 'numeric', month: 'long', timeZone: in_ }).format(date),
    /** a day where the year is known: 'Tue, 23 Feb' */
    shortDay: (date: Date, in_: string = zone): string =>
      at({ weekday: 'short', day: 'numeric', month: 'short', timeZone: in_ }).format(date),
    time: (date: Date, in_: string = zone): string => at({ ...clock, timeZone: in_ }).format(date),
    dateTime: (date: Date, in_: string = zone): string =>
      at({ ...day, month: 'short', ...clock, timeZone: in_ }).format(date),
    /** first to last day of a meeting, given as 'YYYY-MM-DD' */
    days: (first: string, last: string): string =>
      at({ ...day, timeZone: 'UTC' }).formatRange(new Date(first), new Date(last)),
    /** a zone as people say it: 'Indochina Time' */
    zone: (name: string, when: Date): string =>
      at({ timeZone: name, timeZoneName: 'long' })
        .formatToParts(when)
        .find((part) => part.type === 'timeZoneName')?.value ?? name,
    number: (value: number): string => new Intl.NumberFormat(language).format(value),
    /** economies' names hold commas, so lists of them are parted by semicolons */
    list: (items: readonly string[]): string => items.join('; '),
    language: (tag: string): string => names.of(tag) ?? tag,
  }
}
export type Formats = ReturnType<typeof formatsOf>
