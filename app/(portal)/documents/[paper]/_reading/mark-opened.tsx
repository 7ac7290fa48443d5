'use client'
import { useEffect } from 'react'

/** Notes, once the page is shown, that this version is before somebody's eyes; a miss is made good at the next reading. */
export function MarkOpened({ paper, version }: { paper: string; version: string }) {
  useEffect(() => {
    fetch('/api/trpc/documents.open', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ json: { paper, version } }),
    })
      // an answer that nobody reads stays open
      .then((answer) => answer.text())
      .catch(() => undefined)
  }, [paper, version])
  return null
}
