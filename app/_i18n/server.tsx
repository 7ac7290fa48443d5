import { cookies, headers } from 'next/headers'
import { cache, type ReactNode } from 'react'
import { portalLanguage, portalLanguages, resourcesOf, wordsIn } from '#server/kernel/words.ts'
import { sessionOfRequest } from '#app/_trpc/server.ts'
import { type AgendaLanguage, agendaLanguages } from '#server/meetings/schema.ts'
import { WordsProvider } from './client.tsx'
import { type Formats, formatsOf } from './formats.ts'
import type { Params } from './translate.ts'

/** The cookie in which a stranger's choice of language is kept. */
const languageCookie = 'sccp-language'

/** The first language of an Accept-Language header that the portal speaks (RFC 9110 12.5.4). */
function acceptedLanguage(header: string | null): string | null {
  const wishes = (header ?? '')
    .split(',')
    .slice(0, 20)
    .map((part) => {
      const [tag = '', q] = part.trim().split(';q=')
      return { tag, q: q === undefined ? 1 : Number(q) || 0 }
    })
    .filter(({ tag, q }) => tag !== '' && q > 0)
    .toSorted((a, b) => b.q - a.q)
  return wishes.find(({ tag }) => portalLanguages.includes(tag.split('-', 1)[0] ?? ''))?.tag ?? null
}

/** The language and the zone of this request: profile, then cookie, then Accept-Language; one answer a request. */
export const speech = cache(async (): Promise<{ language: string; zone: string }> => {
  const session = await sessionOfRequest()
  const chosen =
    session?.language ??
    (await cookies()).get(languageCookie)?.value ??
    acceptedLanguage((await headers()).get('accept-language'))
  return { language: portalLanguage(chosen), zone: session?.zone ?? 'UTC' }
})

/**
 * The language somebody reads an agenda in: the profile's, then the cookie's, then the browser's first that agendas are written in.
 * It may be one that the portal itself does not speak.
 */
export async function readingLanguage(): Promise<AgendaLanguage | undefined> {
  const session = await sessionOfRequest()
  const chosen = session?.language ?? (await cookies()).get(languageCookie)?.value
  const wishes = chosen
    ? [chosen]
    : ((await headers()).get('accept-language') ?? '').split(',').map((part) => part.split(';')[0]?.trim() ?? '')
  for (const wish of wishes) {
    const found =
      agendaLanguages.find((language) => language === wish) ??
      agendaLanguages.find((language) => language.split('-')[0] === wish.split('-')[0])
    if (found) return found
  }
  return undefined
}

/** The words of one namespace for a server component, with the language's formats. */
export async function words(
  namespace: string,
): Promise<{ t: (key: string, params?: Params) => string; language: string; zone: string; format: Formats }> {
  const { language, zone } = await speech()
  return { t: speaker(language, namespace), language, zone, format: formatsOf(language, zone) }
}

type Say = (key: string, params?: Params) => string
const speakers = new Map<string, Say>()

/** i18next's answer, kept where nothing is filled in: a long table asks for the same words in each of its rows. */
function speaker(language: string, namespace: string): Say {
  const place = `${language} ${namespace}`
  const known = speakers.get(place)
  if (known) return known
  const t = wordsIn(language, namespace)
  const said = new Map<string, string>()
  const say: Say = (key, params) => {
    if (params) return t(key, params)
    const text = said.get(key) ?? t(key)
    if (said.size < 2000) said.set(key, text)
    return text
  }
  speakers.set(place, say)
  return say
}

/** Gives the client parts below the words of these namespaces, and no more than these. */
export async function Words({ namespaces, children }: { namespaces: string[]; children: ReactNode }) {
  const { language, zone } = await speech()
  const all = resourcesOf(language)
  const given = Object.fromEntries(namespaces.map((name) => [name, all[name] ?? {}]))
  return (
    <WordsProvider language={language} zone={zone} words={given}>
      {children}
    </WordsProvider>
  )
}
