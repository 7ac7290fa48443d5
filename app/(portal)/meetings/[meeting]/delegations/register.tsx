'use client'
import { UserPlus } from 'lucide-react'
import { useState } from 'react'
import { useWords } from '#app/_i18n/client.tsx'
import { api } from '#app/_trpc/client.ts'
import { useAct } from '#app/_trpc/use-act.ts'
import { Button } from '#app/_ui/button.tsx'
import { Dialog } from '#app/_ui/dialog.tsx'
import { Refused } from '#app/_ui/refused.tsx'
import type { RegistrationView } from '#server/meetings/shape/delegations.ts'
import { MemberForm } from './member-form.tsx'

interface Props {
  meeting: number
  party: string
  primary?: boolean
}

/** Registers a member of a delegation; what the portal knows of it is asked for when the form opens. */
export function Register({ meeting, party, primary = false }: Props) {
  const { t } = useWords('delegations')
  const names = useWords('parties')
  const [known, setKnown] = useState<RegistrationView | null>(null)
  const open = useAct(() => api.meetings.registration.query({ meeting, party }), setKnown)
  const name = names.t(party)
  return (
    <>
      <Button
        variant={primary ? 'primary' : 'quiet'}
        pending={open.pending}
        aria-label={t('registerOf', { party: name })}
        onClick={() => open.run()}
      >
        <UserPlus aria-hidden className="size-4" />
        {t('register')}
      </Button>
      <Refused error={open.error} />
      <Dialog
        open={known !== null}
        onOpenChange={() => setKnown(null)}
        title={t('registerOf', { party: name })}
        description={t('registerHint')}
      >
        {known ? (
          <MemberForm
            people={known.people}
            given={{ name: '', title: null, administration: known.administration, role: 'member', person: null }}
            verb={t('register')}
            send={(fields) => api.meetings.registerMember.mutate({ meeting, party, ...fields })}
            done={() => setKnown(null)}
          />
        ) : null}
      </Dialog>
    </>
  )
}
