const months = new Map<string, Map<string, number>>()

/** Endings of Russian months beside those of the calendar: 'в марте', 'к маю'. */
function declined(name: string): string[] {
  if (/ь$/u.test(name)) return ['я', 'е', 'ю', 'ём'].map((end) => name.slice(0, -1) + end)
  if (/й$/u.test(name)) return ['я', 'е', 'ю'].map((end) => name.slice(0, -1) + end)
  return ['а', 'е', 'у'].map((end) => name + end)
}

/** A language's names of the months, as they stand in a date and alone, in small letters, with their number. */
export function monthsOf(language: string): Map<string, number> {
  const known = months.get(language)
  if (known) return known
  const found = new Map<string, number>(language === 'en' ? [['sept', 9]] : [])
  const styles: Intl.DateTimeFormatOptions[] = [
    { month: 'long', day: 'numeric' },
    { month: 'long' },
    { month: 'short', day: 'numeric' },
  ]
  for (const style of styles) {
    const format = new Intl.DateTimeFormat(language, { ...style, timeZone: 'UTC' })
    for (let month = 0; month < 12; month++) {
      const parts = format.formatToParts(Date.UTC(2027, month, 15))
      const name = parts.find((one) => one.type === 'month')?.value.toLowerCase() ?? ''
      if (/\d/.test(name) || !(/\p{L}{3,}/u.test(name) || (language === 'th' && name.length > 3))) continue
      for (const one of [name, ...(language === 'ru' && style.month === 'long' ? declined(name) : [])])
        found.set(one.replace(/\.$/, ''), month + 1)
    }
  }
  months.set(language, found)
  return found
}
