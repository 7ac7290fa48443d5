'use client'
import { FileSpreadsheet } from 'lucide-react'
import { useState } from 'react'
import { useWords } from '#app/_i18n/client.tsx'
import { DownloadButton } from '#app/_ui/button.tsx'
import { Refused } from '#app/_ui/refused.tsx'
import { importColumns, importTemplate, largestList, mostImported } from '#server/documents/shape/import.ts'

/** The list as it was chosen. */
export interface ListText {
  name: string
  text: string
}

/** The letters of a list: UTF-8, or what Excel calls Unicode text, by its mark; null for anything else. */
function lettersOf(bytes: ArrayBuffer): string | null {
  const [first, second] = new Uint8Array(bytes.slice(0, 2))
  const sixteen = first === 0xff && second === 0xfe
  try {
    return new TextDecoder(sixteen ? 'utf-16le' : 'utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

/** The second step: the list of numbers, titles and file names. */
export function List({ list, choose }: { list: ListText | null; choose: (list: ListText | null) => void }) {
  const { t } = useWords('import')
  const errors = useWords('errors')
  const [error, setError] = useState<string | null>(null)
  const read = async (file: File): Promise<void> => {
    choose(null)
    setError(null)
    if (file.size > largestList) return setError(errors.t('IMPORT_TOO_LARGE', { most: mostImported }))
    const text = lettersOf(await file.arrayBuffer())
    if (text === null) return setError(errors.t('IMPORT_CSV_ENCODING'))
    choose({ name: file.name, text })
  }
  return (
    <section aria-labelledby="import-list" className="flex flex-col gap-3">
      <h2 id="import-list" className="text-xl font-semibold">
        {t('list')}
      </h2>
      <p className="max-w-[70ch] text-muted">{t('listHint', { columns: importColumns.join(', ') })}</p>
      <div className="flex flex-wrap items-center gap-3">
        <label className="relative inline-flex min-h-9 items-center gap-2 rounded-md border border-line-strong bg-surface px-3.5 font-medium focus-within:outline-2 hover:bg-hover pointer-coarse:min-h-11">
          <FileSpreadsheet aria-hidden className="size-4" />
          {t('chooseList')}
          <input
            type="file"
            accept=".csv,text/csv"
            className="absolute inset-0 cursor-pointer opacity-0"
            onChange={(event) => {
              const file = event.target.files?.item(0)
              event.target.value = ''
              if (file) void read(file)
            }}
          />
        </label>
        <DownloadButton
          variant="quiet"
          download="papers.csv"
          href={`data:text/csv;charset=utf-8,${encodeURIComponent(importTemplate)}`}
        >
          {t('template')}
        </DownloadButton>
      </div>
      <Refused error={error} />
      {list ? <p role="status">{t('listRead', { name: list.name })}</p> : null}
    </section>
  )
}
