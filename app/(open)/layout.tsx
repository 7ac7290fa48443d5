import type { ReactNode } from 'react'
import { words } from '#app/_i18n/server.tsx'
import { StrangersKeeper } from '#app/(portal)/_frame/keeper.tsx'
import { LanguageChoice } from '#app/(portal)/_frame/language-choice.tsx'
import { SkipLink } from '#app/(portal)/_frame/skip-link.tsx'
import { portalLanguages } from '#server/kernel/words.ts'

export default async function OpenLayout({ children }: { children: ReactNode }) {
  const { t, language } = await words('frame')
  return (
    <div className="flex min-h-dvh flex-col">
      <SkipLink />
      <header className="flex items-center justify-between bg-rail px-5 py-3 text-on-rail">
        <p className="flex items-center gap-3 font-semibold">
          <img src="/emblem.svg" alt="" width={32} height={32} />
          {t('product')}
        </p>
        <LanguageChoice
          stranger
          language={language}
          languages={portalLanguages.map((tag) => ({
            tag,
            name: new Intl.DisplayNames(tag, { type: 'language' }).of(tag) ?? tag,
          }))}
        />
      </header>
      <main id="main" tabIndex={-1} className="mx-auto w-full max-w-5xl grow px-5 py-10">
        {children}
      </main>
      <StrangersKeeper />
    </div>
  )
}
