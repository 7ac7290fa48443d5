'use client'
import { useWords } from '#app/_i18n/client.tsx'
import { api } from '#app/_trpc/client.ts'
import { useAct } from '#app/_trpc/use-act.ts'
import { Button } from '#app/_ui/button.tsx'

/** Marks every notice read. */
export function MarkAll() {
  const { t } = useWords('notices')
  const mark = useAct(() => api.notices.markRead.mutate({ notices: null }))
  return (
    <Button variant="primary" pending={mark.pending} onClick={() => mark.run()}>
      {t('markAll')}
    </Button>
  )
}
