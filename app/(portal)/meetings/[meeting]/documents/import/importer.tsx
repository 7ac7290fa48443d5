'use client'
import { useState } from 'react'
import { useWords } from '#app/_i18n/client.tsx'
import { api } from '#app/_trpc/client.ts'
import { useAct } from '#app/_trpc/use-act.ts'
import { Callout } from '#app/_ui/badge.tsx'
import { Button, LinkButton } from '#app/_ui/button.tsx'
import { Refused } from '#app/_ui/refused.tsx'
import { useUploads } from '#app/_ui/use-uploads.ts'
import type { ImportPlan } from '#server/documents/shape/import.ts'
import { Files } from './files.tsx'
import { List, type ListText } from './list.tsx'
import { Plan } from './plan.tsx'

interface Props {
  meeting: number
  items: Array<{ id: string; label: string }>
}

/** Three steps: the files, the list, what would happen; then it happens as a whole or not at all. */
export function Importer({ meeting, items }: Props) {
  const { t } = useWords('import')
  const { files, add } = useUploads(meeting)
  const [list, setList] = useState<ListText | null>(null)
  const [seen, setSeen] = useState<{ plan: ImportPlan; sent: object } | null>(null)
  const uploads = files.flatMap((file) => file.upload ?? [])
  const sent = { meeting, csv: list?.text ?? '', uploads, items: items.filter((item) => item.label !== '') }
  const look = useAct(
    async () => ({ plan: await api.documents.planImport.mutate(sent), sent }),
    (result) => setSeen(result),
  )
  const keys = seen?.plan.rows.map((row) => row.key) ?? []
  const [done, setDone] = useState<Awaited<ReturnType<typeof api.documents.importPapers.mutate>> | null>(null)
  const act = useAct(() => api.documents.importPapers.mutate({ ...sent, keys }), setDone)
  const busy = files.some((file) => ['waiting', 'sending', 'inspecting'].includes(file.state))
  if (done)
    return (
      <Callout tone="ok" title={t('done', { papers: done.papers, revisions: done.revisions })}>
        <p>{t('next', { number: done.next })}</p>
        <p className="mt-3">
          <LinkButton href={`/meetings/${meeting}/documents`}>{t('toDocuments')}</LinkButton>
        </p>
      </Callout>
    )
  const current = seen && JSON.stringify(seen.sent) === JSON.stringify(sent) ? seen.plan : null
  return (
    <div className="flex flex-col gap-8">
      <p className="max-w-[70ch] text-muted">{t('intro')}</p>
      <Files files={files} add={add} />
      <List list={list} choose={setList} />
      <section aria-labelledby="plan" className="flex flex-col gap-4">
        <h2 id="plan" className="text-xl font-semibold">
          {t('plan')}
        </h2>
        <p className="max-w-[70ch] text-muted">{t('planHint')}</p>
        <Refused error={look.error} />
        <div className="flex flex-wrap items-center gap-3">
          <Button
            variant={current ? 'secondary' : 'primary'}
            pending={look.pending}
            disabled={list === null || busy}
            onClick={() => look.run()}
          >
            {t('look')}
          </Button>
          {busy ? <p className="text-muted">{t('busy')}</p> : null}
        </div>
        {current ? <Plan plan={current} act={act} /> : null}
      </section>
    </div>
  )
}
