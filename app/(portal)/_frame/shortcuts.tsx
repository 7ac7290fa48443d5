'use client'
import { useEffect, useState } from 'react'
import { useWords } from '#app/_i18n/client.tsx'

const keys = ['search', 'help', 'move', 'leave', 'rows'] as const

const writing = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName))

/** The keys that work everywhere, and their list under '?'. */
export function Shortcuts() {
  const { t } = useWords('frame')
  const [open, setOpen] = useState(false)
  useEffect(() => {
    const hear = (event: KeyboardEvent): void => {
      const search =
        (event.key === 'k' && (event.ctrlKey || event.metaKey)) || (event.key === '/' && !writing(event.target))
      if (search) {
        event.preventDefault()
        document.querySelector<HTMLInputElement>('[data-search]')?.focus()
      } else if (event.key === '?' && !writing(event.target)) setOpen(true)
      else if (event.key === 'Escape') setOpen(false)
    }
    document.addEventListener('keydown', hear)
    return () => document.removeEventListener('keydown', hear)
  }, [])
  if (!open) return null
  return (
    <dialog
      open
      aria-label={t('keys.title')}
      className="fixed inset-x-0 top-20 z-40 m-auto max-w-md rounded-lg border border-line bg-surface p-5 text-ink shadow-xl"
    >
      <h2 className="text-lg font-semibold">{t('keys.title')}</h2>
      <dl className="mt-3 grid grid-cols-[auto_1fr] gap-x-4 gap-y-2 text-sm">
        {keys.map((key) => (
          <div key={key} className="contents">
            <dt>
              <kbd className="rounded border border-line-strong px-1.5 py-0.5">{t(`keys.${key}Key`)}</kbd>
            </dt>
            <dd>{t(`keys.${key}`)}</dd>
          </div>
        ))}
      </dl>
      <button
        type="button"
        autoFocus
        className="mt-4 min-h-9 rounded bg-primary px-3 text-on-primary"
        onClick={() => setOpen(false)}
      >
        {t('close')}
      </button>
    </dialog>
  )
}
