'use client'
import { type ReactNode, useState } from 'react'
import { useAct } from '#app/_trpc/use-act.ts'
import { Button, type ButtonLook } from './button.tsx'
import { Field } from './field.tsx'
import { Refused } from './refused.tsx'

interface Verb {
  /** the word on the button */
  verb: string
  variant?: ButtonLook
}

/** A form that is one act: its fields, the refusal unless a field says it, the button with the act's verb. */
export function ActForm({
  act: { run, pending, error },
  verb,
  variant = 'primary',
  children,
}: Verb & { act: { run: () => void; pending: boolean; error: string | null }; children: ReactNode }) {
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        run()
      }}
    >
      {children}
      <Refused error={error} />
      <Button type="submit" variant={variant} pending={pending} className="self-start">
        {verb}
      </Button>
    </form>
  )
}

/** An act with its reason, which stays typed when it is refused. */
export function ReasonForm({
  id,
  label,
  hint,
  required = true,
  send,
  done,
  ...verb
}: Verb & {
  id: string
  label: string
  hint: string
  required?: boolean
  send: (reason: string) => Promise<unknown>
  done: () => void
}) {
  const [reason, setReason] = useState('')
  const { error, ...act } = useAct(() => send(reason), done)
  return (
    <ActForm act={{ ...act, error: null }} {...verb}>
      <Field
        id={id}
        label={label}
        hint={hint}
        error={error}
        required={required}
        maxLength={1000}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
    </ActForm>
  )
}
