import { readingLanguage, words } from '#app/_i18n/server.tsx'
import { sessionOfRequest } from '#app/_trpc/server.ts'
import { OfflinePack } from './offline-pack.tsx'

/** The offline pack of a meeting, for the person who is signed in. */
export async function PackPanel({ meeting }: { meeting: { id: number; name: string; zone: string } }) {
  const session = await sessionOfRequest()
  const { language, zone } = await words('offline')
  const { person, name, mandate, session: own } = session?.actor ?? {}
  if (!session || !person || !name || !mandate || !own) return null
  return (
    <OfflinePack
      meeting={{ id: meeting.id, name: meeting.name, zone: meeting.zone }}
      reader={{ person, name, mandate, session: own, language, zone, theme: session.theme }}
      language={await readingLanguage()}
    />
  )
}
