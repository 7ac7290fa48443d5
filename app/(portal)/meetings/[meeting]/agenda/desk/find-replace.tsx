'use client'
import { useMemo, useState } from 'react'
import type { Joined } from '#app/_editor/connection.ts'
import { useWords } from '#app/_i18n/client.tsx'
import { Button } from '#app/_ui/button.tsx'
import { Dialog } from '#app/_ui/dialog.tsx'
import { find, type Hit, replace } from '#server/agenda/shape/find.ts'

interface Props {
  /** the documents of words that are open: the source, and the language beside it */
  texts: Joined[]
  items: Array<{ id: string; label: string | null }>
  /** languages the person may write */
  writes: string[]
  open: boolean
  close: () => void
  go: (item: string) => void
}

/** Find and replace over the whole agenda in one language. */
export function FindReplace({ open, close, ...rest }: Props) {
  const { t } = useWords('desk')
  return (
    <Dialog
      open={open}
      onOpenChange={(now) => (now ? undefined : close())}
      title={t('find.title')}
      description={t('find.explain')}
    >
      {open ? <Form {...rest} close={close} /> : null}
    </Dialog>
  )
}

const languageOf = (text: Joined | undefined): string => text?.name.split(':')[2] ?? ''

function Form({ texts, items, writes, close, go }: Omit<Props, 'open'>) {
  const { t, format } = useWords('desk')
  const [chosen, setChosen] = useState(0)
  const text = texts[chosen]
  const doc = text?.doc ?? null
  const editable = writes.includes(languageOf(text))
  const [needle, setNeedle] = useState('')
  const [replacement, setReplacement] = useState('')
  const [options, setOptions] = useState({ caseSensitive: false, wholeWord: false })
  const [edited, setEdited] = useState(0)
  const ids = items.map((item) => item.id)
  const hits = useMemo(
    () => (doc ? find(doc, ids, needle, options) : []),
    // after a replacement the places are others
    // oxlint-disable-next-line react-hooks/exhaustive-deps
    [doc, needle, options, edited, ids.join()],
  )
  const labels = new Map(items.map((item) => [item.id, item.label]))
  const put = (which: Hit[]): void => {
    if (!doc) return
    replace(doc, which, replacement, 'find-and-replace')
    setEdited(edited + 1)
  }
  const box = 'min-h-10 rounded-md border border-line-strong bg-surface px-3'
  return (
    <div className="flex flex-col gap-3">
      {texts.length > 1 ? (
        <label className="flex flex-col gap-1 text-sm">
          {t('find.language')}
          <select className={box} value={chosen} onChange={(event) => setChosen(Number(event.target.value))}>
            {texts.map((one, at) => (
              <option key={one.name} value={at}>
                {format.language(languageOf(one))}
              </option>
            ))}
          </select>
        </label>
      ) : null}
      <label className="flex flex-col gap-1 text-sm">
        {t('find.find')}
        <input className={box} value={needle} maxLength={200} onChange={(event) => setNeedle(event.target.value)} />
      </label>
      {editable ? (
        <label className="flex flex-col gap-1 text-sm">
          {t('find.replace')}
          <input
            className={box}
            value={replacement}
            maxLength={500}
            onChange={(event) => setReplacement(event.target.value)}
          />
        </label>
      ) : null}
      <div className="flex flex-wrap gap-4 text-sm">
        {(['caseSensitive', 'wholeWord'] as const).map((name) => (
          <label key={name} className="flex min-h-6 items-center gap-2">
            <input
              type="checkbox"
              checked={options[name]}
              onChange={(event) => setOptions({ ...options, [name]: event.target.checked })}
            />
            {t(`find.${name}`)}
          </label>
        ))}
      </div>
      <p role="status" className="text-sm text-muted">
        {needle === '' ? '' : hits.length === 0 ? t('find.none') : t('find.hits', { count: hits.length })}
      </p>
      <Hits
        hits={hits}
        labels={labels}
        put={editable ? put : null}
        go={(item) => {
          go(item)
          close()
        }}
      />
      {editable && hits.length > 0 ? (
        <Button variant="primary" onClick={() => put(hits)}>
          {t('find.all')}
        </Button>
      ) : null}
    </div>
  )
}

interface HitsProps {
  hits: Hit[]
  labels: Map<string, string | null>
  /** null: one may read this language, not write it */
  put: ((hits: Hit[]) => void) | null
  go: (item: string) => void
}

function Hits({ hits, labels, put, go }: HitsProps) {
  const { t } = useWords('desk')
  return (
    <ul className="max-h-72 divide-y divide-line overflow-y-auto">
      {hits.map((hit) => (
        <li
          key={`${hit.item}${hit.field}${hit.run}:${hit.from}`}
          className="flex items-center justify-between gap-3 py-2"
        >
          <button type="button" className="min-w-0 text-left hover:underline" onClick={() => go(hit.item)}>
            <span className="text-muted tabular-nums">{labels.get(hit.item)}</span> …{hit.before}
            <mark>{hit.match}</mark>
            {hit.after}…
          </button>
          {put ? (
            <Button variant="quiet" onClick={() => put([hit])}>
              {t('find.one')}
            </Button>
          ) : null}
        </li>
      ))}
    </ul>
  )
}
