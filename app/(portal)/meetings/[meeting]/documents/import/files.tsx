'use client'
import { FileUp } from 'lucide-react'
import { useWords } from '#app/_i18n/client.tsx'
import { Badge, type Tone } from '#app/_ui/badge.tsx'
import type { SentFile } from '#app/_ui/use-uploads.ts'

const endings = '.docx,.pdf,.pptx,.xlsx'
const tones: Record<SentFile['state'], Tone> = {
  ...{ waiting: 'plain', sending: 'info', inspecting: 'info', stored: 'ok', refused: 'danger', cut: 'warn' },
}

/** The first step: the papers' files, dragged in all at once. */
export function Files({ files, add }: { files: SentFile[]; add: (chosen: File[]) => void }) {
  const { t } = useWords('import')
  return (
    <section aria-labelledby="import-files" className="flex flex-col gap-3">
      <h2 id="import-files" className="text-xl font-semibold">
        {t('files')}
      </h2>
      <div className="relative flex flex-col items-center gap-1 rounded-md border border-dashed border-line-strong bg-surface px-6 py-8 text-center focus-within:outline-2 hover:bg-hover">
        <FileUp aria-hidden className="size-6 text-muted" />
        <label htmlFor="papers" className="font-medium text-link">
          {t('choose')}
        </label>
        <span id="papers-hint" className="text-sm text-muted">
          {t('drop')}
        </span>
        <input
          id="papers"
          type="file"
          multiple
          accept={endings}
          aria-describedby="papers-hint"
          className="absolute inset-0 cursor-pointer opacity-0"
          onChange={(event) => {
            const chosen = [...(event.target.files ?? [])]
            event.target.value = ''
            if (chosen.length > 0) add(chosen)
          }}
        />
      </div>
      {files.length > 0 ? (
        <p role="status" className="text-muted">
          {t('counted', { stored: files.filter((file) => file.state === 'stored').length, count: files.length })}
        </p>
      ) : null}
      <ul className="divide-y divide-line">
        {files.map((file) => (
          <OneFile key={file.name} file={file} />
        ))}
      </ul>
    </section>
  )
}

function OneFile({ file }: { file: SentFile }) {
  const { t } = useWords('import')
  const errors = useWords('errors')
  const percent = file.size === 0 ? 0 : Math.floor((file.sent / file.size) * 100)
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2">
      <span className="min-w-0 break-words">{file.name}</span>
      <span className="ms-auto">
        <Badge tone={tones[file.state]}>{t(`fileState.${file.state}`, { percent })}</Badge>
      </span>
      {file.refusal ? (
        <p className="w-full text-sm text-danger">{errors.t(file.refusal.code, file.refusal.params)}</p>
      ) : null}
    </li>
  )
}
