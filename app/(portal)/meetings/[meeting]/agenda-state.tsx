import Link from 'next/link'
import { words } from '#app/_i18n/server.tsx'
import { Callout, Empty } from '#app/_ui/badge.tsx'
import type { ListedEdition } from '#server/agenda/schema.ts'
import { BeginAgenda } from '../_planning/begin.tsx'

interface Props {
  meeting: number
  /** the newest edition that was not withdrawn */
  standing: ListedEdition | undefined
  /** it has no item yet, and this person may lay its skeleton */
  begins: boolean
}

/** Which edition of a meeting's agenda stands. */
export async function AgendaState({ meeting, standing, begins }: Props) {
  const { t, format } = await words('meetings')
  return (
    <section>
      <h2 className="mb-3 text-xl font-semibold">{t('agenda')}</h2>
      {standing ? (
        <Callout
          title={`${standing.number} · ${standing.kind === 'adopted' ? t('adopted') : t('draft', { n: standing.ordinal })}`}
        >
          {t('circulated', { at: format.dateTime(standing.issuedAt) })} ·{' '}
          <Link href={`/meetings/${meeting}/agenda`} className="text-link underline">
            {t('readAgenda')}
          </Link>
        </Callout>
      ) : (
        <Empty title={t('noEdition')} />
      )}
      {begins ? <BeginAgenda meeting={meeting} /> : null}
    </section>
  )
}
