'use client'
import { Callout } from '#app/_ui/badge.tsx'

/** A refusal above a form, said aloud. */
export function Refused({ error }: { error: string | null }) {
  return error ? (
    <div role="alert">
      <Callout tone="danger">{error}</Callout>
    </div>
  ) : null
}
