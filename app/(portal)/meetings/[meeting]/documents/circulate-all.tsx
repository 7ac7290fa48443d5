'use client'
import { Send } from 'lucide-react'
import { useState } from 'react'
import { useWords } from '#app/_i18n/client.tsx'
import { api } from '#app/_trpc/client.ts'
import { useAct } from '#app/_trpc/use-act.ts'
import { Button } from '#app/_ui/button.tsx'
import { Refused } from '#app/_ui/refused.tsx'

/** Circulates all papers that have their number and wait. */
export function CirculateAll({ meeting }: { meeting: number }) {
  const { t } = useWords('documents')
  const [done, setDone] = useState<number | null>(null)
  const { run, pending, error } = useAct(
    () => api.documents.circulate.mutate({ meeting }),
    ({ circulated }) => setDone(circulated),
  )
  return (
    <>
      <output className="self-center text-sm text-muted">
        {done === null ? null : t('circulated', { count: done })}
      </output>
      <Refused error={error} className="self-center" />
      <Button pending={pending} onClick={run}>
        <Send aria-hidden className="size-4" />
        {t('circulateAll')}
      </Button>
    </>
  )
}
