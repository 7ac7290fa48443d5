'use client'
import { useState } from 'react'
import { useWords } from '#app/_i18n/client.tsx'
import { Button } from '#app/_ui/button.tsx'
import type { FileOutlineView } from '#server/agenda/shape/take-in.ts'

const most = 50

/** What of a file does not come along, with its place and words. */
export function Losses({ view: { losses, lost } }: { view: FileOutlineView }) {
  const { t } = useWords('takein')
  const places = useWords('upload')
  const [all, setAll] = useState(false)
  if (lost === 0) return <p data-losses="none">{t('lossless')}</p>
  const placeOf = (place: string): string => {
    const [, kind = '', value = ''] = /^(\S+) ?(.*)$/s.exec(place) ?? []
    return places.t(`place.${kind}`, { value })
  }
  const shown = (all ? losses : losses.slice(0, most)).map((one, at) => ({ ...one, key: `${at}` }))
  return (
    <section className="flex flex-col gap-2" data-losses={lost}>
      <h3 className="font-semibold text-warn">{t('lost', { count: lost })}</h3>
      <ul className="flex flex-col divide-y divide-line rounded-md border border-line">
        {shown.map(({ key, code, place, text }) => (
          <li key={key} className="px-3 py-2">
            <span className="text-sm text-muted">
              {t(`loss.${code}`)} · {placeOf(place)}
            </span>
            {text === '' ? null : <p className="break-words whitespace-pre-wrap">{text}</p>}
          </li>
        ))}
      </ul>
      {shown.length < losses.length ? (
        <Button className="self-start" onClick={() => setAll(true)}>
          {t('showAll', { count: losses.length })}
        </Button>
      ) : null}
      {losses.length < lost ? <p className="text-sm text-muted">{t('more', { count: lost - losses.length })}</p> : null}
    </section>
  )
}

/** The items that a file would bring, with their numbers as a list of their own. */
export function FileItems({ items }: { items: FileOutlineView['items'] }) {
  const { t } = useWords('takein')
  if (items.length === 0) return <p>{t('noItems')}</p>
  return (
    <section className="flex flex-col gap-2">
      <h3 className="font-semibold">{t('items', { count: items.length })}</h3>
      <ol className="rounded-md border border-line p-3" data-file-items>
        {items.map(({ label, depth, title, blocks }) => (
          <li key={label} className="py-0.5" style={{ paddingInlineStart: `${Math.min(depth, 4) * 1.25}rem` }}>
            <span className="tabular-nums">{label}</span> {title || t('untitled')}
            {blocks > 0 ? <span className="text-sm text-muted"> · {t('blocks', { count: blocks })}</span> : null}
          </li>
        ))}
      </ol>
    </section>
  )
}
