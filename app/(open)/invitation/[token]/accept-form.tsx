'use client'
import { type FormEvent, useState } from 'react'
import { beginSession } from '#app/(open)/sign-in/begin-session.ts'
import { NewPassword } from '../../sign-in/new-password.tsx'
import { useWords } from '#app/_i18n/client.tsx'
import { api } from '#app/_trpc/client.ts'
import { useAct } from '#app/_trpc/use-act.ts'
import { Callout } from '#app/_ui/badge.tsx'
import { Button } from '#app/_ui/button.tsx'

/** Chooses a password, which makes the account, and signs in with it. */
export function AcceptForm({ token, email }: { token: string; email: string }) {
  const { t } = useWords('identity')
  const [password, setPassword] = useState('')
  const accept = useAct(async () => {
    await api.identity.accept.mutate({ token, password })
    // the account is there now: when signing in fails, it is done by hand
    const begun = await beginSession(email, password).catch(() => false)
    location.assign(begun ? '/' : '/sign-in')
    // the page stays pending until the browser has gone
    return new Promise<never>(() => undefined)
  })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    accept.run()
  }
  return (
    <form className="flex max-w-sm flex-col gap-4" onSubmit={submit}>
      {accept.error ? (
        <div role="alert">
          <Callout tone="danger">{accept.error}</Callout>
        </div>
      ) : null}
      {/* tells a password keeper whose it is */}
      <input type="email" name="email" autoComplete="username" value={email} readOnly hidden />
      <NewPassword id="password" label={t('invitation.choose')} value={password} change={setPassword} />
      <Button type="submit" variant="primary" pending={accept.pending} className="self-start">
        {t('invitation.act')}
      </Button>
    </form>
  )
}
