'use client'
import { useState } from 'react'
import { useWords } from '#app/_i18n/client.tsx'
import { api } from '#app/_trpc/client.ts'
import { useAct } from '#app/_trpc/use-act.ts'
import { Button } from '#app/_ui/button.tsx'
import { Dialog } from '#app/_ui/dialog.tsx'
import { Field } from '#app/_ui/field.tsx'
import type { PaperPage } from '#server/documents/schema.ts'
import { type Restricted, Restriction } from '../../meetings/[meeting]/documents/[submission]/restriction.tsx'

interface Props {
  paper: PaperPage
  economies: Array<{ id: string; name: string }>
}

/** What the secretariat does with a numbered paper: circulate, change its access, withdraw a version. */
export function Acts({ paper, economies }: Props) {
  const { t } = useWords('documents')
  const [open, setOpen] = useState<'classify' | 'withdrawVersion' | null>(null)
  const waiting = paper.versions.filter((version) => version.circulatedAt === null && version.status === 'issued')
  const circulate = useAct(() =>
    api.documents.circulate.mutate({ meeting: paper.meeting, versions: waiting.map((version) => version.id) }),
  )
  const close = (): void => setOpen(null)
  return (
    <div className="flex flex-wrap gap-2">
      {paper.can.circulate ? (
        <Button variant="primary" pending={circulate.pending} onClick={circulate.run}>
          {t('circulate')}
        </Button>
      ) : null}
      {paper.can.classify ? <Button onClick={() => setOpen('classify')}>{t('classify')}</Button> : null}
      {paper.can.withdraw ? (
        <Button variant="quiet" onClick={() => setOpen('withdrawVersion')}>
          {t('withdrawVersion')}
        </Button>
      ) : null}
      {circulate.error ? (
        <p role="alert" className="basis-full text-sm font-medium text-danger">
          {circulate.error}
        </p>
      ) : null}
      <Dialog open={open !== null} onOpenChange={close} title={open ? t(open) : ''}>
        {open === 'classify' ? <Classify paper={paper} economies={economies} done={close} /> : null}
        {open === 'withdrawVersion' ? <Withdraw paper={paper} done={close} /> : null}
      </Dialog>
    </div>
  )
}

function Classify({ paper, economies, done }: Props & { done: () => void }) {
  const { t } = useWords('documents')
  const { access, restriction, derestrictOn } = paper
  const [cover, setCover] = useState<Restricted>({ access, economies: paper.economies, restriction, derestrictOn })
  const { run, pending, error } = useAct(() => api.documents.classify.mutate({ paper: paper.id, ...cover }), done)
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        run()
      }}
    >
      <Restriction
        cover={cover}
        economies={economies}
        change={(part) => setCover((before) => ({ ...before, ...part }))}
      />
      {error ? (
        <p role="alert" className="text-sm font-medium text-danger">
          {error}
        </p>
      ) : null}
      <Button type="submit" variant="primary" pending={pending} className="self-start">
        {t('save')}
      </Button>
    </form>
  )
}

function Withdraw({ paper, done }: { paper: PaperPage; done: () => void }) {
  const { t } = useWords('documents')
  const [reason, setReason] = useState('')
  const version = paper.versions.find((one) => one.status === 'issued')?.id ?? ''
  const { run, pending, error } = useAct(
    () => api.documents.withdraw.mutate({ meeting: paper.meeting, version, reason }),
    done,
  )
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        run()
      }}
    >
      <Field
        id="withdraw-reason"
        label={t('reason')}
        hint={t('withdrawVersionHint')}
        error={error}
        required
        maxLength={1000}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      <Button type="submit" variant="danger" pending={pending} className="self-start">
        {t('withdrawVersion')}
      </Button>
    </form>
  )
}
