'use client'
import { ChevronDown, CircleUser } from 'lucide-react'
import Link from 'next/link'
import { type ReactNode, useRef } from 'react'
import { useWords } from '#app/_i18n/client.tsx'
import { SignOut } from './sign-out.tsx'

/** Who one is and acts for; the way to the own account and out. */
export function PersonMenu({
  name,
  as,
  mandates,
  children,
}: {
  name: string
  as: string
  mandates: number
  children: ReactNode
}) {
  const { t } = useWords('frame')
  const menu = useRef<HTMLDetailsElement>(null)
  return (
    // closes when the focus leaves it, or with Escape
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <details
      ref={menu}
      className="relative"
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget) && menu.current) menu.current.open = false
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && menu.current) menu.current.open = false
      }}
    >
      <summary className="flex min-h-10 list-none items-center gap-2 rounded px-2 hover:bg-hover">
        <span className="sr-only md:hidden">{t('person', { name, as })}</span>
        <span className="hidden text-right text-sm leading-tight md:block">
          <span className="block font-medium">{name}</span>
          <span className="block text-muted">{as}</span>
        </span>
        <CircleUser aria-hidden className="size-5 md:hidden" />
        {children}
        <ChevronDown aria-hidden className="size-4 text-muted" />
      </summary>
      <div className="absolute right-0 z-30 mt-1 flex w-60 flex-col rounded-md border border-line bg-surface p-1 shadow-lg">
        <p className="px-3 py-2 text-sm md:hidden">
          <span className="block font-medium">{name}</span>
          <span className="text-muted">{as}</span>
        </p>
        {mandates > 1 ? (
          <Link
            prefetch={false}
            href="/profile/mandate"
            className="flex min-h-10 items-center rounded px-3 hover:bg-hover"
          >
            {t('mandate')}
          </Link>
        ) : null}
        <Link prefetch={false} href="/profile" className="flex min-h-10 items-center rounded px-3 hover:bg-hover">
          {t('profile')}
        </Link>
        <SignOut />
      </div>
    </details>
  )
}
