import { words } from '#app/_i18n/server.tsx'
import { LinkButton } from '#app/_ui/button.tsx'

export default async function NotFound() {
  const { t } = await words('frame')
  return (
    <div className="mx-auto max-w-prose px-5 py-16">
      <h1 className="text-2xl font-semibold">{t('missing.title')}</h1>
      <p className="mt-2 mb-6 text-muted">{t('missing.text')}</p>
      <LinkButton href="/meetings">{t('missing.home')}</LinkButton>
    </div>
  )
}
