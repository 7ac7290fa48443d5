import Link from 'next/link'
import { words } from '#app/_i18n/server.tsx'
import { Badge, Chip, type Tone } from '#app/_ui/badge.tsx'
import type { SubmissionView } from '#server/documents/schema.ts'

const tones: Partial<Record<SubmissionView['state'], Tone>> = { submitted: 'info', returned: 'action' }
const over: Array<SubmissionView['state']> = ['accepted', 'declined', 'withdrawn']

/** What is on its way: of the own delegation, or for the secretariat what was submitted. */
export async function Submissions({
  submissions,
  meeting,
}: {
  submissions: SubmissionView[]
  meeting: { id: number; zone: string }
}) {
  const { t, format } = await words('documents')
  const names = await words('parties')
  const waiting = submissions.filter((one) => !over.includes(one.state))
  if (waiting.length === 0) return null
  return (
    <section aria-labelledby="on-their-way" className="mb-8">
      <h2 id="on-their-way" className="mb-3 text-xl font-semibold">
        {t('onTheirWay')}
      </h2>
      <ul className="divide-y divide-line rounded-lg border border-line bg-surface" data-list="submissions">
        {waiting.map((one) => (
          <li key={one.id} className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-3">
            <Badge tone={tones[one.state] ?? 'plain'}>{t(`state.${one.state}`)}</Badge>
            <Link
              prefetch={false}
              href={`/meetings/${meeting.id}/documents/${one.id}`}
              className="inline-flex min-h-6 min-w-0 items-center font-medium break-words text-link underline-offset-2 hover:underline"
            >
              {one.cover.title || t('untitled')}
            </Link>
            {one.party ? <Chip abbreviation={one.party.toUpperCase()} name={names.t(one.party)} /> : null}
            <span className="text-sm text-muted">{t(`purpose.${one.cover.purpose}`)}</span>
            {one.late ? <Badge tone="warn">{t('late')}</Badge> : null}
            {one.due && one.submittedAt === null ? (
              <span className="text-sm text-muted tabular-nums">
                {t('due', { at: format.dateTime(one.due, meeting.zone) })}
              </span>
            ) : null}
            {one.submittedAt ? (
              <span className="text-sm text-muted tabular-nums">
                {t('submittedAt', { at: format.dateTime(one.submittedAt) })}
              </span>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  )
}
