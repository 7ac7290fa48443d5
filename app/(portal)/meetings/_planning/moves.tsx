'use client'
import { type FormEvent, useState } from 'react'
import { useWords } from '#app/_i18n/client.tsx'
import { api } from '#app/_trpc/client.ts'
import { useAct } from '#app/_trpc/use-act.ts'
import { Button } from '#app/_ui/button.tsx'
import { Dialog } from '#app/_ui/dialog.tsx'
import { Field } from '#app/_ui/field.tsx'
import { Refused } from '#app/_ui/refused.tsx'
import type { MeetingView } from '#server/meetings/schema.ts'
import { furnish } from './furnish.ts'

type Move = MeetingView['moves'][number]

/** The moves that lead on from here as buttons; each says what it does before it does it. */
export function Moves({ meeting, moves }: { meeting: number; moves: Move[] }) {
  const { t } = useWords('planning')
  const [chosen, setChosen] = useState<Move | null>(null)
  return (
    <div className="mt-4 flex flex-wrap gap-2 border-t border-line pt-4">
      {moves.map((move) => (
        <Button key={move.move} variant={move.reason ? 'quiet' : 'secondary'} onClick={() => setChosen(move)}>
          {t(`moves.${move.move}`)}
        </Button>
      ))}
      {chosen ? <MoveDialog meeting={meeting} move={chosen} close={() => setChosen(null)} /> : null}
    </div>
  )
}

function MoveDialog({ meeting, move, close }: { meeting: number; move: Move; close: () => void }) {
  const { t } = useWords('planning')
  const [reason, setReason] = useState('')
  const act = useAct(async () => {
    await api.meetings.move.mutate({ meeting, move: move.move, reason: reason.trim() || null })
    if (move.move === 'approve') await furnish(meeting)
  }, close)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    act.run()
  }
  return (
    <Dialog open onOpenChange={close} title={t(`moves.${move.move}`)} description={t(`moveExplain.${move.move}`)}>
      <form onSubmit={submit} className="flex flex-col gap-4">
        <Refused loud error={act.error} />
        {move.reason ? (
          <Field
            id="move-reason"
            label={t('reason')}
            required
            minLength={3}
            maxLength={1000}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        ) : null}
        <div className="flex flex-wrap gap-2">
          <Button type="submit" variant={move.move === 'decline' ? 'danger' : 'primary'} pending={act.pending}>
            {t(`moves.${move.move}`)}
          </Button>
          <Button onClick={close}>{t('cancel')}</Button>
        </div>
      </form>
    </Dialog>
  )
}
