'use client'
import { ArrowDown, ArrowUp } from 'lucide-react'
import { useState } from 'react'
import { useWords } from '#app/_i18n/client.tsx'
import { api } from '#app/_trpc/client.ts'
import { useAct } from '#app/_trpc/use-act.ts'
import { ActForm } from '#app/_ui/act-form.tsx'
import { Button } from '#app/_ui/button.tsx'
import { Dialog } from '#app/_ui/dialog.tsx'
import { Refused } from '#app/_ui/refused.tsx'
import type { MemberView, NeedView } from '#server/meetings/shape/delegations.ts'
import { MemberForm } from './member-form.tsx'
import { NeedForm } from './need-form.tsx'

interface Props {
  member: MemberView
  need: NeedView | null
  /** at the ends of the order, where it moves no further */
  first: boolean
  last: boolean
}
type Open = 'amend' | 'need' | 'withdraw' | null

/** What one may do with a member of a delegation: change, note needs, order, withdraw. */
export function MemberActs({ member, need, first, last }: Props) {
  const { t } = useWords('delegations')
  const [open, setOpen] = useState<Open>(null)
  const close = (): void => setOpen(null)
  const { id, name, title, administration, role, person } = member
  const order = useAct((to: 'up' | 'down') => api.meetings.orderMember.mutate({ member: id, to }))
  const withdraw = useAct(() => api.meetings.withdrawMember.mutate({ member: id }), close)
  const moves = role !== 'head' && !(first && last)
  return (
    <div className="-mx-2 flex flex-wrap items-center gap-x-1">
      {(['amend', 'need', 'withdraw'] as const).map((act) => (
        <Button key={act} variant="quiet" aria-label={t(`${act}Of`, { name })} onClick={() => setOpen(act)}>
          {t(act)}
        </Button>
      ))}
      {moves ? (
        <>
          <Button
            variant="quiet"
            disabled={first || order.pending}
            aria-label={t('upOf', { name })}
            onClick={() => order.run('up')}
          >
            <ArrowUp aria-hidden className="size-4" />
          </Button>
          <Button
            variant="quiet"
            disabled={last || order.pending}
            aria-label={t('downOf', { name })}
            onClick={() => order.run('down')}
          >
            <ArrowDown aria-hidden className="size-4" />
          </Button>
        </>
      ) : null}
      <Refused error={order.error} className="basis-full" />
      <Dialog
        open={open !== null}
        onOpenChange={close}
        title={open ? t(`${open}Of`, { name }) : ''}
        {...(open ? { description: t(`${open}Hint`) } : {})}
      >
        {open === 'amend' ? (
          <MemberForm
            people={[]}
            given={{ name, title, administration, role, person }}
            verb={t('amend')}
            send={(fields) => api.meetings.amendMember.mutate({ member: id, ...fields })}
            done={close}
          />
        ) : null}
        {open === 'need' ? <NeedForm member={id} given={need} done={close} /> : null}
        {open === 'withdraw' ? (
          <ActForm act={withdraw} verb={t('withdraw')} variant="danger">
            {null}
          </ActForm>
        ) : null}
      </Dialog>
    </div>
  )
}
