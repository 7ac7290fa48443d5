'use client'
import { useWords } from '#app/_i18n/client.tsx'
import { api } from '#app/_trpc/client.ts'
import { useAct } from '#app/_trpc/use-act.ts'
import { Button } from '#app/_ui/button.tsx'
import { Refused } from '#app/_ui/refused.tsx'

/** Lays the agenda's skeleton of a meeting that has none yet. */
export function BeginAgenda({ meeting }: { meeting: number }) {
  const { t } = useWords('planning')
  const begin = useAct(() => api.agenda.begin.mutate({ meeting }))
  return (
    <div className="mt-3 flex flex-col items-start gap-2">
      <Button pending={begin.pending} onClick={() => begin.run()}>
        {t('beginAgenda')}
      </Button>
      <Refused loud error={begin.error} />
    </div>
  )
}
