'use client'
import { Printer } from 'lucide-react'
import { useWords } from '#app/_i18n/client.tsx'
import { Button } from '#app/_ui/button.tsx'

/** Opens the browser's own printing. */
export function Print() {
  const { t } = useWords('delegations')
  return (
    <Button variant="primary" onClick={() => window.print()}>
      <Printer aria-hidden className="size-4" />
      {t('print')}
    </Button>
  )
}
