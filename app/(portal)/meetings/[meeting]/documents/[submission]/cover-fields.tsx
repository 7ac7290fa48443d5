'use client'
import { useWords } from '#app/_i18n/client.tsx'
import { Field, SelectField } from '#app/_ui/field.tsx'
import { type CoverSheet, paperPurpose, paperPurposes, type SubmissionView } from '#server/documents/schema.ts'

type Language = SubmissionView['language']
type Change = (part: Partial<CoverSheet>) => void

/** What the fields offer: the items of the agenda and the languages of the meeting. */
export interface Choices {
  items: Array<{ id: string; label: string; title: string }>
  languages: Language[]
}

interface Props extends Choices {
  cover: CoverSheet
  change: Change
  language: Language
  speak: (language: Language) => void
}

/** Title, agenda item, purpose, language, who submits, and the paper before. */
export function CoverFields({ cover, change, items, language, languages, speak }: Props) {
  const { t, format } = useWords('documents')
  return (
    <>
      <Field
        id="title"
        label={t('cover.paperTitle')}
        maxLength={500}
        value={cover.title}
        onChange={(event) => change({ title: event.target.value })}
      />
      <Item cover={cover} change={change} items={items} />
      <div className="grid gap-4 sm:grid-cols-2">
        <SelectField
          id="purpose"
          label={t('cover.purpose')}
          value={cover.purpose}
          onChange={(event) => change({ purpose: paperPurpose.parse(event.target.value) })}
        >
          {paperPurposes.map((name) => (
            <option key={name} value={name}>
              {t(`purpose.${name}`)}
            </option>
          ))}
        </SelectField>
        <SelectField
          id="language"
          label={t('cover.language')}
          value={language}
          onChange={(event) => speak(event.target.value as Language)}
        >
          {[...new Set([language, ...languages])].map((tag) => (
            <option key={tag} value={tag}>
              {format.language(tag)}
            </option>
          ))}
        </SelectField>
        <Field
          id="submitted-by"
          label={t('cover.submittedBy')}
          maxLength={200}
          value={cover.submittedBy}
          onChange={(event) => change({ submittedBy: event.target.value })}
        />
        <Field
          id="previous"
          label={t('cover.previous')}
          hint={t('cover.previousHint')}
          maxLength={60}
          value={cover.previous ?? ''}
          onChange={(event) => change({ previous: event.target.value || null })}
        />
      </div>
    </>
  )
}

function Item({ cover, change, items }: Pick<Props, 'cover' | 'change' | 'items'>) {
  const { t } = useWords('documents')
  const known = items.some((item) => item.id === cover.item?.id)
  return (
    <SelectField
      id="item"
      label={t('cover.item')}
      value={cover.item?.id ?? ''}
      onChange={(event) => {
        const item = items.find((one) => one.id === event.target.value)
        change({ item: item ? { id: item.id, label: item.label } : null })
      }}
    >
      <option value="">{t('cover.noItem')}</option>
      {cover.item && !known ? <option value={cover.item.id}>{cover.item.label}</option> : null}
      {items.map((item) => (
        <option key={item.id} value={item.id}>
          {item.label} {item.title}
        </option>
      ))}
    </SelectField>
  )
}
