'use client'
import { ChevronDown, Languages } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useTransition } from 'react'
import { useWords } from '#app/_i18n/client.tsx'

/** The portal's language, kept in the profile and, for the time before signing in, in a cookie. */
export function LanguageChoice({
  language,
  languages,
  stranger = false,
}: {
  language: string
  languages: Array<{ tag: string; name: string }>
  stranger?: boolean
}) {
  const { t } = useWords('frame')
  const router = useRouter()
  const [pending, begin] = useTransition()
  const choose = (tag: string): void =>
    begin(async () => {
      document.cookie = `sccp-language=${tag}; path=/; max-age=31536000; samesite=lax`
      // the calls are fetched when one is made: every page carries this choice, and reading pages stay light
      const { api } = await import('#app/_trpc/client.ts')
      // the cookie holds here whatever becomes of the profile
      if (!stranger) await api.identity.speak.mutate({ language: tag }).catch(() => undefined)
      router.refresh()
    })
  // on the dark ground before signing in, ink and hover are the rail's
  const ground = stranger ? 'hover:bg-rail-selected' : 'hover:bg-hover'
  return (
    <label className={`relative flex items-center rounded-md ${ground}`} aria-busy={pending || undefined}>
      <Languages aria-hidden className="pointer-events-none absolute left-2 hidden size-4 opacity-75 sm:block" />
      <span className="sr-only">{t('language')}</span>
      <select
        className="min-h-10 max-w-24 appearance-none rounded-md bg-transparent pr-7 pl-2 text-sm sm:max-w-none sm:pl-8"
        value={language}
        disabled={pending}
        onChange={(event) => choose(event.target.value)}
      >
        {languages.map(({ tag, name }) => (
          <option key={tag} value={tag} lang={tag} className="bg-surface text-ink">
            {name}
          </option>
        ))}
      </select>
      <ChevronDown aria-hidden className="pointer-events-none absolute right-2 size-4 opacity-75" />
    </label>
  )
}
