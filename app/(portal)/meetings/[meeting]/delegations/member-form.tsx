'use client'
import { useState } from 'react'
import { useWords } from '#app/_i18n/client.tsx'
import { useAct } from '#app/_trpc/use-act.ts'
import { ActForm } from '#app/_ui/act-form.tsx'
import { Field, SelectField } from '#app/_ui/field.tsx'
import { type MemberView, memberRoles, type RegistrationView } from '#server/meetings/shape/delegations.ts'

type Fields = Pick<MemberView, 'name' | 'title' | 'administration' | 'role' | 'person'>

interface Props {
  given: Fields
  /** whom the portal knows of the delegation */
  people: RegistrationView['people']
  verb: string
  send: (fields: Fields) => Promise<unknown>
  done: () => void
}

/** How somebody stands on the list of participants; what was typed stays when it is refused. */
export function MemberForm({ given, people, verb, send, done }: Props) {
  const { t } = useWords('delegations')
  const [fields, setFields] = useState(given)
  const change = (part: Partial<Fields>): void => setFields((before) => ({ ...before, ...part }))
  const act = useAct(() => send(fields), done)
  const choose = (person: string): void => {
    const chosen = people.find((one) => one.person === person)
    change({ person: chosen?.person ?? null, ...(chosen && fields.name === '' ? { name: chosen.name } : {}) })
  }
  return (
    <ActForm act={act} verb={verb}>
      {people.length > 0 ? (
        <SelectField
          id="member-person"
          label={t('person')}
          hint={t('personHint')}
          value={fields.person ?? ''}
          onChange={(event) => choose(event.target.value)}
        >
          <option value="">{t('noPerson')}</option>
          {people.map(({ person, name }) => (
            <option key={person} value={person}>
              {name}
            </option>
          ))}
        </SelectField>
      ) : null}
      <Field
        id="member-name"
        label={t('name')}
        hint={t('nameHint')}
        required
        minLength={2}
        maxLength={120}
        autoComplete="off"
        value={fields.name}
        onChange={(event) => change({ name: event.target.value })}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <Field
          id="member-title"
          label={t('position')}
          maxLength={160}
          value={fields.title ?? ''}
          onChange={(event) => change({ title: event.target.value || null })}
        />
        <SelectField
          id="member-role"
          label={t('role')}
          value={fields.role}
          onChange={(event) => change({ role: memberRoles.find((one) => one === event.target.value) ?? 'member' })}
        >
          {memberRoles.map((role) => (
            <option key={role} value={role}>
              {t(`roles.${role}`)}
            </option>
          ))}
        </SelectField>
      </div>
      <Field
        id="member-administration"
        label={t('administration')}
        maxLength={200}
        value={fields.administration ?? ''}
        onChange={(event) => change({ administration: event.target.value || null })}
      />
    </ActForm>
  )
}
