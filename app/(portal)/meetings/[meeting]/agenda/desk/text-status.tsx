'use client'
import { CheckCircle2, CircleDashed, Eye, PencilLine, RefreshCw } from 'lucide-react'
import { useWords } from '#app/_i18n/client.tsx'
import { api } from '#app/_trpc/client.ts'
import { useAct } from '#app/_trpc/use-act.ts'
import { Button } from '#app/_ui/button.tsx'
import type { TextState } from '#server/agenda/schema/desk.ts'

const icons = {
  source: PencilLine,
  missing: CircleDashed,
  draft: PencilLine,
  review: Eye,
  approved: CheckCircle2,
  changed: RefreshCw,
}
const tones = {
  source: 'text-muted',
  missing: 'text-action',
  draft: 'text-info',
  review: 'text-info',
  approved: 'text-ok',
  changed: 'text-warn',
}

/** The state of one text as a word with its sign; never colour alone. */
function StatusMark({ state, short = false }: { state: Pick<TextState, 'status' | 'grade'>; short?: boolean }) {
  const { t } = useWords('desk')
  const Icon = icons[state.status]
  const words = state.status === 'changed' && state.grade ? t(`grade.${state.grade}`) : t(`status.${state.status}`)
  return (
    <span className={`inline-flex items-center gap-1 text-sm ${tones[state.status]}`} data-status={state.status}>
      <Icon aria-hidden className="size-4 shrink-0" />
      <span className={short ? 'sr-only' : undefined}>{words}</span>
    </span>
  )
}

/** What can be done with the text now: the next step of its life, by who may write the language. */
export function StatusActs({
  meeting,
  state,
  may,
  done,
}: {
  meeting: number
  state: TextState
  may: boolean
  done: () => void
}) {
  const { t } = useWords('desk')
  const input = { meeting, item: state.item, language: state.language }
  const submit = useAct(() => api.agenda.submitForReview.mutate(input), done)
  const approve = useAct(() => api.agenda.approve.mutate(input), done)
  const back = useAct(() => api.agenda.returnToDraft.mutate(input), done)
  const error = submit.error ?? approve.error ?? back.error
  return (
    <div className="flex flex-wrap items-center gap-2">
      <StatusMark state={state} />
      {may && state.status === 'draft' ? (
        <Button variant="secondary" pending={submit.pending} onClick={() => submit.run()}>
          {t('act.submit')}
        </Button>
      ) : null}
      {may && ['draft', 'review', 'changed'].includes(state.status) ? (
        <Button variant="primary" pending={approve.pending} onClick={() => approve.run()}>
          {t('act.approve')}
        </Button>
      ) : null}
      {may && ['review', 'approved'].includes(state.status) ? (
        <Button variant="quiet" pending={back.pending} onClick={() => back.run()}>
          {t('act.back')}
        </Button>
      ) : null}
      {error ? (
        <p role="alert" className="basis-full text-sm text-action">
          {error}
        </p>
      ) : null}
    </div>
  )
}
