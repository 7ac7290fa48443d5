'use client'
import { type FormEvent, useState } from 'react'
import { useWords } from '#app/_i18n/client.tsx'
import { api } from '#app/_trpc/client.ts'
import { useAct } from '#app/_trpc/use-act.ts'
import { Button } from '#app/_ui/button.tsx'
import { SelectField } from '#app/_ui/field.tsx'
import { Told } from './told.tsx'

interface Kept {
  language: string | null
  zone: string | null
  theme: 'light' | 'dark' | null
}

interface Props {
  kept: Kept
  languages: Array<{ tag: string; name: string }>
  zones: string[]
}

/** Language, time zone and appearance, kept together. */
export function PreferencesForm({ kept, languages, zones }: Props) {
  const { t } = useWords('identity')
  const [wish, setWish] = useState(kept)
  const [saved, setSaved] = useState(false)
  const save = useAct(
    () => api.identity.preferences.mutate(wish),
    () => setSaved(true),
  )
  const change = (part: Partial<Kept>): void => {
    setWish({ ...wish, ...part })
    setSaved(false)
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    save.run()
  }
  return (
    <form className="flex max-w-md flex-col gap-4" onSubmit={submit}>
      <SelectField
        id="language"
        label={t('profile.language')}
        hint={t('profile.languageHint')}
        value={wish.language ?? ''}
        onChange={(event) => change({ language: event.target.value || null })}
      >
        <option value="">{t('profile.automatic')}</option>
        {languages.map(({ tag, name }) => (
          <option key={tag} value={tag} lang={tag}>
            {name}
          </option>
        ))}
      </SelectField>
      <SelectField
        id="zone"
        label={t('profile.zone')}
        hint={t('profile.zoneHint')}
        value={wish.zone ?? ''}
        onChange={(event) => change({ zone: event.target.value || null })}
      >
        <option value="">{t('profile.economyZone')}</option>
        {zones.map((zone) => (
          <option key={zone} value={zone}>
            {zone.replaceAll('_', ' ')}
          </option>
        ))}
      </SelectField>
      <Appearance theme={wish.theme} choose={(theme) => change({ theme })} />
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" variant="primary" pending={save.pending}>
          {t('profile.save')}
        </Button>
        <Told error={save.error} done={saved ? t('profile.saved') : null} />
      </div>
    </form>
  )
}

const themes = [null, 'light', 'dark'] as const

function Appearance({ theme, choose }: { theme: Kept['theme']; choose: (theme: Kept['theme']) => void }) {
  const { t } = useWords('identity')
  return (
    <fieldset>
      <legend className="mb-1 font-medium">{t('profile.theme')}</legend>
      <div className="flex flex-wrap gap-2">
        {themes.map((one) => (
          <label
            key={one}
            className="flex min-h-10 items-center gap-2 rounded-md border border-line-strong px-3 has-checked:bg-selected"
          >
            <input
              type="radio"
              name="theme"
              checked={theme === one}
              onChange={() => choose(one)}
              className="size-5 accent-primary"
            />
            {t(`profile.${one ?? 'device'}`)}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
