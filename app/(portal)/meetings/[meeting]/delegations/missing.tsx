'use client'
import { BellRing } from 'lucide-react'
import { useWords } from '#app/_i18n/client.tsx'
import { api } from '#app/_trpc/client.ts'
import { useAct } from '#app/_trpc/use-act.ts'
import { Button } from '#app/_ui/button.tsx'
import { Refused } from '#app/_ui/refused.tsx'
import type { DelegationView } from '#server/meetings/shape/delegations.ts'

interface Props {
  meeting: number
  delegations: DelegationView[]
  reminds: boolean
}

/** Which economies have registered nobody yet, and which no head of delegation; each can be reminded, or all. */
export function Missing({ meeting, delegations, reminds }: Props) {
  const { t, format } = useWords('delegations')
  const names = useWords('parties')
  const { run, pending, error } = useAct((parties: string[]) =>
    api.meetings.remindDelegations.mutate({ meeting, parties }),
  )
  const missing = delegations.filter((one) => one.missing !== null && one.kind === 'economy')
  if (missing.length === 0) return null
  return (
    <section aria-labelledby="missing" className="rounded-lg border border-line bg-surface p-5">
      <div className="mb-2 flex flex-wrap items-center justify-between gap-3">
        <h2 id="missing" className="text-xl font-semibold">
          {t('missingTitle', { count: missing.length })}
        </h2>
        {reminds ? (
          <Button pending={pending} onClick={() => run(missing.map((one) => one.party))}>
            <BellRing aria-hidden className="size-4" />
            {t('remindAll')}
          </Button>
        ) : null}
      </div>
      <Refused error={error} className="mb-2" />
      <ul className="divide-y divide-line" data-list="missing">
        {missing.map((one) => (
          <li key={one.party} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-1.5">
            <span>
              <span className="font-medium">{names.t(one.party)}</span>{' '}
              <span className="text-muted">{t(`missing.${one.missing}`)}</span>
            </span>
            <span className="flex flex-wrap items-center gap-x-3 text-sm text-muted">
              {one.remindedAt ? t('remindedAt', { at: format.dateTime(one.remindedAt) }) : null}
              {reminds ? (
                <Button
                  variant="quiet"
                  pending={pending}
                  aria-label={t('remindOf', { party: names.t(one.party) })}
                  onClick={() => run([one.party])}
                >
                  {t('remind')}
                </Button>
              ) : null}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
