import { Check } from 'lucide-react'
import { words } from '#app/_i18n/server.tsx'
import { Callout } from '#app/_ui/badge.tsx'
import { DownloadButton, LinkButton } from '#app/_ui/button.tsx'
import type { MeetingView } from '#server/meetings/schema.ts'
import { Moves } from './moves.tsx'

const life = ['planned', 'preparation', 'session', 'closed', 'archived'] as const

/** Where a meeting stands in its life, what that allows, and the moves that this person may make. */
export async function StatusPanel({ meeting }: { meeting: MeetingView }) {
  const { t } = await words('planning')
  const names = await words('parties')
  const at = life.findIndex((status) => status === meeting.status)
  return (
    <section aria-labelledby="status" className="rounded-md border border-line bg-surface p-5">
      <h2 id="status" className="text-xl font-semibold">
        {t('status')}
      </h2>
      <ol className="mt-3 flex flex-wrap gap-x-1 gap-y-2">
        {life.map((status, i) => (
          <li
            key={status}
            aria-current={i === at ? 'step' : undefined}
            className="inline-flex items-center gap-1 rounded border border-line px-2 py-1 text-sm text-muted aria-[current]:border-primary aria-[current]:bg-selected aria-[current]:font-semibold aria-[current]:text-ink"
          >
            {i < at ? <Check aria-hidden className="size-3.5 text-ok" /> : null}
            {t(`statuses.${status}`)}
          </li>
        ))}
      </ol>
      {meeting.request ? (
        <div className="mt-3">
          <Callout tone={meeting.status === 'requested' ? 'action' : 'info'} title={t(`asked.${meeting.status}`)}>
            <p>
              {t('askedBy', {
                by: [meeting.request.by, meeting.request.party ? names.t(meeting.request.party) : '']
                  .filter(Boolean)
                  .join(', '),
              })}
            </p>
            <p>{meeting.request.reason}</p>
          </Callout>
        </div>
      ) : null}
      <h3 className="mt-4 font-medium">{t('allows')}</h3>
      {meeting.open.length === 0 ? <p className="text-muted">{t('allowsNothing')}</p> : null}
      <ul className="mt-1 grid gap-x-6 sm:grid-cols-2">
        {meeting.open.map((phase) => (
          <li key={phase} className="flex items-baseline gap-2">
            <Check aria-hidden className="size-4 shrink-0 translate-y-0.5 text-ok" />
            {t(`phases.${phase}`)}
          </li>
        ))}
      </ul>
      {meeting.moves.length > 0 && ['closed', 'archived'].includes(meeting.status) ? (
        <Closing meeting={meeting.id} />
      ) : null}
      {meeting.moves.length > 0 ? <Moves meeting={meeting.id} moves={meeting.moves} /> : null}
    </section>
  )
}

/** What the close of a meeting leaves: its classification list with the release schedule, and the papers for the database. */
async function Closing({ meeting }: { meeting: number }) {
  const { t } = await words('planning')
  return (
    <div className="mt-4">
      <Callout tone="info" title={t('closing')}>
        <p>{t('closingHint')}</p>
        <div className="mt-3 flex flex-wrap gap-2">
          <LinkButton href={`/meetings/${meeting}/documents/classification`}>{t('classification')}</LinkButton>
          <LinkButton href={`/meetings/${meeting}/documents/classification#schedule`} variant="quiet">
            {t('schedule')}
          </LinkButton>
          <DownloadButton href={`/api/files/packs/${meeting}?for=database`} variant="quiet">
            {t('database')}
          </DownloadButton>
        </div>
      </Callout>
    </div>
  )
}
