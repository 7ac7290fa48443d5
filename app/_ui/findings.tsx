'use client'
import { useWords } from '#app/_i18n/client.tsx'
import type { UploadView } from './use-upload.ts'

type Finding = NonNullable<UploadView['file']>['findings'][number]

const most = 100

/** What a file holds beside its text, each with its place and words; needs the words of `upload`. */
export function Findings({ findings }: { findings: Finding[] }) {
  const { t } = useWords('upload')
  if (findings.length === 0) return <p className="text-sm text-muted">{t('findings.none')}</p>
  const placeOf = (place: string): string => {
    const [, kind = '', value = ''] = /^(\S+) ?(.*)$/s.exec(place) ?? []
    return t(`place.${kind}`, { value })
  }
  const shown = findings.slice(0, most).map((finding, at) => ({ ...finding, key: `${at}` }))
  return (
    <section className="flex flex-col gap-2">
      <h3 className="font-medium">{t('findings.title')}</h3>
      <ul className="flex flex-col divide-y divide-line rounded-md border border-line">
        {shown.map(({ key, code, place, text }) => (
          <li key={key} className="px-3 py-2">
            <span className="text-sm text-muted">
              {t(`findings.${code}`)} · {placeOf(place)}
            </span>
            {text === '' ? null : <p className="break-words whitespace-pre-wrap">{text}</p>}
          </li>
        ))}
      </ul>
      {findings.length > most ? (
        <p className="text-sm text-muted">{t('findings.more', { count: findings.length - most })}</p>
      ) : null}
    </section>
  )
}
