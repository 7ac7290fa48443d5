'use client'
import { Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useWords } from '#app/_i18n/client.tsx'
import { api } from '#app/_trpc/client.ts'
import { useAct } from '#app/_trpc/use-act.ts'
import { Button } from '#app/_ui/button.tsx'
import { SelectField } from '#app/_ui/field.tsx'
import { FileMark } from '#app/_ui/file-mark.tsx'
import { Findings } from '#app/_ui/findings.tsx'
import { UploadField } from '#app/_ui/upload.tsx'
import { Refused } from '#app/_ui/refused.tsx'
import type { FileView, SubmissionView } from '#server/documents/schema.ts'

/** The files of a paper on its way, in each language, with what they hold beside their text. */
export function Files({ view, languages }: { view: SubmissionView; languages: string[] }) {
  const { t } = useWords('documents')
  return (
    <section aria-labelledby="files" className="flex flex-col gap-4 rounded-lg border border-line bg-surface p-5">
      <h2 id="files" className="text-lg font-semibold">
        {t('files')}
      </h2>
      {view.files.length === 0 ? <p className="text-muted">{t('noFile')}</p> : null}
      {view.files.map((file) => (
        <OneFile key={file.id} file={file} view={view} />
      ))}
      {view.can.amend ? <Adding key={view.files.length} view={view} languages={languages} /> : null}
    </section>
  )
}

function OneFile({ file, view }: { file: FileView; view: SubmissionView }) {
  const { t, format } = useWords('documents')
  const { run, pending, error } = useAct(() => api.documents.detach.mutate({ submission: view.id, file: file.id }))
  return (
    <article className="flex flex-col gap-2 border-t border-line pt-4 first-of-type:border-0 first-of-type:pt-0">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h3 className="min-w-0 font-medium break-words">{file.name}</h3>
        <FileMark
          file={file}
          words={{
            kind: t('fileOf', { type: file.type.toUpperCase(), language: format.language(file.language) }),
            ...{ original: t('original'), download: t('download'), state: t(`fileState.${file.state}`) },
          }}
        />
        {view.can.amend ? (
          <Button variant="quiet" pending={pending} onClick={run}>
            <Trash2 aria-hidden className="size-4" />
            {t('remove')}
          </Button>
        ) : null}
      </div>
      <Refused error={error} />
      <Findings findings={file.findings} />
    </article>
  )
}

function Adding({ view, languages }: { view: SubmissionView; languages: string[] }) {
  const { t, format } = useWords('documents')
  const [language, setLanguage] = useState<SubmissionView['language']>(view.language)
  const { run, error } = useAct((upload: string) =>
    api.documents.attach.mutate({ submission: view.id, upload, language }),
  )
  return (
    <div className="flex flex-col gap-3 border-t border-line pt-4">
      <h3 className="font-medium">{t('addFile')}</h3>
      <SelectField
        id="file-language"
        label={t('fileLanguage')}
        className="sm:max-w-xs"
        value={language}
        onChange={(event) => setLanguage(event.target.value as SubmissionView['language'])}
      >
        {[...new Set([view.language, ...languages])].map((tag) => (
          <option key={tag} value={tag}>
            {format.language(tag)}
          </option>
        ))}
      </SelectField>
      <UploadField
        id="paper-file"
        meeting={view.meeting}
        onDone={(upload) => {
          if (upload) run(upload.id)
        }}
      />
      <Refused error={error} />
    </div>
  )
}
