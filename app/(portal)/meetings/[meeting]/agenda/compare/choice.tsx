import { Button } from '#app/_ui/button.tsx'
import { SelectField } from '#app/_ui/field.tsx'
import type { EditionBrief } from '#server/agenda/schema.ts'
import type { Speech } from '../_reading/speech.ts'

interface Props {
  editions: EditionBrief[]
  pair: { from: EditionBrief; to: EditionBrief }
  language: string
  speech: Speech
}

/** Which two editions, in which language: a plain form whose choice stands in the address. */
export function Choice({ editions, pair, language, speech: { t, format } }: Props) {
  const languages = [...new Set([...pair.to.languages, ...pair.from.languages].map((one) => one.language))]
  return (
    <form
      aria-label={t('comparison.choose')}
      className="mb-6 flex flex-wrap items-end gap-4 rounded-lg border border-line bg-surface px-4 py-3 sm:px-5 print:hidden"
    >
      {(['from', 'to'] as const).map((side) => (
        <SelectField key={side} id={side} name={side} label={t(`comparison.${side}`)} defaultValue={pair[side].n}>
          {editions.map((one) => (
            <option key={one.n} value={one.n}>
              {t(`edition.${one.kind}`, { n: one.ordinal })}, {format.date(one.issuedAt)}
              {one.withdrawnAt ? ` (${t('state.withdrawn')})` : ''}
            </option>
          ))}
        </SelectField>
      ))}
      <SelectField id="lang" name="lang" label={t('comparison.language')} defaultValue={language}>
        {languages.map((one) => (
          <option key={one} value={one}>
            {format.language(one)}
          </option>
        ))}
      </SelectField>
      <Button type="submit" variant="primary" className="min-h-10">
        {t('comparison.act')}
      </Button>
    </form>
  )
}
