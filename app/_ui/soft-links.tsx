'use client'

import { useRouter } from 'next/navigation'
import type { MouseEvent, ReactNode } from 'react'

const isPlain = (event: MouseEvent): boolean =>
  !event.defaultPrevented && event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey)

/** Links in still markup lead on without a new document, as all others do; a new window and a download stay what they are. */
export function SoftLinks({ children }: { children: ReactNode }) {
  const router = useRouter()
  const follow = (event: MouseEvent): void => {
    const link = event.target instanceof Element ? event.target.closest('a') : null
    if (!link || !isPlain(event) || link.target || link.download || link.origin !== location.origin) return
    event.preventDefault()
    router.push(`${link.pathname}${link.search}${link.hash}`)
  }
  // oxlint-disable-next-line jsx-a11y/no-static-element-interactions, jsx-a11y/click-events-have-key-events -- the links are pressed, by key too
  return <div onClick={follow}>{children}</div>
}
