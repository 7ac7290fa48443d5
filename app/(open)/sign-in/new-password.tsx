'use client'
import { useWords } from '#app/_i18n/client.tsx'
import { Field } from '#app/_ui/field.tsx'
import { passwordLength } from '#server/identity/schema.ts'

/** A new password, with the rule it has to keep; a password keeper is told whose it is. */
export function NewPassword({
  id,
  label,
  value,
  change,
}: {
  id: string
  label: string
  value: string
  change: (value: string) => void
}) {
  const { t } = useWords('identity')
  return (
    <Field
      id={id}
      label={label}
      hint={t('invitation.rule')}
      type="password"
      autoComplete="new-password"
      required
      minLength={passwordLength.least}
      maxLength={passwordLength.most}
      value={value}
      onChange={(event) => change(event.target.value)}
    />
  )
}
