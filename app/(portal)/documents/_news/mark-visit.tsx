'use client'
import { useEffect } from 'react'

/** Notes, once the page is shown, that the reader has looked through this meeting's papers. */
export function MarkVisit({ meeting }: { meeting: number }) {
  useEffect(() => {
    fetch('/api/trpc/documents.visit', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ json: { meeting } }),
    })
      // an answer that nobody reads stays open
      .then((answer) => answer.text())
      .catch(() => undefined)
  }, [meeting])
  return null
}
