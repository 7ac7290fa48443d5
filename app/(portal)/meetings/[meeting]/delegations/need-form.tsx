'use client'
import { useState } from 'react'
import { useWords } from '#app/_i18n/client.tsx'
import { api } from '#app/_trpc/client.ts'
import { useAct } from '#app/_trpc/use-act.ts'
import { ActForm } from '#app/_ui/act-form.tsx'
import { Field, SelectField } from '#app/_ui/field.tsx'
import { diets, type NeedView } from '#server/meetings/shape/delegations.ts'

interface Props {
  member: string
  given: NeedView | null
  done: () => void
}

/** What somebody needs at table and to take part; for the secretariat's eyes. */
export function NeedForm({ member, given, done }: Props) {
  const { t } = useWords('delegations')
  const [need, setNeed] = useState({
    diet: given?.diet ?? null,
    access: given?.access ?? null,
    text: given?.text ?? null,
  })
  const change = (part: Partial<typeof need>): void => setNeed((before) => ({ ...before, ...part }))
  const act = useAct(() => api.meetings.keepNeed.mutate({ member, ...need }), done)
  return (
    <ActForm act={act} verb={t('keep')}>
      <SelectField
        id="need-diet"
        label={t('diet')}
        value={need.diet ?? ''}
        onChange={(event) => change({ diet: diets.find((one) => one === event.target.value) ?? null })}
      >
        <option value="">{t('noDiet')}</option>
        {diets.map((diet) => (
          <option key={diet} value={diet}>
            {t(`diets.${diet}`)}
          </option>
        ))}
      </SelectField>
      <Field
        id="need-access"
        label={t('access')}
        hint={t('accessHint')}
        maxLength={500}
        autoComplete="off"
        value={need.access ?? ''}
        onChange={(event) => change({ access: event.target.value || null })}
      />
      <Field
        id="need-text"
        label={t('otherNeeds')}
        maxLength={1000}
        autoComplete="off"
        value={need.text ?? ''}
        onChange={(event) => change({ text: event.target.value || null })}
      />
    </ActForm>
  )
}
