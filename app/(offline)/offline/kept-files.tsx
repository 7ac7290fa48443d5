'use client'
import { Download } from 'lucide-react'
import { useState } from 'react'
import { useWords } from '#app/_i18n/client.tsx'
import { bytesOf } from '#app/_offline/files.ts'
import type { Head, KeptFile } from '#app/_offline/pack.ts'

/** Hands out a kept file as the browser's own download. */
async function handOut(head: Head, file: KeptFile): Promise<void> {
  const bytes = await bytesOf(head.reader.person, head.meeting.id, file)
  const address = URL.createObjectURL(bytes)
  const link = document.createElement('a')
  link.href = address
  link.download = file.name
  link.click()
  // the browser reads it after the click
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}

/** The files of a paper that are kept, each to be saved. */
export function KeptFiles({ head, files }: { head: Head; files: KeptFile[] }) {
  const { t, format } = useWords('documents')
  const offline = useWords('offline')
  const [failed, setFailed] = useState(false)
  return (
    <>
      <ul className="flex flex-wrap items-start gap-2">
        {files.map((file) => (
          <li key={file.id}>
            <button
              type="button"
              onClick={() => void handOut(head, file).catch(() => setFailed(true))}
              className="inline-flex min-h-8 items-center gap-1.5 rounded border border-line-strong px-2 text-sm hover:bg-hover"
            >
              <Download aria-hidden className="size-3.5" />
              {t('fileOf', { type: file.type.toUpperCase(), language: format.language(file.language) })}
            </button>
          </li>
        ))}
      </ul>
      {failed ? <p role="alert">{offline.t('broken')}</p> : null}
    </>
  )
}
