/** Why an act was refused, said aloud at once; nothing while it was not. */
export function Refused({ error, className = '' }: { error: string | null; className?: string }) {
  return error ? (
    <p role="alert" className={`text-sm font-medium text-danger ${className}`}>
      {error}
    </p>
  ) : null
}
