'use client'
import { useEffect, useRef } from 'react'
import { useWords } from '#app/_i18n/client.tsx'
import { Button } from '#app/_ui/button.tsx'

const keys = ['search', 'help', 'move', 'rows', 'leave'] as const

const writing = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName))

/** The keys that work everywhere, and their list under '?'. */
export function Shortcuts() {
  const { t } = useWords('frame')
  const list = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const hear = (event: KeyboardEvent): void => {
      // a key of an input method belongs to it, and an open dialog keeps its own
      if (event.isComposing || event.defaultPrevented) return
      const plain = !event.ctrlKey && !event.metaKey && !event.altKey && !writing(event.target)
      if ((event.key === 'k' && (event.ctrlKey || event.metaKey)) || (event.key === '/' && plain)) {
        event.preventDefault()
        const search = document.querySelector<HTMLInputElement>('[data-search]')
        search?.focus()
        search?.select()
      } else if (event.key === '?' && plain) list.current?.showModal()
    }
    document.addEventListener('keydown', hear)
    return () => document.removeEventListener('keydown', hear)
  }, [])
  return (
    <dialog
      ref={list}
      aria-labelledby="keys"
      className="m-auto w-[min(28rem,92vw)] rounded-lg border border-line bg-surface p-6 text-ink shadow-xl"
    >
      <h2 id="keys" className="text-lg font-semibold">
        {t('keys.title')}
      </h2>
      <dl className="mt-4 grid grid-cols-[auto_1fr] items-baseline gap-x-5 gap-y-3 text-[0.9375rem]">
        {keys.map((key) => (
          <div key={key} className="contents">
            <dt>
              <kbd className="rounded border border-b-2 border-line-strong bg-paper px-1.5 py-0.5 text-sm whitespace-nowrap">
                {t(`keys.${key}Key`)}
              </kbd>
            </dt>
            <dd>{t(`keys.${key}`)}</dd>
          </div>
        ))}
      </dl>
      <form method="dialog" className="mt-6 flex justify-end">
        <Button type="submit" variant="secondary">
          {t('close')}
        </Button>
      </form>
    </dialog>
  )
}
