'use client'
import { type ReactNode, useEffect, useRef } from 'react'
import { useWords } from '#app/_i18n/client.tsx'

/** The heading of a place: it names the window and takes the focus when one comes from another place. */
export function Heading({ children, name }: { children: ReactNode; name: string }) {
  const { t } = useWords('frame')
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    document.title = `${name} · ${t('product')}`
    window.scrollTo(0, 0)
    heading.current?.focus({ preventScroll: true })
  }, [name, t])
  return (
    <h1
      ref={heading}
      tabIndex={-1}
      className="outline-none text-2xl font-semibold tracking-tight break-words sm:text-3xl"
    >
      {children}
    </h1>
  )
}
