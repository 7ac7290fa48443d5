import type { Metadata } from 'next'
import { ownPath } from '#app/(open)/sign-in/own-path.ts'
import { words, Words } from '#app/_i18n/server.tsx'
import { portal } from '#app/_trpc/server.ts'
import { PageHeader } from '#app/_ui/page-header.tsx'
import { MandateName } from '../mandate-name.tsx'
import { MandateForm } from './mandate-form.tsx'

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await words('identity')
  return { title: t('mandate.title') }
}

/** Whom one acts for: one choice among the own mandates. */
export default async function Mandate({
  searchParams,
}: {
  searchParams: Promise<{ callbackUrl?: string | string[] }>
}) {
  const { callbackUrl } = await searchParams
  const { api } = await portal('/profile/mandate')
  const { mandate, mandates } = await api.identity.viewer()
  const { t } = await words('identity')
  return (
    <Words namespaces={['identity']}>
      <PageHeader
        crumbs={[{ label: t('profile.title'), href: '/profile' }, { label: t('mandate.title') }]}
        title={t('mandate.title')}
      />
      <p className="-mt-3 mb-5 max-w-prose text-muted">{t(mandates.length > 1 ? 'mandate.lead' : 'mandate.only')}</p>
      <MandateForm
        present={mandate.id}
        back={ownPath(callbackUrl)}
        mandates={mandates.map((one) => ({ id: one.id, name: <MandateName mandate={one} /> }))}
      />
    </Words>
  )
}
