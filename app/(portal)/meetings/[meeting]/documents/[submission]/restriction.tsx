'use client'
import { useWords } from '#app/_i18n/client.tsx'
import { Field, SelectField } from '#app/_ui/field.tsx'
import { access, accesses, type CoverSheet } from '#server/documents/schema.ts'

export type Restricted = Pick<CoverSheet, 'access' | 'economies' | 'restriction' | 'derestrictOn'>

interface Props {
  cover: Restricted
  economies: Array<{ id: string; name: string }>
  change: (part: Partial<Restricted>) => void
}

/** Who may read a paper, why it is restricted, and until when. */
export function Restriction({ cover, economies, change }: Props) {
  const { t } = useWords('documents')
  const toggle = (id: string): void =>
    change({
      economies: cover.economies.includes(id) ? cover.economies.filter((one) => one !== id) : [...cover.economies, id],
    })
  return (
    <fieldset className="flex flex-col gap-4">
      <legend className="sr-only">{t('cover.access')}</legend>
      <SelectField
        id="access"
        label={t('cover.access')}
        value={cover.access}
        onChange={(event) => change({ access: access.parse(event.target.value) })}
      >
        {accesses.map((name) => (
          <option key={name} value={name}>
            {t(`access.${name}`)}
          </option>
        ))}
      </SelectField>
      {cover.access === 'economies' ? (
        <fieldset>
          <legend className="mb-1 font-medium">{t('cover.economies')}</legend>
          <div className="grid gap-x-4 sm:grid-cols-2 lg:grid-cols-3">
            {economies.map(({ id, name }) => (
              <label key={id} className="inline-flex min-h-9 items-center gap-2">
                <input
                  type="checkbox"
                  className="size-5 accent-primary"
                  checked={cover.economies.includes(id)}
                  onChange={() => toggle(id)}
                />
                {name}
              </label>
            ))}
          </div>
        </fieldset>
      ) : null}
      {cover.access === 'public' ? null : (
        <div className="grid gap-4 sm:grid-cols-2">
          <Field
            id="restriction"
            label={t('cover.restriction')}
            maxLength={1000}
            value={cover.restriction ?? ''}
            onChange={(event) => change({ restriction: event.target.value || null })}
          />
          <Field
            id="derestrict-on"
            label={t('cover.derestrictOn')}
            hint={t('cover.derestrictHint')}
            type="date"
            value={cover.derestrictOn ?? ''}
            onChange={(event) => change({ derestrictOn: event.target.value || null })}
          />
        </div>
      )}
    </fieldset>
  )
}
