'use client'
import { useWords } from '#app/_i18n/client.tsx'
import { Callout } from '#app/_ui/badge.tsx'

/** While a record is being decrypted, and when it cannot be. */
export function Opening({ failed }: { failed: boolean }) {
  const { t } = useWords('offline')
  return failed ? (
    <Callout tone="danger" title={t('broken')}>
      {t('brokenHint')}
    </Callout>
  ) : (
    <p role="status">{t('opening')}</p>
  )
}
