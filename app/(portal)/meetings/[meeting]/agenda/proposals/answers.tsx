'use client'
import { useState } from 'react'
import { useWords } from '#app/_i18n/client.tsx'
import { api } from '#app/_trpc/client.ts'
import { useAct } from '#app/_trpc/use-act.ts'
import { Button } from '#app/_ui/button.tsx'
import { Dialog } from '#app/_ui/dialog.tsx'
import { Field } from '#app/_ui/field.tsx'
import type { ProposalMove, ProposalView, Support } from '#server/agenda/shape/proposals.ts'
import { ItemForm } from './propose.tsx'

type Open = ProposalMove | null

/** What one may do with a proposal where it stands. */
export function Answers({ proposal }: { proposal: ProposalView }) {
  const { t } = useWords('proposals')
  const [open, setOpen] = useState<Open>(null)
  const { moves, support, leave } = proposal.can
  if (moves.length === 0 && !support && !leave) return null
  const close = (): void => setOpen(null)
  return (
    <div className="mt-4 flex flex-wrap gap-2">
      {support || leave ? <Supporting proposal={proposal} /> : null}
      {moves.map((move) => (
        <Button
          key={move}
          variant={move === 'accept' ? 'primary' : move === 'decline' || move === 'withdraw' ? 'quiet' : 'secondary'}
          onClick={() => setOpen(move)}
        >
          {t(move)}
        </Button>
      ))}
      <Dialog open={open !== null} onOpenChange={close} title={open ? t(open) : ''}>
        {open === 'amend' ? (
          <ItemForm
            given={proposal}
            act={t('amend')}
            send={({ title, annotation, purpose, minutes }) =>
              api.agenda.amendProposal.mutate({
                ...{ proposal: proposal.id, edition: proposal.edition },
                ...{ title, annotation, purpose, minutes },
              })
            }
            done={close}
          />
        ) : null}
        {open !== null && open !== 'amend' ? <Answer proposal={proposal.id} move={open} done={close} /> : null}
      </Dialog>
    </div>
  )
}

function Supporting({ proposal }: { proposal: ProposalView }) {
  const { t } = useWords('proposals')
  const { run, pending, error } = useAct((kind: Support | null) =>
    kind
      ? api.agenda.supportProposal.mutate({ proposal: proposal.id, kind })
      : api.agenda.leaveProposal.mutate({ proposal: proposal.id }),
  )
  return (
    <>
      {proposal.can.support ? (
        <>
          <Button pending={pending} onClick={() => run('joins')}>
            {t('join')}
          </Button>
          <Button pending={pending} onClick={() => run('sponsors')}>
            {t('sponsor')}
          </Button>
        </>
      ) : (
        <Button pending={pending} onClick={() => run(null)}>
          {t('leave')}
        </Button>
      )}
      {error ? (
        <p role="alert" className="basis-full text-sm font-medium text-danger">
          {error}
        </p>
      ) : null}
    </>
  )
}

function Answer({
  proposal,
  move,
  done,
}: {
  proposal: string
  move: Exclude<ProposalMove, 'amend'>
  done: () => void
}) {
  const { t } = useWords('proposals')
  const [reason, setReason] = useState('')
  const { run, pending, error } = useAct(() => api.agenda.answerProposal.mutate({ proposal, move, reason }), done)
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        run()
      }}
    >
      <Field
        id="proposal-reason"
        label={t(move === 'accept' ? 'remark' : 'reason')}
        hint={t(`${move}Hint`)}
        error={error}
        required={move !== 'accept'}
        maxLength={1000}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      <Button type="submit" variant="primary" pending={pending} className="self-start">
        {t(move)}
      </Button>
    </form>
  )
}
