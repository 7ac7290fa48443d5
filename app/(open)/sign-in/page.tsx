import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { words, Words } from '#app/_i18n/server.tsx'
import { openApi, sessionOfRequest } from '#app/_trpc/server.ts'
import { ownPath } from './own-path.ts'
import { SignInForm } from './sign-in-form.tsx'

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await words('identity')
  return { title: t('signIn.title') }
}

export default async function SignIn({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}) {
  const { callbackUrl, error } = await searchParams
  if (await sessionOfRequest()) redirect(ownPath(callbackUrl))
  const { t } = await words('identity')
  const api = await openApi()
  const demonstration = await api.identity.demonstration()
  return (
    <>
      <h1 className="text-3xl font-semibold tracking-tight">{t('signIn.title')}</h1>
      <p className="mt-2 mb-8 max-w-prose text-muted">{t('signIn.lead')}</p>
      <Words namespaces={['identity']}>
        <SignInForm
          back={ownPath(callbackUrl)}
          failed={error !== undefined}
          accounts={demonstration?.accounts ?? []}
          password={demonstration?.password ?? null}
        />
      </Words>
    </>
  )
}
