'use client'
import { UserPlus } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { useWords } from '#app/_i18n/client.tsx'
import { api } from '#app/_trpc/client.ts'
import { useAct } from '#app/_trpc/use-act.ts'
import { Button } from '#app/_ui/button.tsx'
import { Dialog } from '#app/_ui/dialog.tsx'
import { Field, inputLook } from '#app/_ui/field.tsx'
import { Told } from '../profile/told.tsx'
import { type Choices, firstOffer, fitted, MandateFields } from './mandate-fields.tsx'

/** Invites a person: name, address and first mandate in, the one-time link out. */
export function Invite({ choices }: { choices: Choices }) {
  const { t } = useWords('identity')
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button variant="primary" onClick={() => setOpen(true)}>
        <UserPlus aria-hidden className="size-4" />
        {t('people.invite')}
      </Button>
      <Dialog open={open} onOpenChange={setOpen} title={t('people.invite')}>
        <InviteForm choices={choices} />
      </Dialog>
    </>
  )
}

function InviteForm({ choices }: { choices: Choices }) {
  const { t } = useWords('identity')
  const [name, setName] = useState('')
  const [email, setEmail] = useState('')
  const [offer, setOffer] = useState(firstOffer)
  const [made, setMade] = useState<{ link: string; expiresAt: Date } | null>(null)
  const invite = useAct(() => api.identity.invite.mutate({ name, email, ...fitted(offer) }), setMade)
  if (made) {
    const again = (): void => {
      setName('')
      setEmail('')
      setMade(null)
    }
    return <Link made={made} name={name} again={again} />
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    invite.run()
  }
  return (
    <form className="flex flex-col gap-4" onSubmit={submit}>
      <Field
        id="invite-name"
        label={t('people.name')}
        required
        minLength={2}
        maxLength={120}
        autoComplete="off"
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <Field
        id="invite-email"
        label={t('people.address')}
        type="email"
        required
        maxLength={254}
        autoComplete="off"
        value={email}
        onChange={(event) => setEmail(event.target.value)}
      />
      <MandateFields id="invite" offer={offer} change={setOffer} choices={choices} />
      <Told error={invite.error} done={null} />
      <Button type="submit" variant="primary" pending={invite.pending} className="self-start">
        {t('people.inviteAct')}
      </Button>
    </form>
  )
}

function Link({ made, name, again }: { made: { link: string; expiresAt: Date }; name: string; again: () => void }) {
  const { t, format } = useWords('identity')
  const [copied, setCopied] = useState(false)
  const copy = (): void => {
    navigator.clipboard.writeText(made.link).then(
      () => setCopied(true),
      () => undefined,
    )
  }
  return (
    <div className="flex flex-col gap-3">
      <output className="block text-lg font-medium">{t('people.invited', { name })}</output>
      <label htmlFor="invite-link" className="font-medium">
        {t('people.link')}
      </label>
      <input
        id="invite-link"
        readOnly
        value={made.link}
        className={inputLook}
        aria-describedby="invite-link-hint"
        onFocus={(event) => event.target.select()}
      />
      <p id="invite-link-hint" className="text-muted">
        {t('people.linkHint', { until: format.dateTime(made.expiresAt) })}
      </p>
      <div className="flex flex-wrap items-center gap-2">
        <Button variant="primary" onClick={copy}>
          {t('people.copy')}
        </Button>
        <Button onClick={again}>{t('people.another')}</Button>
        <output className="text-ok">{copied ? t('people.copied') : null}</output>
      </div>
    </div>
  )
}
