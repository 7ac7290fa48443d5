'use client'
import { useWords } from '#app/_i18n/client.tsx'
import { Button } from '#app/_ui/button.tsx'

export default function Failed({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  const { t } = useWords('frame')
  return (
    <div role="alert" className="mx-auto max-w-prose py-16">
      <h1 className="text-2xl font-semibold">{t('failed.title')}</h1>
      <p className="mt-2 mb-6 text-muted">{t('failed.text', { request: error.digest ?? '–' })}</p>
      <Button variant="primary" onClick={reset}>
        {t('failed.again')}
      </Button>
    </div>
  )
}
