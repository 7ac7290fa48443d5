/** The words of the namespaces a page gives to the browser. */
export type Words = Record<string, Record<string, unknown>>
export type Params = Record<string, string | number>

function find(words: unknown, path: string): unknown {
  let at = words
  for (const part of path.split('.'))
    at = typeof at === 'object' && at !== null ? (at as Record<string, unknown>)[part] : undefined
  return at
}

const fill = (text: string, params: Params): string =>
  text.replace(/\{\{\s*(\w+)\s*\}\}/g, (whole, name: string) => (name in params ? String(params[name]) : whole))

/**
 * The browser's small share of i18next: nested keys, {{interpolation}} and plurals by Intl.PluralRules ('key_one', 'key_other').
 * translate.test.ts holds it equal to i18next itself, which writes everything that the server writes.
 */
export function translator(words: unknown, language: string) {
  const plurals = new Intl.PluralRules(language)
  return (key: string, params: Params = {}): string => {
    const count = params['count']
    const plural = typeof count === 'number' ? find(words, `${key}_${plurals.select(count)}`) : undefined
    const text = plural ?? (typeof count === 'number' ? find(words, `${key}_other`) : undefined) ?? find(words, key)
    return typeof text === 'string' ? fill(text, params) : key
  }
}
