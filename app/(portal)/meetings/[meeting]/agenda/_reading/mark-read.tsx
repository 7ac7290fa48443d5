'use client'
import { useEffect } from 'react'

/**
 * Notes, once the page is shown, that this edition has been read; a miss is made good at the next visit. One plain call:
 * tRPC's client would weigh more than all else that a reading page brings of its own.
 */
export function MarkRead({ meeting, n }: { meeting: number; n: number }) {
  useEffect(() => {
    fetch('/api/trpc/agenda.markRead', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ json: { meeting, n } }),
    })
      // an answer that nobody reads stays open
      .then((answer) => answer.text())
      .catch(() => undefined)
  }, [meeting, n])
  return null
}
