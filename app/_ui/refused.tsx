import { Callout } from './badge.tsx'

/** Why an act was refused, said aloud at once; nothing while it was not. `loud`: in a frame of its own, above a form. */
export function Refused({
  error,
  loud = false,
  className = '',
}: {
  error: string | null
  loud?: boolean
  className?: string
}) {
  if (!error) return null
  return loud ? (
    <div role="alert" className={className}>
      <Callout tone="danger">{error}</Callout>
    </div>
  ) : (
    <p role="alert" className={`text-sm font-medium text-danger ${className}`}>
      {error}
    </p>
  )
}
