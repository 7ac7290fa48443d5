'use client'
import { useState } from 'react'
import { useWords } from '#app/_i18n/client.tsx'
import { SelectField } from '#app/_ui/field.tsx'
import { Register } from './register.tsx'

/** Registers somebody for an organisation that is not among the delegations yet. */
export function AddOrganisation({ meeting, others }: { meeting: number; others: string[] }) {
  const { t } = useWords('delegations')
  const names = useWords('parties')
  const [party, setParty] = useState('')
  return (
    <div className="flex flex-wrap items-end gap-3">
      <div className="w-full max-w-md">
        <SelectField
          id="add-organisation"
          label={t('addOrganisation')}
          value={party}
          onChange={(event) => setParty(event.target.value)}
        >
          <option value="">{t('choose')}</option>
          {others.map((id) => (
            <option key={id} value={id}>
              {names.t(id)}
            </option>
          ))}
        </SelectField>
      </div>
      {party ? <Register key={party} meeting={meeting} party={party} /> : null}
    </div>
  )
}
