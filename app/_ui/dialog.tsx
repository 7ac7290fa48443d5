'use client'
import { X } from 'lucide-react'
import { Dialog as Radix } from 'radix-ui'
import type { ReactNode } from 'react'
import { useWords } from '#app/_i18n/client.tsx'

// the style with which Radix holds the page still behind a dialog needs the page's nonce (get-nonce reads it there)
if (typeof document !== 'undefined') {
  const nonce = document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce
  if (nonce) Object.assign(globalThis, { __webpack_nonce__: nonce })
}

interface Props {
  open: boolean
  onOpenChange: (open: boolean) => void
  title: string
  description?: string
  children: ReactNode
}

/** A dialog over the page; on a phone it fills the screen. */
export function Dialog({ open, onOpenChange, title, description, children }: Props) {
  const { t } = useWords('frame')
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 bg-black/40" />
        <Radix.Content className="fixed inset-0 z-50 flex flex-col overflow-y-auto bg-surface p-5 shadow-xl sm:inset-auto sm:top-1/2 sm:left-1/2 sm:max-h-[88vh] sm:w-[min(46rem,92vw)] sm:-translate-x-1/2 sm:-translate-y-1/2 sm:rounded-lg">
          <div className="mb-3 flex items-start justify-between gap-4">
            <Radix.Title className="text-xl font-semibold">{title}</Radix.Title>
            <Radix.Close
              className="grid size-9 shrink-0 place-items-center rounded hover:bg-hover"
              aria-label={t('close')}
            >
              <X aria-hidden className="size-5" />
            </Radix.Close>
          </div>
          {description ? (
            <Radix.Description className="mb-4 text-muted">{description}</Radix.Description>
          ) : (
            <Radix.Description className="sr-only">{title}</Radix.Description>
          )}
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
