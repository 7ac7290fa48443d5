import type { ComponentProps, ReactNode } from 'react'

export const inputLook =
  'min-h-10 w-full pointer-coarse:min-h-11 rounded-md border border-line-strong bg-surface px-3 text-base text-ink placeholder:text-muted'

interface Around {
  label: string
  hint?: string | undefined
  error?: string | null | undefined
  id: string
}

function Frame({ label, hint, error, id, children }: Around & { children: ReactNode }) {
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={id} className="font-medium">
        {label}
      </label>
      {hint ? (
        <p id={`${id}-hint`} className="text-sm text-muted">
          {hint}
        </p>
      ) : null}
      {error ? (
        <p id={`${id}-error`} role="alert" className="text-sm font-medium text-danger">
          {error}
        </p>
      ) : null}
      {children}
    </div>
  )
}

const described = (id: string, hint?: string, error?: string | null): string | undefined =>
  [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ') || undefined

/** A field with its label, hint and refusal; what was typed stays when it is refused. */
export function Field({
  label,
  hint,
  error,
  id,
  className = '',
  ...rest
}: Omit<ComponentProps<'input'>, 'id'> & Around) {
  return (
    <Frame label={label} hint={hint} error={error} id={id}>
      <input
        id={id}
        className={`${inputLook} ${className}`}
        aria-invalid={error ? true : undefined}
        aria-describedby={described(id, hint, error)}
        {...rest}
      />
    </Frame>
  )
}

/** A choice among few, with its label. */
export function SelectField({
  label,
  hint,
  error,
  id,
  children,
  className = '',
  ...rest
}: Omit<ComponentProps<'select'>, 'id'> & Around) {
  return (
    <Frame label={label} hint={hint} error={error} id={id}>
      <select id={id} className={`${inputLook} ${className}`} aria-describedby={described(id, hint, error)} {...rest}>
        {children}
      </select>
    </Frame>
  )
}
