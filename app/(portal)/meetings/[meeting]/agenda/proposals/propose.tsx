'use client'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { useWords } from '#app/_i18n/client.tsx'
import { api } from '#app/_trpc/client.ts'
import { useAct } from '#app/_trpc/use-act.ts'
import { ActForm } from '#app/_ui/act-form.tsx'
import { Button } from '#app/_ui/button.tsx'
import { Dialog } from '#app/_ui/dialog.tsx'
import { Field, inputLook, SelectField } from '#app/_ui/field.tsx'
import { proposalPurposes, type ProposalView } from '#server/agenda/shape/proposals.ts'

export type Fields = Pick<ProposalView, 'title' | 'annotation' | 'purpose' | 'minutes'>
const empty: Fields = { title: '', annotation: '', purpose: 'discussion', minutes: null }

/** Proposes an item for the own economy. */
export function Propose({ meeting }: { meeting: number }) {
  const { t } = useWords('proposals')
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button variant="primary" onClick={() => setOpen(true)}>
        <Plus aria-hidden className="size-4" />
        {t('propose')}
      </Button>
      <Dialog open={open} onOpenChange={setOpen} title={t('propose')} description={t('proposeHint')}>
        <ItemForm
          given={empty}
          act={t('propose')}
          send={(fields) => api.agenda.propose.mutate({ meeting, ...fields })}
          done={() => setOpen(false)}
        />
      </Dialog>
    </>
  )
}

interface Props {
  given: Fields
  act: string
  send: (fields: Fields) => Promise<unknown>
  done: () => void
}

/** The fields of an item; what was typed stays when it is refused. */
export function ItemForm({ given, act, send, done }: Props) {
  const { t } = useWords('proposals')
  const [fields, setFields] = useState(given)
  const change = (part: Partial<Fields>): void => setFields((before) => ({ ...before, ...part }))
  const sending = useAct(() => send(fields), done)
  return (
    <ActForm act={sending} verb={act}>
      <Field
        id="proposal-title"
        label={t('itemTitle')}
        required
        maxLength={500}
        value={fields.title}
        onChange={(event) => change({ title: event.target.value })}
      />
      <div className="flex flex-col gap-1">
        <label htmlFor="proposal-annotation" className="font-medium">
          {t('annotation')}
        </label>
        <textarea
          id="proposal-annotation"
          rows={6}
          maxLength={5000}
          className={`${inputLook} py-2`}
          value={fields.annotation}
          onChange={(event) => change({ annotation: event.target.value })}
        />
      </div>
      <div className="grid gap-4 sm:grid-cols-2">
        <SelectField
          id="proposal-purpose"
          label={t('purpose')}
          value={fields.purpose}
          onChange={(event) => change({ purpose: event.target.value as Fields['purpose'] })}
        >
          {proposalPurposes.map((name) => (
            <option key={name} value={name}>
              {t(`purposes.${name}`)}
            </option>
          ))}
        </SelectField>
        <Field
          id="proposal-minutes"
          label={t('time')}
          type="number"
          min={1}
          max={480}
          value={fields.minutes ?? ''}
          onChange={(event) => change({ minutes: Number(event.target.value) || null })}
        />
      </div>
    </ActForm>
  )
}
