'use client'
import { useRouter } from 'next/navigation'
import { type FormEvent, useState } from 'react'
import { useWords } from '#app/_i18n/client.tsx'
import { api } from '#app/_trpc/client.ts'
import { useAct } from '#app/_trpc/use-act.ts'
import { Button, LinkButton } from '#app/_ui/button.tsx'
import { Refused } from '#app/_ui/refused.tsx'
import { furnish } from './furnish.ts'
import { PlaceFields, type Place } from './place-fields.tsx'
import { type Term, TermFields } from './term-fields.tsx'

interface Props {
  /** who may plan a meeting; the others ask for one */
  plans: boolean
  before: { id: number; name: string } | null
  term: Term
  place: Place
  hosts: Array<{ id: string; name: string; zone: string | null }>
  zones: string[]
}

const place = ({ city, venue, ...rest }: Place) => ({
  ...rest,
  city: city.trim() || null,
  venue: venue.trim() || null,
})

/** A new meeting: after which one, when and where; what follows from that is laid by itself. */
export function NewMeeting({ plans, before, hosts, zones, ...first }: Props) {
  const { t } = useWords('planning')
  const router = useRouter()
  const [term, setTerm] = useState(first.term)
  const [where, setWhere] = useState(first.place)
  const create = useAct(
    async () => {
      const { from, year, ordinal, som, reason } = term
      const made = await api.meetings.create.mutate({
        ...{ from, year, ordinal, som, reason: plans ? null : reason.trim() || null },
        ...place(where),
      })
      if (plans) await furnish(made.id)
      return made
    },
    ({ id }) => router.push(`/meetings/${id}`),
  )
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    create.run()
  }
  return (
    <form onSubmit={submit} className="flex max-w-3xl flex-col gap-6">
      <Refused loud error={create.error} />
      <TermFields plans={plans} before={before} term={term} change={(part) => setTerm({ ...term, ...part })} />
      <PlaceFields hosts={hosts} zones={zones} place={where} change={(part) => setWhere({ ...where, ...part })} />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" variant="primary" pending={create.pending}>
          {t(plans ? 'create' : 'ask')}
        </Button>
        <LinkButton href="/meetings">{t('cancel')}</LinkButton>
      </div>
    </form>
  )
}

/** Changes where and when a meeting sits; its timetable moves with its first day. */
export function AmendMeeting({
  meeting,
  hosts,
  zones,
  ...first
}: Pick<Props, 'place' | 'hosts' | 'zones'> & { meeting: number }) {
  const { t } = useWords('planning')
  const router = useRouter()
  const [where, setWhere] = useState(first.place)
  const amend = useAct(
    () => api.meetings.amend.mutate({ meeting, ...place(where) }),
    () => router.push(`/meetings/${meeting}`),
  )
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    amend.run()
  }
  return (
    <form onSubmit={submit} className="flex max-w-3xl flex-col gap-6">
      <Refused loud error={amend.error} />
      <PlaceFields hosts={hosts} zones={zones} place={where} change={(part) => setWhere({ ...where, ...part })} />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" variant="primary" pending={amend.pending}>
          {t('keep')}
        </Button>
        <LinkButton href={`/meetings/${meeting}`}>{t('cancel')}</LinkButton>
      </div>
    </form>
  )
}
