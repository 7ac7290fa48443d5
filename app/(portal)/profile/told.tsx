'use client'

/** What came of an act, beside its button: said aloud, the refusal at once. */
export function Told({ error, done }: { error: string | null; done: string | null }) {
  return (
    <>
      {error ? (
        <p role="alert" className="font-medium text-danger">
          {error}
        </p>
      ) : null}
      <output className="font-medium text-ok">{error ? null : done}</output>
    </>
  )
}
