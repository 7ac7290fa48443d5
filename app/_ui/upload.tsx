'use client'
import { FileUp } from 'lucide-react'
import { useWords } from '#app/_i18n/client.tsx'
import { Callout } from './badge.tsx'
import { Button } from './button.tsx'
import { Findings } from './findings.tsx'
import { type Sending, type UploadView, useUpload } from './use-upload.ts'

const endings = '.docx,.pdf,.pptx,.xlsx'

// the input lies over the whole field: a browser takes what is dropped on it as chosen
function Choice({ id, begin }: { id: string; begin: (file: File) => void }) {
  const { t } = useWords('upload')
  return (
    <div className="relative flex flex-col items-center gap-1 rounded-md border border-dashed border-line-strong bg-surface px-6 py-8 text-center focus-within:outline-2 hover:bg-hover">
      <FileUp aria-hidden className="size-6 text-muted" />
      <label htmlFor={id} className="font-medium text-link">
        {t('choose')}
      </label>
      <span id={`${id}-hint`} className="text-sm text-muted">
        {t('drop')}
      </span>
      <input
        id={id}
        type="file"
        accept={endings}
        aria-describedby={`${id}-hint`}
        className="absolute inset-0 cursor-pointer opacity-0"
        onChange={(event) => {
          const file = event.target.files?.item(0)
          // the same file chosen again is a change too
          event.target.value = ''
          if (file) begin(file)
        }}
      />
    </div>
  )
}

interface Acts {
  pause: () => void
  resume: () => void
  giveUp: () => void
}

function OnItsWay({ state, acts }: { state: Sending & { phase: 'sending' }; acts: Acts }) {
  const { t, format } = useWords('upload')
  const percent = state.size === 0 ? 0 : Math.floor((state.sent / state.size) * 100)
  const progress = t('progress', { percent, size: format.size(state.size) })
  return (
    <div className="flex flex-col gap-2 rounded-md border border-line bg-surface p-4">
      <p className="font-medium break-words">{t('sending', { name: state.name })}</p>
      <progress className="h-2 w-full accent-primary" value={state.sent} max={state.size} aria-label={progress} />
      <p className="text-sm text-muted">{progress}</p>
      {state.rest === 'none' ? null : (
        <p role="status" className="text-sm text-warn">
          {t(state.rest)}
        </p>
      )}
      <div className="flex flex-wrap gap-2">
        {state.rest === 'none' ? (
          <Button onClick={acts.pause}>{t('pause')}</Button>
        ) : (
          <Button onClick={acts.resume}>{t('resume')}</Button>
        )}
        <Button variant="quiet" onClick={acts.giveUp}>
          {t('giveUp')}
        </Button>
      </div>
    </div>
  )
}

/**
 * Sends one file to a meeting: chosen or dragged in, with its progress, paused and gone on with, outliving a cut
 * connection; a refusal is told in words. `onDone` hears what was stored (its id, hash and findings), and null when it is
 * given up. Needs the words of `upload` and `errors`.
 */
export function UploadField({
  id,
  meeting,
  onDone,
}: {
  id: string
  meeting: number
  onDone: (view: UploadView | null) => void
}) {
  const { t } = useWords('upload')
  const errors = useWords('errors')
  const { state, begin, ...acts } = useUpload(meeting, onDone)
  if (state.phase === 'sending') return <OnItsWay state={state} acts={acts} />
  if (state.phase === 'inspecting')
    return (
      <div role="status" className="rounded-md border border-line bg-surface p-4">
        <p>{t('inspecting', { name: state.name })}</p>
        {state.refusal ? (
          <p className="mt-1 text-sm text-warn">{errors.t(state.refusal.code, state.refusal.params)}</p>
        ) : null}
      </div>
    )
  if (state.phase === 'stored')
    return (
      <div className="flex flex-col gap-3 rounded-md border border-line bg-surface p-4">
        <p role="status" className="font-medium break-words">
          {t('stored', { name: state.view.name })}
        </p>
        {state.view.file?.state === 'quarantine' ? <Callout tone="warn">{t('quarantine')}</Callout> : null}
        <Findings findings={state.view.file?.findings ?? []} />
        <div>
          <Button onClick={acts.giveUp}>{t('another')}</Button>
        </div>
      </div>
    )
  return (
    <div className="flex flex-col gap-2">
      {state.refusal ? (
        <p role="alert" className="text-sm font-medium text-danger">
          {errors.t(state.refusal.code, state.refusal.params)}
        </p>
      ) : null}
      <Choice id={id} begin={begin} />
    </div>
  )
}
