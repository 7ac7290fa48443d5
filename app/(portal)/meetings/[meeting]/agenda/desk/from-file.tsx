'use client'
import { FileInput } from 'lucide-react'
import { useCallback, useEffect, useState } from 'react'
import { useWords } from '#app/_i18n/client.tsx'
import { api } from '#app/_trpc/client.ts'
import { useAct } from '#app/_trpc/use-act.ts'
import { Button } from '#app/_ui/button.tsx'
import { Dialog } from '#app/_ui/dialog.tsx'
import { UploadField } from '#app/_ui/upload.tsx'
import type { FileOutlineView, TakeKind } from '#server/agenda/shape/take-in.ts'
import { FileItems, Losses } from './file-outline.tsx'
import type { Moves } from './use-moves.ts'

/** Begins the agenda from a DOCX, or adds one to its end: what would be lost is shown first. */
export function FromFile({ meeting, moves }: { meeting: number; moves: Moves }) {
  const { t } = useWords('takein')
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button variant="quiet" className="self-start" onClick={() => setOpen(true)}>
        <FileInput aria-hidden className="size-4" />
        {t('open')}
      </Button>
      <Dialog open={open} onOpenChange={setOpen} title={t('title')} description={t('explain')}>
        {open ? <Steps meeting={meeting} moves={moves} close={() => setOpen(false)} /> : null}
      </Dialog>
    </>
  )
}

function Steps({ meeting, moves, close }: { meeting: number; moves: Moves; close: () => void }) {
  const [upload, setUpload] = useState<string | null>(null)
  const [top, setTop] = useState<{ items: number; top: string[] } | null>(null)
  if (top) return <Done taken={top} moves={moves} close={close} />
  if (upload === null)
    return <UploadField id="agenda-file" meeting={meeting} onDone={(view) => setUpload(view?.id ?? null)} />
  return <Preview key={upload} meeting={meeting} upload={upload} another={() => setUpload(null)} done={setTop} />
}

interface PreviewProps {
  meeting: number
  upload: string
  another: () => void
  done: (taken: { items: number; top: string[] }) => void
}

function Preview({ meeting, upload, another, done }: PreviewProps) {
  const { t } = useWords('takein')
  const [view, setView] = useState<FileOutlineView | null>(null)
  const load = useAct((take: TakeKind | null) => api.agenda.fileOutline.query({ meeting, upload, take }), setView)
  const ask = load.run
  const choose = useCallback((take: TakeKind | null) => ask(take), [ask])
  useEffect(() => choose(null), [choose])
  if (!view)
    return (
      <div className="flex flex-col items-start gap-3">
        {load.error ? <p role="alert">{load.error}</p> : <p role="status">{t('reading')}</p>}
        {load.error ? <Button onClick={another}>{t('another')}</Button> : null}
      </div>
    )
  return (
    <div className="flex flex-col gap-5">
      <p className="flex flex-wrap items-center gap-3">
        <span className="font-medium break-all">{view.name}</span>
        <Button onClick={another}>{t('another')}</Button>
      </p>
      <Losses view={view} />
      <label className="flex max-w-md flex-col gap-1">
        <span className="font-medium">{t('take')}</span>
        <select
          className="min-h-10 rounded-md border border-line-strong bg-surface px-2"
          value={view.take}
          onChange={(event) => choose(event.target.value as TakeKind)}
        >
          <option value="headings">{t('headings', { count: view.found.headings })}</option>
          <option value="numbers">{t('numbers', { count: view.found.numbers })}</option>
          <option value="both">{t('both')}</option>
        </select>
      </label>
      <FileItems items={view.items} />
      <Insert key={view.take} meeting={meeting} upload={upload} view={view} done={done} />
    </div>
  )
}

type InsertProps = Omit<PreviewProps, 'another'> & { view: FileOutlineView }

function Insert({ meeting, upload, view, done }: InsertProps) {
  const { t } = useWords('takein')
  const [where, setWhere] = useState<'begin' | 'end'>(view.empty ? 'begin' : 'end')
  // what is pressed twice is done once
  const [batch] = useState(() => crypto.randomUUID())
  const act = useAct(() => api.agenda.takeIn.mutate({ meeting, upload, take: view.take, where, batch }), done)
  return (
    <form
      className="flex flex-col gap-3 border-t border-line pt-4"
      onSubmit={(event) => {
        event.preventDefault()
        act.run()
      }}
    >
      <fieldset className="flex flex-wrap gap-x-5 gap-y-2">
        <legend className="mb-1 font-medium">{t('where')}</legend>
        {(['begin', 'end'] as const).map((one) => (
          <label key={one} className="flex min-h-8 items-center gap-2">
            <input
              type="radio"
              name="where"
              className="size-5 accent-primary"
              disabled={one === 'begin' && !view.empty}
              checked={where === one}
              onChange={() => setWhere(one)}
            />
            {t(one)}
          </label>
        ))}
      </fieldset>
      {view.empty ? null : <p className="text-sm text-muted">{t('begun')}</p>}
      {act.error ? (
        <p role="alert" className="font-medium text-danger">
          {act.error}
        </p>
      ) : null}
      <Button
        type="submit"
        variant="primary"
        className="self-start"
        pending={act.pending}
        disabled={view.items.length === 0}
      >
        {t('insert', { count: view.items.length })}
      </Button>
    </form>
  )
}

function Done({ taken, moves, close }: { taken: { items: number; top: string[] }; moves: Moves; close: () => void }) {
  const { t } = useWords('takein')
  const undo = (): void => {
    for (const item of taken.top) moves.remove(item)
    close()
  }
  return (
    <div className="flex flex-col gap-4">
      <p role="status" className="text-lg font-medium">
        {t('inserted', { count: taken.items })}
      </p>
      <p className="text-muted">{t('after')}</p>
      <div className="flex flex-wrap gap-2">
        <Button variant="primary" onClick={close}>
          {t('close')}
        </Button>
        <Button onClick={undo}>{t('undo')}</Button>
      </div>
    </div>
  )
}
