'use client'
import { useWords } from '#app/_i18n/client.tsx'
import { api } from '#app/_trpc/client.ts'
import { useAct } from '#app/_trpc/use-act.ts'
import { Button } from '#app/_ui/button.tsx'
import { Refused } from '#app/_ui/refused.tsx'

interface Props {
  meeting: number
  party: string
  last: { meeting: string; count: number }
}

/** Registers whom the delegation sent to the last meeting, with one click. */
export function Copy({ meeting, party, last }: Props) {
  const { t } = useWords('delegations')
  const { run, pending, error } = useAct(() => api.meetings.copyMembers.mutate({ meeting, party }))
  return (
    <>
      <Button pending={pending} onClick={() => run()}>
        {t('copy', { meeting: last.meeting, count: last.count })}
      </Button>
      <Refused error={error} className="basis-full" />
    </>
  )
}
