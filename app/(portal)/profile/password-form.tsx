'use client'
import { type FormEvent, useState } from 'react'
import { useWords } from '#app/_i18n/client.tsx'
import { api } from '#app/_trpc/client.ts'
import { useAct } from '#app/_trpc/use-act.ts'
import { Button } from '#app/_ui/button.tsx'
import { Field } from '#app/_ui/field.tsx'
import { NewPassword } from '../../(open)/sign-in/new-password.tsx'
import { Told } from './told.tsx'

/** Changes the own password; the other sessions end with it unless one wants them kept. */
export function PasswordForm({ email }: { email: string }) {
  const { t } = useWords('identity')
  const [present, setPresent] = useState('')
  const [next, setNext] = useState('')
  const [endOthers, setEndOthers] = useState(true)
  const [done, setDone] = useState(false)
  const change = useAct(
    () => api.identity.changePassword.mutate({ present, next, endOthers }),
    () => {
      setPresent('')
      setNext('')
      setDone(true)
    },
  )
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setDone(false)
    change.run()
  }
  return (
    <form className="flex max-w-md flex-col gap-4" onSubmit={submit}>
      {/* tells a password keeper whose it is */}
      <input type="email" name="email" autoComplete="username" value={email} readOnly hidden />
      <Field
        id="present"
        label={t('change.present')}
        type="password"
        autoComplete="current-password"
        required
        maxLength={128}
        value={present}
        onChange={(event) => setPresent(event.target.value)}
      />
      <NewPassword id="next" label={t('change.next')} value={next} change={setNext} />
      <label className="flex min-h-8 items-center gap-2">
        <input
          type="checkbox"
          className="size-5 accent-primary"
          checked={endOthers}
          onChange={(event) => setEndOthers(event.target.checked)}
        />
        {t('change.endOthers')}
      </label>
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" pending={change.pending}>
          {t('change.act')}
        </Button>
        <Told error={change.error} done={done ? t('change.done') : null} />
      </div>
    </form>
  )
}
