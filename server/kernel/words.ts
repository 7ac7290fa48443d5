import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInstance, type i18n, type TFunction } from 'i18next'

const root = join(process.cwd(), 'locales')
const fallback = 'en'

const folders = readdirSync(root, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name)
  .sort((a, b) => (a === fallback ? -1 : b === fallback ? 1 : a.localeCompare(b)))

/** The languages that have the words of a namespace: those of documents are in more languages than the portal's own. */
export function languagesOfWords(namespace: string): string[] {
  return folders.filter((language) => existsSync(join(root, language, `${namespace}.json`)))
}

/** The portal's own languages: those that its frame speaks. */
export const portalLanguages = languagesOfWords('frame')

/** One language's words by namespace, as they stand in locales/<language>/. */
export type Resources = Record<string, Record<string, unknown>>

const resources = new Map<string, Resources>()
const instances = new Map<string, i18n>()

/** All namespaces of one language, read once from disk. */
export function resourcesOf(language: string): Resources {
  const known = resources.get(language)
  if (known) return known
  const folder = join(root, language)
  const files = readdirSync(folder).filter((file) => file.endsWith('.json'))
  const read = Object.fromEntries(
    files.map((file) => [file.slice(0, -5), JSON.parse(readFileSync(join(folder, file), 'utf8'))]),
  ) as Resources
  resources.set(language, read)
  return read
}

function instanceOf(language: string): i18n {
  const known = instances.get(language)
  if (known) return known
  const instance = createInstance()
  void instance.init({
    lng: language,
    fallbackLng: fallback,
    initAsync: false,
    interpolation: { escapeValue: false },
    resources: {
      [fallback]: resourcesOf(fallback),
      ...(language === fallback ? {} : { [language]: resourcesOf(language) }),
    },
  })
  instances.set(language, instance)
  return instance
}

function nearest(languages: string[], wish: string | null | undefined): string {
  if (!wish) return fallback
  const exact = languages.find((language) => language.toLowerCase() === wish.toLowerCase())
  return exact ?? languages.find((language) => language === wish.split('-', 1)[0]) ?? fallback
}

/** The portal language nearest to a wish ('ko-KR' → 'ko'), English when there is none. */
export function portalLanguage(wish: string | null | undefined): string {
  return nearest(portalLanguages, wish)
}

/** The words of one namespace in the language nearest to a wish, and which that is; English stands in for what it lacks. */
export function wordsNear(wish: string, namespace: string): { t: TFunction; language: string } {
  const language = nearest(languagesOfWords(namespace), wish)
  return { t: instanceOf(language).getFixedT(null, namespace), language }
}

/** The words of one namespace in one portal language; English stands in for what a language lacks. */
export function wordsIn(language: string, namespace: string): TFunction {
  return instanceOf(portalLanguage(language)).getFixedT(null, namespace)
}
