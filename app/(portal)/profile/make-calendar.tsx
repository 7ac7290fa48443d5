'use client'
import { useState } from 'react'
import { useWords } from '#app/_i18n/client.tsx'
import { api } from '#app/_trpc/client.ts'
import { useAct } from '#app/_trpc/use-act.ts'
import { Button } from '#app/_ui/button.tsx'
import { inputLook } from '#app/_ui/field.tsx'
import { Told } from './told.tsx'

/** Makes a calendar's address and shows it, this once. */
export function MakeCalendar() {
  const { t, language } = useWords('calendar')
  const [address, setAddress] = useState<string | null>(null)
  const make = useAct(
    () => api.meetings.openCalendar.mutate({ language }),
    (made) => setAddress(made.address),
  )
  return (
    <>
      {address === null ? null : <Address key={address} address={address} />}
      <div className="flex flex-wrap items-center gap-3">
        <Button pending={make.pending} onClick={() => make.run()}>
          {t('make')}
        </Button>
        <Told error={make.error} done={null} />
      </div>
    </>
  )
}

function Address({ address }: { address: string }) {
  const { t } = useWords('calendar')
  const [copied, setCopied] = useState(false)
  const copy = (): void => {
    navigator.clipboard.writeText(address).then(
      () => setCopied(true),
      () => undefined,
    )
  }
  return (
    <div className="mb-4 flex max-w-3xl flex-col gap-2 rounded-md border border-line bg-selected p-4">
      <label htmlFor="calendar-address" className="font-medium">
        {t('address')}
      </label>
      <p id="calendar-address-hint" className="text-sm">
        {t('addressHint')}
      </p>
      <input
        id="calendar-address"
        readOnly
        value={address}
        className={inputLook}
        aria-describedby="calendar-address-hint"
        onFocus={(event) => event.target.select()}
      />
      <div className="flex flex-wrap items-center gap-3">
        <Button variant="primary" onClick={copy}>
          {t('copy')}
        </Button>
        <a className="font-medium text-primary underline" href={address.replace(/^https?:/, 'webcal:')}>
          {t('subscribe')}
        </a>
        <output className="font-medium text-ok">{copied ? t('copied') : null}</output>
      </div>
      <p className="text-sm">{t('how')}</p>
    </div>
  )
}
