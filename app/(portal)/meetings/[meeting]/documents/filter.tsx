import { words } from '#app/_i18n/server.tsx'
import { Button, LinkButton } from '#app/_ui/button.tsx'
import { inputLook } from '#app/_ui/field.tsx'
import { paperPurposes } from '#server/documents/schema.ts'

interface Props {
  meeting: number
  wish: { words: string | null; purpose: string | null; party: string | null }
  filtered: boolean
}

/** Narrows the list; the choice lives in the address and works without JavaScript. */
export async function Filter({ meeting, wish, filtered }: Props) {
  const { t } = await words('documents')
  return (
    <form className="mb-4 flex flex-wrap items-end gap-3 print:hidden" role="search" aria-label={t('find')}>
      <label className="flex min-w-48 flex-1 flex-col gap-1 sm:max-w-sm">
        <span className="text-sm text-muted">{t('words')}</span>
        <input name="words" type="search" maxLength={200} defaultValue={wish.words ?? ''} className={inputLook} />
      </label>
      <label className="flex flex-col gap-1">
        <span className="text-sm text-muted">{t('cover.purpose')}</span>
        <select name="purpose" defaultValue={wish.purpose ?? ''} className={inputLook}>
          <option value="">{t('anyPurpose')}</option>
          {paperPurposes.map((name) => (
            <option key={name} value={name}>
              {t(`purpose.${name}`)}
            </option>
          ))}
        </select>
      </label>
      {wish.party ? <input type="hidden" name="party" value={wish.party} /> : null}
      <Button type="submit" className="min-h-10">
        {t('filter')}
      </Button>
      {filtered ? (
        <LinkButton variant="quiet" href={`/meetings/${meeting}/documents`} className="min-h-10">
          {t('clear')}
        </LinkButton>
      ) : null}
    </form>
  )
}
