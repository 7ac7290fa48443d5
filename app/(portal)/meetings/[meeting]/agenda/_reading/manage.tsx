import { words, Words } from '#app/_i18n/server.tsx'
import { portal } from '#app/_trpc/server.ts'
import type { EditionView } from '#server/agenda/schema.ts'
import { EditionActs } from './edition-acts.tsx'

/** What the secretariat can do with an edition; nobody else is sent a word of it. */
export async function Manage({ view, edition }: { view: EditionView; edition: NonNullable<EditionView['edition']> }) {
  const { t, format } = await words('agenda')
  const { api } = await portal('/')
  const { languages } = await api.meetings.meeting({ meeting: view.meeting.id })
  const frozen = new Set(edition.languages.map((one) => one.language))
  const missing = languages.map((one) => one.language).filter((language) => !frozen.has(language))
  return (
    <section aria-labelledby="manage" className="mt-10 border-t border-line pt-4 print:hidden">
      <h2 id="manage" className="mb-3 text-lg font-semibold">
        {t('manage')}
      </h2>
      <Words namespaces={['agenda']}>
        <EditionActs
          meeting={view.meeting.id}
          n={edition.n}
          withdrawn={edition.withdrawnAt !== null}
          missing={missing.map((language) => ({ language, name: format.language(language) }))}
        />
      </Words>
    </section>
  )
}
