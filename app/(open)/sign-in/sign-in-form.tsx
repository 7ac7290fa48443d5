'use client'
import { type FormEvent, useState } from 'react'
import { useWords } from '#app/_i18n/client.tsx'
import { Callout } from '#app/_ui/badge.tsx'
import { Button } from '#app/_ui/button.tsx'
import { Field } from '#app/_ui/field.tsx'
import { beginSession, firstStop } from './begin-session.ts'

interface Props {
  back: string
  failed: boolean
  accounts: Array<{ email: string; name: string; as: string }>
  password: string | null
}

export function SignInForm({ back, failed, accounts, password: published }: Props) {
  const { t } = useWords('identity')
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [refused, setRefused] = useState(failed)
  const [pending, setPending] = useState(false)
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    setPending(true)
    const worked = await beginSession(email, password).catch(() => false)
    if (worked) location.assign(await firstStop(back))
    else {
      setRefused(true)
      setPending(false)
    }
  }
  return (
    <div className="grid items-start gap-8 md:grid-cols-[minmax(18rem,24rem)_1fr] lg:gap-12">
      <form
        className="flex flex-col gap-4 rounded-lg border border-line bg-surface p-5 sm:p-6"
        onSubmit={(event) => void submit(event)}
      >
        {refused ? (
          <div role="alert">
            <Callout tone="danger" title={t('signIn.refused')}>
              {t('signIn.refusedHint')}
            </Callout>
          </div>
        ) : null}
        <Field
          id="email"
          label={t('email')}
          type="email"
          autoComplete="username"
          required
          maxLength={254}
          value={email}
          onChange={(event) => setEmail(event.target.value)}
        />
        <Field
          id="password"
          label={t('password')}
          type="password"
          autoComplete="current-password"
          required
          maxLength={128}
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
        <Button type="submit" variant="primary" pending={pending} className="mt-1 min-h-11">
          {t('signIn.act')}
        </Button>
      </form>
      {published === null ? null : (
        <Demonstration
          accounts={accounts}
          password={published}
          choose={(chosen) => (setEmail(chosen), setPassword(published))}
        />
      )}
    </div>
  )
}

function Demonstration({
  accounts,
  password,
  choose,
}: {
  accounts: Props['accounts']
  password: string
  choose: (email: string) => void
}) {
  const { t } = useWords('identity')
  return (
    <section>
      <h2 className="text-lg font-semibold">{t('demo.title')}</h2>
      <p className="mt-1 text-muted">{t('demo.text', { password })}</p>
      <ul className="mt-3 grid gap-2 sm:grid-cols-2">
        {accounts.map((account) => (
          <li key={account.email}>
            <button
              type="button"
              className="flex min-h-12 w-full flex-col items-start rounded-md border border-line bg-surface px-3 py-1.5 text-left hover:bg-hover"
              onClick={() => choose(account.email)}
            >
              <span className="font-medium">{t(`demo.${account.as}`)}</span>
              <span className="text-sm break-all text-muted">{account.email}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
