'use client'
import { useEffect } from 'react'
import { api } from '#app/_trpc/client.ts'

/** Notes, once the page is shown, that this edition has been read; a miss is made good at the next visit. */
export function MarkRead({ meeting, n }: { meeting: number; n: number }) {
  useEffect(() => {
    api.agenda.markRead.mutate({ meeting, n }).catch(() => undefined)
  }, [meeting, n])
  return null
}
