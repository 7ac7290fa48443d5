'use client'
import { useEffect, useState } from 'react'
import { WordsProvider } from '#app/_i18n/client.tsx'
import type { Words } from '#app/_i18n/translate.ts'
import { Frame } from './frame.tsx'
import { Place } from './place.tsx'
import { useKept } from './use-kept.ts'
import { useRoute } from './use-route.ts'

/** The language of the pack's reader; while there is none, the browser's. */
function spokenBy(languages: string[], known: string | undefined): string {
  const wishes = known ? [known] : typeof navigator === 'undefined' ? [] : navigator.languages
  return wishes.map((one) => one.split('-', 1)[0] ?? '').find((one) => languages.includes(one)) ?? 'en'
}

/** What is read without a network: packs of this device, opened here and nowhere else. */
export function Shell({ spoken }: { spoken: Record<string, Words> }) {
  const kept = useKept()
  const route = useRoute()
  const reader = kept.packs?.[0]?.head.reader
  const [language, setLanguage] = useState('en')
  useEffect(() => setLanguage(spokenBy(Object.keys(spoken), reader?.language)), [spoken, reader?.language])
  useEffect(() => {
    document.documentElement.lang = language
    if (reader?.theme) document.documentElement.dataset['theme'] = reader.theme
  }, [language, reader?.theme])
  const zone = reader?.zone ?? 'UTC'
  return (
    <WordsProvider language={language} zone={zone} words={spoken[language] ?? {}}>
      <Frame kept={kept}>{kept.packs === null ? null : <Place packs={kept.packs} route={route} kept={kept} />}</Frame>
    </WordsProvider>
  )
}
