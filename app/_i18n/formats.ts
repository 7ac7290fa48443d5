const day = { day: 'numeric', month: 'long', year: 'numeric' } as const
const clock = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const
const kinds = {
  date: day,
  weekday: { weekday: 'long', day: 'numeric', month: 'long' },
  shortDay: { weekday: 'short', day: 'numeric', month: 'short' },
  time: clock,
  dateTime: { ...day, month: 'short', ...clock },
  zone: { timeZoneName: 'long' },
} satisfies Record<string, Intl.DateTimeFormatOptions>

const kept = new Map<string, Formats>()
/** the languages and zones of all readers stay far below */
const most = 200

/**
 * Dates, numbers and names as one language writes them; times in the zone that is named, else in the reader's.
 * Kept for each language and zone: an Intl format costs more to make than the row of a table that shows it.
 */
export function formatsOf(language: string, zone: string): Formats {
  const key = `${language} ${zone}`
  const formats = kept.get(key) ?? make(language, zone)
  if (kept.size < most) kept.set(key, formats)
  return formats
}

function make(language: string, zone: string) {
  const known = new Map<string, Intl.DateTimeFormat>()
  // day before month, as in APEC's papers; one calendar and Arabic figures in every language
  const dated = `${language === 'en' ? 'en-GB' : language}-u-ca-gregory-nu-latn`
  const at = (kind: keyof typeof kinds, timeZone: string): Intl.DateTimeFormat => {
    const key = `${kind} ${timeZone}`
    const format = known.get(key) ?? new Intl.DateTimeFormat(dated, { ...kinds[kind], timeZone })
    known.set(key, format)
    return format
  }
  const names = new Intl.DisplayNames(language, { type: 'language' })
  const figures = new Intl.NumberFormat(language)
  const unit = (name: string): Intl.NumberFormat =>
    new Intl.NumberFormat(language, { style: 'unit', unit: name, maximumFractionDigits: 1 })
  const [kilobytes, megabytes, gigabytes] = [unit('kilobyte'), unit('megabyte'), unit('gigabyte')]
  return {
    date: (date: Date, in_: string = zone): string => at('date', in_).format(date),
    weekday: (date: Date, in_: string = zone): string => at('weekday', in_).format(date),
    /** a day where the year is known: 'Tue, 23 Feb' */
    shortDay: (date: Date, in_: string = zone): string => at('shortDay', in_).format(date),
    time: (date: Date, in_: string = zone): string => at('time', in_).format(date),
    dateTime: (date: Date, in_: string = zone): string => at('dateTime', in_).format(date),
    /** first to last day of a meeting, given as 'YYYY-MM-DD' */
    days: (first: string, last: string): string => at('date', 'UTC').formatRange(new Date(first), new Date(last)),
    /** a zone as people say it: 'Indochina Time' */
    zone: (name: string, when: Date): string =>
      at('zone', name)
        .formatToParts(when)
        .find((part) => part.type === 'timeZoneName')?.value ?? name,
    /** how long from now, in the largest unit that fits: 'in 12 days', '3 hours ago' */
    relative: (date: Date, now: Date): string => {
      const minutes = Math.round((date.getTime() - now.getTime()) / 60_000)
      const [unit, of] =
        Math.abs(minutes) >= 2880
          ? (['day', 1440] as const)
          : Math.abs(minutes) >= 120
            ? (['hour', 60] as const)
            : (['minute', 1] as const)
      return new Intl.RelativeTimeFormat(language, { numeric: 'always' }).format(Math.trunc(minutes / of), unit)
    },
    number: (value: number): string => figures.format(value),
    /** bytes as people say them */
    size: (bytes: number): string => {
      if (bytes < 1 << 20) return kilobytes.format(bytes / 1024)
      return bytes < 1 << 30 ? megabytes.format(bytes / (1 << 20)) : gigabytes.format(bytes / (1 << 30))
    },
    /** economies' names hold commas, so lists of them are parted by semicolons */
    list: (items: readonly string[]): string => items.join('; '),
    language: (tag: string): string => names.of(tag) ?? tag,
  }
}
export type Formats = ReturnType<typeof make>
