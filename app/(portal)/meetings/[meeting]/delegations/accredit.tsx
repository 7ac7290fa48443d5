'use client'
import { useWords } from '#app/_i18n/client.tsx'
import { api } from '#app/_trpc/client.ts'
import { useAct } from '#app/_trpc/use-act.ts'
import { Button } from '#app/_ui/button.tsx'
import { Refused } from '#app/_ui/refused.tsx'

/** Accredits all of a delegation who wait for it. */
export function Accredit({ meeting, members, party }: { meeting: number; members: string[]; party: string }) {
  const { t } = useWords('delegations')
  const { run, pending, error } = useAct(() => api.meetings.accreditMembers.mutate({ meeting, members }))
  return (
    <>
      <Button pending={pending} aria-label={t('accreditOf', { party, count: members.length })} onClick={() => run()}>
        {t('accredit', { count: members.length })}
      </Button>
      <Refused error={error} />
    </>
  )
}
