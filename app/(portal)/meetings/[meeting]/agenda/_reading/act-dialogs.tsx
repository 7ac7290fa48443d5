'use client'
import { type FormEvent, useState } from 'react'
import { useWords } from '#app/_i18n/client.tsx'
import { api } from '#app/_trpc/client.ts'
import { useAct } from '#app/_trpc/use-act.ts'
import { Button, LinkButton } from '#app/_ui/button.tsx'
import { Dialog } from '#app/_ui/dialog.tsx'
import { Field, SelectField } from '#app/_ui/field.tsx'
import { Refused } from '#app/_ui/refused.tsx'
import type { AgendaLanguage } from '#server/meetings/schema.ts'

export type EditionAct = 'withdraw' | 'addLanguage' | 'bringBack'
export interface ActProps {
  meeting: number
  n: number
  missing: Array<{ language: AgendaLanguage; name: string }>
}

interface Props extends ActProps {
  close: () => void
}

/** What one of the acts on an edition asks before it is done. */
export function ActDialogs({ act, ...props }: Props & { act: EditionAct }) {
  if (act === 'withdraw') return <Withdraw {...props} />
  return act === 'addLanguage' ? <AddLanguage {...props} /> : <BringBack {...props} />
}

function Feet({
  act,
  variant,
  pending,
  close,
}: {
  act: string
  variant: 'primary' | 'danger'
  pending: boolean
  close: () => void
}) {
  const { t } = useWords('agenda')
  return (
    <div className="mt-5 flex flex-wrap gap-2">
      <Button type="submit" variant={variant} pending={pending}>
        {act}
      </Button>
      <Button onClick={close}>{t('cancel')}</Button>
    </div>
  )
}

function Withdraw({ meeting, n, close }: Props) {
  const { t } = useWords('agenda')
  const [reason, setReason] = useState('')
  const withdraw = useAct(() => api.agenda.withdraw.mutate({ meeting, n, reason }), close)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    withdraw.run()
  }
  return (
    <Dialog open onOpenChange={close} title={t('withdraw')} description={t('withdrawExplain')}>
      <form onSubmit={submit}>
        <Refused loud className="mb-4" error={withdraw.error} />
        <Field
          id="withdraw-reason"
          label={t('withdrawReason')}
          required
          minLength={3}
          maxLength={1000}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        <Feet act={t('withdrawAct')} variant="danger" pending={withdraw.pending} close={close} />
      </form>
    </Dialog>
  )
}

function AddLanguage({ meeting, n, missing, close }: Props) {
  const { t } = useWords('agenda')
  const [wanted, setWanted] = useState(missing[0]?.language)
  const [accepted, setAccepted] = useState(false)
  const add = useAct(async () => {
    if (wanted) await api.agenda.addLanguage.mutate({ meeting, n, language: wanted, nomenclature: accepted })
  }, close)
  // words that APEC usage replaces are asked about once the portal has found them
  const asked = accepted || add.code === 'EDITION_NOMENCLATURE_OPEN'
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    add.run()
  }
  return (
    <Dialog open onOpenChange={close} title={t('addLanguage')} description={t('addLanguageExplain')}>
      {missing.length === 0 ? (
        <p>{t('noLanguages')}</p>
      ) : (
        <form onSubmit={submit}>
          <Refused loud className="mb-4" error={add.error} />
          <SelectField
            id="add-language"
            label={t('languageField')}
            value={wanted}
            onChange={(event) => {
              setWanted(missing.find((one) => one.language === event.target.value)?.language)
              setAccepted(false)
            }}
          >
            {missing.map(({ language, name }) => (
              <option key={language} value={language}>
                {name}
              </option>
            ))}
          </SelectField>
          {asked ? (
            <label className="mt-4 flex min-h-6 items-center gap-2">
              <input type="checkbox" checked={accepted} onChange={(event) => setAccepted(event.target.checked)} />
              {t('acceptWords')}
            </label>
          ) : null}
          <Feet act={t('add')} variant="primary" pending={add.pending} close={close} />
        </form>
      )}
    </Dialog>
  )
}

function BringBack({ meeting, n, close }: Props) {
  const { t } = useWords('agenda')
  const [done, setDone] = useState(false)
  const bring = useAct(
    () => api.agenda.bringBack.mutate({ meeting, n }),
    () => setDone(true),
  )
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    bring.run()
  }
  return (
    <Dialog open onOpenChange={close} title={t('bringBack')} description={t('bringBackExplain')}>
      {done ? (
        <>
          <output className="mb-4 block">{t('broughtBack')}</output>
          <LinkButton href={`/meetings/${meeting}/agenda/desk`} variant="primary">
            {t('openDesk')}
          </LinkButton>
        </>
      ) : (
        <form onSubmit={submit}>
          <Refused loud className="mb-4" error={bring.error} />
          <Feet act={t('bringBackAct')} variant="primary" pending={bring.pending} close={close} />
        </form>
      )}
    </Dialog>
  )
}
