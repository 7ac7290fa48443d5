'use client'
import { type FormEvent, type ReactNode, useState } from 'react'
import { useWords } from '#app/_i18n/client.tsx'
import { api } from '#app/_trpc/client.ts'
import { useAct } from '#app/_trpc/use-act.ts'
import { Badge } from '#app/_ui/badge.tsx'
import { Button } from '#app/_ui/button.tsx'
import { Told } from '../told.tsx'

interface Props {
  present: string
  back: string
  mandates: Array<{ id: string; name: ReactNode }>
}

/** The own mandates as one choice; the page is loaded anew under the one chosen. */
export function MandateForm({ present, back, mandates }: Props) {
  const { t } = useWords('identity')
  const [wish, setWish] = useState(present)
  const choose = useAct(async () => {
    if (wish !== present) await api.identity.choose.mutate({ mandate: wish })
    location.assign(back)
    // the page stays pending until the browser has gone
    return new Promise<never>(() => undefined)
  })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    choose.run()
  }
  return (
    <form className="max-w-xl" onSubmit={submit}>
      <fieldset className="flex flex-col gap-2">
        <legend className="sr-only">{t('mandate.title')}</legend>
        {mandates.map(({ id, name }) => (
          <label
            key={id}
            className="flex min-h-14 flex-wrap items-center gap-3 rounded-md border border-line-strong bg-surface px-4 has-checked:border-primary has-checked:bg-selected"
          >
            <input
              type="radio"
              name="mandate"
              value={id}
              checked={wish === id}
              onChange={() => setWish(id)}
              className="size-5 accent-primary"
            />
            {name}
            {id === present ? <Badge>{t('mandate.current')}</Badge> : null}
          </label>
        ))}
      </fieldset>
      <div className="mt-5 flex flex-wrap items-center gap-3">
        <Button type="submit" variant="primary" pending={choose.pending}>
          {t('mandate.act')}
        </Button>
        <Told error={choose.error} done={null} />
      </div>
    </form>
  )
}
