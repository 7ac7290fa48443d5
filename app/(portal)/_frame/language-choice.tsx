'use client'
import { Languages } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useWords } from '#app/_i18n/client.tsx'
import { api } from '#app/_trpc/client.ts'

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
  const choose = async (tag: string): Promise<void> => {
    document.cookie = `sccp-language=${tag}; path=/; max-age=31536000; samesite=lax`
    if (!stranger) await api.identity.speak.mutate({ language: tag })
    router.refresh()
  }
  return (
    <label className="flex items-center gap-1 rounded hover:bg-hover">
      <Languages aria-hidden className="ml-2 hidden size-4 text-muted sm:block" />
      <span className="sr-only">{t('language')}</span>
      <select
        className="min-h-10 max-w-24 bg-transparent px-1 text-sm sm:max-w-none"
        value={language}
        onChange={(event) => void choose(event.target.value)}
      >
        {languages.map(({ tag, name }) => (
          <option key={tag} value={tag} lang={tag}>
            {name}
          </option>
        ))}
      </select>
    </label>
  )
}
