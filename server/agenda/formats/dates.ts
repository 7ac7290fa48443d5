// the calendar of the papers is the Gregorian one with Arabic figures in every language (Thai and others have their own)
const gregorian = (language: string) => `${language}-u-ca-gregory-nu-latn`

const kept = new Map<string, Intl.DateTimeFormat>()

function format(language: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = language + JSON.stringify(options)
  const known = kept.get(key)
  if (known) return known
  const made = new Intl.DateTimeFormat(gregorian(language), options)
  kept.set(key, made)
  return made
}

// day before month, as in APEC's papers
const region = (language: string) => (language === 'en' ? 'en-GB' : language)

/** A moment's day in a zone: '22 February 2027', with the weekday when asked. */
export function dayOf(at: Date, language: string, zone: string, weekday = false): string {
  return format(region(language), { dateStyle: weekday ? 'full' : 'long', timeZone: zone }).format(at)
}

/** 'YYYY-MM-DD' from and to as one phrase: '22–24 February 2027'; '' when unknown. */
export function daysOf(first: string | null, last: string | null, language: string): string {
  if (first === null) return ''
  const form = format(region(language), { dateStyle: 'long', timeZone: 'UTC' })
  return form.formatRange(Date.parse(first), Date.parse(last ?? first))
}

/** A moment's clock time in a zone: '09:00'. */
export function clockOf(at: Date | number, zone: string): string {
  return format('en-GB', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: zone }).format(at)
}

/** A moment's day in a zone for machines: '2027-02-22'. */
export function isoDayOf(at: Date, zone: string): string {
  return format('sv-SE', { year: 'numeric', month: '2-digit', day: '2-digit', timeZone: zone }).format(at)
}

/** How a zone is called at a moment: 'UTC+7'. */
export function zoneName(zone: string, language: string, at: Date): string {
  const parts = format(region(language), { timeZone: zone, timeZoneName: 'shortOffset' }).formatToParts(at)
  return parts.find((one) => one.type === 'timeZoneName')?.value.replace('GMT', 'UTC') ?? zone
}

/** A language's name in another language: 'Korean'. */
export function languageName(of: string, language: string): string {
  return new Intl.DisplayNames([language], { type: 'language' }).of(of) ?? of
}
