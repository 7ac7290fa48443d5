'use client'
import { useWords } from '#app/_i18n/client.tsx'

interface Named {
  kind: string
  position: number | null
  title: string | null
}

/** What a slot is called: its own title, else what it is, a sitting with its number. */
export function useSlotName(): (slot: Named) => string {
  const { t } = useWords('timetable')
  return ({ kind, position, title }) => {
    const plain = kind === 'session' && position !== null ? t('session', { n: position }) : t(`kinds.${kind}`)
    return title ? (kind === 'session' ? t('titled', { plain, title }) : title) : plain
  }
}
