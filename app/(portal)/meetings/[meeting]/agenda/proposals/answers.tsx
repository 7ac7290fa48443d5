'use client'
import { useState } from 'react'
import { useWords } from '#app/_i18n/client.tsx'
import { api } from '#app/_trpc/client.ts'
import { useAct } from '#app/_trpc/use-act.ts'
import { ReasonForm } from '#app/_ui/act-form.tsx'
import { Button } from '#app/_ui/button.tsx'
import { Dialog } from '#app/_ui/dialog.tsx'
import { Refused } from '#app/_ui/refused.tsx'
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
        {open !== null && open !== 'amend' ? (
          <ReasonForm
            id="proposal-reason"
            label={t(open === 'accept' ? 'remark' : 'reason')}
            hint={t(`${open}Hint`)}
            verb={t(open)}
            required={open !== 'accept'}
            send={(reason) => api.agenda.answerProposal.mutate({ proposal: proposal.id, move: open, reason })}
            done={close}
          />
        ) : null}
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
      <Refused error={error} className="basis-full" />
    </>
  )
}
