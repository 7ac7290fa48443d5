'use client'
import Link, { useLinkStatus } from 'next/link'
import { usePathname } from 'next/navigation'
import type { ReactNode } from 'react'

/** A link that knows whether one is there, and says when its page is on the way. */
export function RailLink({ href, className, children }: { href: string; className: string; children: ReactNode }) {
  const path = usePathname()
  const here = href === '/' ? path === '/' : path === href || path.startsWith(`${href}/`)
  return (
    <Link href={href} className={className} aria-current={here ? 'page' : undefined} prefetch={false}>
      {children}
      <Going />
    </Link>
  )
}

// shows after a quarter of a second: what is quick needs no sign
function Going() {
  const { pending } = useLinkStatus()
  return pending ? <span aria-hidden className="going" /> : null
}
