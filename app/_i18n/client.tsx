'use client'
import { createContext, type ReactNode, useContext, useMemo } from 'react'
import { type Formats, formatsOf } from './formats.ts'
import { type Params, translator, type Words as Resources } from './translate.ts'

interface Spoken {
  language: string
  zone: string
  words: Resources
}

const Context = createContext<Spoken>({ language: 'en', zone: 'UTC', words: {} })

/** Gives the words of some namespaces to the client parts below; layouts and pages nest it, inner words join the outer. */
export function WordsProvider({ language, zone, words, children }: Spoken & { children: ReactNode }) {
  const outer = useContext(Context)
  const value = useMemo(
    () => ({ language, zone, words: { ...outer.words, ...words } }),
    [language, zone, words, outer.words],
  )
  return <Context value={value}>{children}</Context>
}

/** The words of one namespace for a client part, with the language's formats. */
export function useWords(namespace: string): {
  t: (key: string, params?: Params) => string
  language: string
  zone: string
  format: Formats
} {
  const { language, zone, words } = useContext(Context)
  return useMemo(
    () => ({ t: translator(words[namespace], language), language, zone, format: formatsOf(language, zone) }),
    [words, namespace, language, zone],
  )
}
