import { Compass } from 'lucide-react'
import { words } from '#app/_i18n/server.tsx'
import { sessionOfRequest } from '#app/_trpc/server.ts'
import { LinkButton } from './button.tsx'

/** What is shown where nothing is, or nothing for this reader: the two are not told apart. */
export async function MissingNotice() {
  const { t } = await words('frame')
  const known = (await sessionOfRequest()) !== null
  return (
    <div className="mx-auto flex max-w-xl gap-5 px-5 py-12 sm:py-20">
      <span className="grid size-12 shrink-0 place-items-center rounded-full bg-info-soft text-info">
        <Compass aria-hidden className="size-6" />
      </span>
      <div className="min-w-0">
        <h1 className="text-2xl font-semibold tracking-tight">{t('missing.title')}</h1>
        <p className="mt-2">{t('missing.text')}</p>
        <p className="mt-2 text-muted">{t(known ? 'missing.hint' : 'missing.stranger')}</p>
        <div className="mt-6 flex flex-wrap gap-3">
          {known ? (
            <>
              <LinkButton href="/meetings" variant="primary">
                {t('missing.home')}
              </LinkButton>
              <LinkButton href="/search" variant="quiet">
                {t('missing.search')}
              </LinkButton>
            </>
          ) : (
            <LinkButton href="/sign-in" variant="primary">
              {t('missing.signIn')}
            </LinkButton>
          )}
        </div>
      </div>
    </div>
  )
}
