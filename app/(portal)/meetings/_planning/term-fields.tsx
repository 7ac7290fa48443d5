'use client'
import { useWords } from '#app/_i18n/client.tsx'
import { Field, SelectField } from '#app/_ui/field.tsx'
import { somNames } from '#server/meetings/schema.ts'

/** Which meeting it is, and after which one it is made. */
export interface Term {
  from: number | null
  year: number
  ordinal: number
  som: (typeof somNames)[number]
  reason: string
}

interface Props {
  plans: boolean
  before: { id: number; name: string } | null
  term: Term
  change: (part: Partial<Term>) => void
}

/** Year, number, and what the meeting takes over. */
export function TermFields({ plans, before, term, change }: Props) {
  const { t } = useWords('planning')
  return (
    <fieldset className="grid gap-4 rounded-md border border-line bg-surface p-5 sm:grid-cols-3">
      <legend className="sr-only">{t('which')}</legend>
      <div className="sm:col-span-3">
        <SelectField
          id="from"
          label={t('madeAfter')}
          hint={t('madeAfterHint')}
          value={term.from ?? ''}
          onChange={(event) => change({ from: Number(event.target.value) || null })}
        >
          {before ? <option value={before.id}>{before.name}</option> : null}
          <option value="">{t('template')}</option>
        </SelectField>
      </div>
      <Field
        id="year"
        type="number"
        label={t('year')}
        required
        min={1994}
        max={2100}
        value={term.year}
        onChange={(event) => change({ year: event.target.valueAsNumber || term.year })}
      />
      <SelectField
        id="ordinal"
        label={t('number')}
        value={term.ordinal}
        onChange={(event) => {
          const ordinal = Number(event.target.value)
          change({ ordinal, som: ordinal === 1 ? 'SOM1' : 'SOM3' })
        }}
      >
        {[1, 2, 3, 4].map((ordinal) => (
          <option key={ordinal} value={ordinal}>
            {t('sccp', { ordinal })}
          </option>
        ))}
      </SelectField>
      <SelectField
        id="som"
        label={t('beside')}
        value={term.som}
        onChange={(event) => change({ som: somNames.find((som) => som === event.target.value) ?? term.som })}
      >
        {somNames.map((som) => (
          <option key={som}>{som}</option>
        ))}
      </SelectField>
      {plans ? null : (
        <div className="sm:col-span-3">
          <Field
            id="reason"
            label={t('reason')}
            hint={t('askHint')}
            required
            minLength={3}
            maxLength={1000}
            value={term.reason}
            onChange={(event) => change({ reason: event.target.value })}
          />
        </div>
      )}
    </fieldset>
  )
}
