'use client'
import { CircleCheck } from 'lucide-react'
import { useState } from 'react'
import { useWords } from '#app/_i18n/client.tsx'
import { api } from '#app/_trpc/client.ts'
import { useAct } from '#app/_trpc/use-act.ts'
import { Badge, Empty } from '#app/_ui/badge.tsx'
import { Button } from '#app/_ui/button.tsx'
import { Field } from '#app/_ui/field.tsx'
import { Refused } from '#app/_ui/refused.tsx'
import type { MemberView } from '#server/meetings/shape/delegations.ts'

type Coming = MemberView & { party: string }
/** as one looks for a name: without marks, in small letters */
const bare = (words: string): string => words.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase()

/** Everybody who is expected, found by name or economy, each with one large button. */
export function Door({ meeting, coming }: { meeting: number; coming: Coming[] }) {
  const { t } = useWords('delegations')
  const names = useWords('parties')
  const [wanted, setWanted] = useState('')
  const asked = bare(wanted.trim())
  const found = coming.filter((one) => bare(`${one.name} ${names.t(one.party)} ${one.party}`).includes(asked))
  const here = coming.filter((one) => one.checkedInAt).length
  return (
    <div className="max-w-3xl">
      <Field
        id="door-search"
        type="search"
        label={t('find')}
        autoComplete="off"
        value={wanted}
        onChange={(event) => setWanted(event.target.value)}
      />
      <p className="my-3 text-lg tabular-nums" role="status">
        {t('hereCount', { here, count: coming.length })}
      </p>
      {found.length === 0 ? <Empty title={t(coming.length === 0 ? 'nobodyComing' : 'nobodyFound')} /> : null}
      <ul className="divide-y divide-line rounded-md border border-line bg-surface empty:hidden" data-list="door">
        {found.map((one) => (
          <li key={one.id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-4 py-3">
            <div className="min-w-0 flex-1 basis-48">
              <p className="font-medium break-words">{one.name}</p>
              <p className="text-sm text-muted">
                {names.t(one.party)} · {t(`roles.${one.role}`)}
              </p>
            </div>
            <Arrival meeting={meeting} member={one} />
          </li>
        ))}
      </ul>
    </div>
  )
}

function Arrival({ meeting, member }: { meeting: number; member: Coming }) {
  const { t, format } = useWords('delegations')
  const { id, name, checkedInAt, state } = member
  const come = useAct((here: boolean) => api.meetings.checkIn.mutate({ member: id, here }))
  const accredit = useAct(() => api.meetings.accreditMembers.mutate({ meeting, members: [id] }))
  return (
    <div className="flex flex-wrap items-center gap-2">
      {checkedInAt ? (
        <>
          <Badge tone="ok" icon={CircleCheck}>
            {t('hereSince', { at: format.dateTime(checkedInAt) })}
          </Badge>
          <Button
            variant="quiet"
            pending={come.pending}
            aria-label={t('undoOf', { name })}
            onClick={() => come.run(false)}
          >
            {t('undo')}
          </Button>
        </>
      ) : state === 'accredited' ? (
        <Button
          variant="primary"
          className="min-h-11"
          pending={come.pending}
          aria-label={t('checkInMember', { name })}
          onClick={() => come.run(true)}
        >
          {t('checkIn')}
        </Button>
      ) : (
        <>
          <Badge tone="info">{t('states.registered')}</Badge>
          <Button
            className="min-h-11"
            pending={accredit.pending}
            aria-label={t('accreditMember', { name })}
            onClick={() => accredit.run()}
          >
            {t('accreditOne')}
          </Button>
        </>
      )}
      <Refused error={come.error ?? accredit.error} className="basis-full" />
    </div>
  )
}
