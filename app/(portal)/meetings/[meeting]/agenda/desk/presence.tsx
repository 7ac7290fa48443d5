'use client'
import type { Present } from '#app/_editor/connection.ts'
import { useWords } from '#app/_i18n/client.tsx'

const initials = (name: string): string =>
  name
    .split(/[\s-]+/)
    .map((part) => Array.from(part)[0] ?? '')
    .slice(0, 2)
    .join('')
    .toUpperCase()

/** Who else is at the desk, and in which field. */
export function Presence({ people, labels }: { people: Present[]; labels: Map<string, string> }) {
  const { t, format } = useWords('desk')
  const others = [...new Map(people.filter((one) => !one.self).map((one) => [one.person, one])).values()]
  if (others.length === 0) return null
  return (
    <ul
      aria-label={t('presence.title', { count: others.length })}
      className="flex items-center gap-1"
      data-presence={others.length}
    >
      {others.slice(0, 8).map((one) => {
        const where = one.field
          ? t('presence.at', {
              name: one.name,
              field: [
                labels.get(one.field.item),
                t(`label.${one.field.field}`),
                one.field.language ? format.language(one.field.language) : '',
              ]
                .filter(Boolean)
                .join(' · '),
            })
          : t('presence.here', { name: one.name })
        return (
          <li
            key={one.person}
            title={where}
            className="grid size-8 place-items-center rounded-full border-2 border-teal bg-selected text-xs font-semibold text-ink"
          >
            <span aria-hidden>{initials(one.name)}</span>
            <span className="sr-only">{where}</span>
          </li>
        )
      })}
    </ul>
  )
}
