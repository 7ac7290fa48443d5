import type { Metadata } from 'next'
import { words, Words } from '#app/_i18n/server.tsx'
import { openApi, sessionOfRequest } from '#app/_trpc/server.ts'
import { Callout } from '#app/_ui/badge.tsx'
import { LinkButton } from '#app/_ui/button.tsx'
import type { InvitationView } from '#server/identity/schema.ts'
import { AcceptForm } from './accept-form.tsx'

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await words('identity')
  return { title: t('invitation.title'), referrer: 'no-referrer' }
}

/** What the link offers, or null when it is over or never was one; looking uses nothing up. */
async function offerOf(token: string): Promise<InvitationView | null> {
  const api = await openApi()
  return api.identity.invitation({ token }).catch(() => null)
}

export default async function Invitation({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params
  const { t } = await words('identity')
  const offer = await offerOf(token)
  if (!offer) {
    return (
      <section className="max-w-prose">
        <h1 className="text-3xl font-semibold tracking-tight">{t('invitation.over')}</h1>
        <p className="mt-2 mb-6 text-muted">{t('invitation.overHint')}</p>
        <LinkButton href="/sign-in">{t('signIn.title')}</LinkButton>
      </section>
    )
  }
  const names = await words('frame')
  const parties = await words('parties')
  const capacity = names.t(offer.head ? 'capacity.head' : `capacity.${offer.capacity}`)
  const signedIn = await sessionOfRequest()
  return (
    <section className="max-w-prose">
      <h1 className="text-3xl font-semibold tracking-tight">{t('invitation.title')}</h1>
      <p className="mt-2 text-lg">
        {offer.party
          ? t('invitation.offerFor', { capacity, party: parties.t(offer.party) })
          : t('invitation.offer', { capacity })}
      </p>
      <dl className="my-6 grid grid-cols-[auto_1fr] gap-x-6 gap-y-1 rounded-md border border-line bg-surface px-5 py-4">
        <dt className="text-muted">{t('people.name')}</dt>
        <dd>{offer.name}</dd>
        <dt className="text-muted">{t('email')}</dt>
        <dd className="break-all">{offer.email}</dd>
      </dl>
      {signedIn ? (
        <Callout tone="warn" title={t('invitation.signedIn')}>
          {t('invitation.signedInHint')}
        </Callout>
      ) : (
        <Words namespaces={['identity']}>
          <AcceptForm token={token} email={offer.email} />
        </Words>
      )}
    </section>
  )
}
