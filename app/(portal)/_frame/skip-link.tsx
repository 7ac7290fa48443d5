import { words } from '#app/_i18n/server.tsx'

/** The first thing that Tab reaches: past the frame, to what the page is about (WCAG 2.4.1). */
export async function SkipLink() {
  const { t } = await words('frame')
  return (
    <a
      href="#main"
      className="sr-only z-50 rounded bg-surface p-3 text-ink focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
    >
      {t('skip')}
    </a>
  )
}
