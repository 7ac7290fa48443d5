import type { Metadata } from 'next'
import { words } from '#app/_i18n/server.tsx'
import { portalLanguages, resourcesOf } from '#server/kernel/words.ts'
import { Shell } from './shell.tsx'

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await words('offline')
  return { title: t('shell.title') }
}

/** The page that opens without a network: the same for everybody, in all of the portal's languages, with nobody's data. */
export default function Offline() {
  return (
    <InEveryLanguage
      namespaces={['offline', 'frame', 'errors', 'agenda', 'timetable', 'parties', 'reading', 'documents']}
    />
  )
}

function InEveryLanguage({ namespaces }: { namespaces: string[] }) {
  const spoken = portalLanguages.map((language) => {
    const all = resourcesOf(language)
    return [language, Object.fromEntries(namespaces.map((name) => [name, all[name] ?? {}]))] as const
  })
  return <Shell spoken={Object.fromEntries(spoken)} />
}
