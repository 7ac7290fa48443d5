import Link from 'next/link'
import { words } from '#app/_i18n/server.tsx'
import { Callout, Empty } from '#app/_ui/badge.tsx'
import type { ListedEdition } from '#server/agenda/schema.ts'
import type { CutBrief } from '#server/agenda/schema/cut.ts'
import { BeginAgenda } from '../_planning/begin.tsx'

interface Props {
  meeting: { id: number; zone: string }
  /** the newest edition that was not withdrawn */
  standing: ListedEdition | undefined
  /** the drafts as of their dates */
  cuts: CutBrief[]
  /** it has no item yet, and this person may lay its skeleton */
  begins: boolean
}

/** Which edition of a meeting's agenda stands. */
export async function AgendaState({ meeting, standing, cuts, begins }: Props) {
  const { t, format } = await words('meetings')
  const agenda = await words('agenda')
  return (
    <section>
      <h2 className="mb-3 text-xl font-semibold">{t('agenda')}</h2>
      {standing ? (
        <Callout
          title={`${standing.number} · ${standing.kind === 'adopted' ? t('adopted') : t('draft', { n: standing.ordinal })}`}
        >
          {t('circulated', { at: format.dateTime(standing.issuedAt) })} ·{' '}
          <Link href={`/meetings/${meeting.id}/agenda`} className="text-link underline">
            {t('readAgenda')}
          </Link>
        </Callout>
      ) : (
        <Empty title={t('noEdition')} />
      )}
      {cuts.length > 0 ? (
        <ul className="mt-3 flex flex-col gap-1" data-list="cuts">
          {cuts.map((one) => (
            <li key={one.id}>
              <Link href={`/meetings/${meeting.id}/agenda/drafts/${one.id}`} className="text-link underline">
                {agenda.t('cut.title', { date: format.date(one.dueAt, meeting.zone) })}
              </Link>{' '}
              <span className="text-sm text-muted">{agenda.t('cut.badge')}</span>
            </li>
          ))}
        </ul>
      ) : null}
      {begins ? <BeginAgenda meeting={meeting.id} /> : null}
    </section>
  )
}
