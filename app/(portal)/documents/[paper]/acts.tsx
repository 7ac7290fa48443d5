'use client'
import { useState } from 'react'
import { useWords } from '#app/_i18n/client.tsx'
import { api } from '#app/_trpc/client.ts'
import { useAct } from '#app/_trpc/use-act.ts'
import { ActForm, ReasonForm } from '#app/_ui/act-form.tsx'
import { Button } from '#app/_ui/button.tsx'
import { Dialog } from '#app/_ui/dialog.tsx'
import { Refused } from '#app/_ui/refused.tsx'
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
  const standing = paper.versions.find((one) => one.status === 'issued')?.id ?? ''
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
      <Refused error={circulate.error} className="basis-full" />
      <Dialog open={open !== null} onOpenChange={close} title={open ? t(open) : ''}>
        {open === 'classify' ? <Classify paper={paper} economies={economies} done={close} /> : null}
        {open === 'withdrawVersion' ? (
          <ReasonForm
            id="withdraw-reason"
            label={t('reason')}
            hint={t('withdrawVersionHint')}
            verb={t('withdrawVersion')}
            variant="danger"
            send={(reason) => api.documents.withdraw.mutate({ meeting: paper.meeting, version: standing, reason })}
            done={close}
          />
        ) : null}
      </Dialog>
    </div>
  )
}

function Classify({ paper, economies, done }: Props & { done: () => void }) {
  const { t } = useWords('documents')
  const { access, restriction, derestrictOn } = paper
  const [cover, setCover] = useState<Restricted>({ access, economies: paper.economies, restriction, derestrictOn })
  const act = useAct(() => api.documents.classify.mutate({ paper: paper.id, ...cover }), done)
  return (
    <ActForm act={act} verb={t('save')}>
      <Restriction
        cover={cover}
        economies={economies}
        change={(part) => setCover((before) => ({ ...before, ...part }))}
      />
    </ActForm>
  )
}
