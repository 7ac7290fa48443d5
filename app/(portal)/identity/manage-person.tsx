'use client'
import { type FormEvent, useState } from 'react'
import { useWords } from '#app/_i18n/client.tsx'
import { api } from '#app/_trpc/client.ts'
import { useAct } from '#app/_trpc/use-act.ts'
import { Button } from '#app/_ui/button.tsx'
import { Dialog } from '#app/_ui/dialog.tsx'
import type { MandateView, PersonView } from '#server/identity/schema.ts'
import { Told } from '../profile/told.tsx'
import { Confirm, type Question } from './confirm.tsx'
import { type Choices, firstOffer, fitted, MandateFields } from './mandate-fields.tsx'

interface Props {
  person: PersonView
  choices: Choices
  /** the administrator looks at the own person: that, others manage */
  self: boolean
  /** the mandate the administrator acts under */
  current: string
}

/** What an administrator does about one person, behind one button. */
export function ManagePerson(props: Props) {
  const { t } = useWords('identity')
  const [open, setOpen] = useState(false)
  const { name } = props.person
  return (
    <>
      <Button onClick={() => setOpen(true)} aria-label={t('people.manage', { name })}>
        {t('people.manageShort')}
      </Button>
      <Dialog open={open} onOpenChange={setOpen} title={name} description={props.person.email ?? t('people.noAddress')}>
        <Manage {...props} />
      </Dialog>
    </>
  )
}

function Manage({ person, choices, self, current }: Props) {
  const { t } = useWords('identity')
  const [question, setQuestion] = useState<Question | null>(null)
  const act = useAct(
    (work: () => Promise<unknown>) => work(),
    () => setQuestion(null),
  )
  if (question) {
    return (
      <Confirm
        question={question}
        pending={act.pending}
        error={act.error}
        run={act.run}
        leave={() => setQuestion(null)}
      />
    )
  }
  const input = { person: person.id }
  const { name } = person
  return (
    <div className="flex flex-col gap-6">
      <Mandates person={person} current={current} ask={setQuestion} />
      <Grant person={person} choices={choices} />
      <div className="flex flex-wrap items-center gap-2 border-t border-line pt-4">
        {person.sessions > 0 ? (
          <Button
            onClick={() =>
              setQuestion({
                title: t('people.sureSessionsTitle', { name }),
                text: t('people.sureSessions', { name }),
                act: t('people.endSessions'),
                work: () => api.identity.endSessions.mutate(input),
              })
            }
          >
            {t('people.endSessions')}
          </Button>
        ) : null}
        {person.disabledAt ? (
          <Button pending={act.pending} onClick={() => act.run(() => api.identity.enable.mutate(input))}>
            {t('people.enable')}
          </Button>
        ) : self ? null : (
          <Button
            variant="danger"
            onClick={() =>
              setQuestion({
                title: t('people.sureTitle', { name }),
                text: t('people.sure', { name }),
                act: t('people.disable'),
                work: () => api.identity.disable.mutate(input),
              })
            }
          >
            {t('people.disable')}
          </Button>
        )}
        <Told error={act.error} done={null} />
      </div>
    </div>
  )
}

function Mandates({
  person,
  current,
  ask,
}: {
  person: PersonView
  current: string
  ask: (question: Question) => void
}) {
  const { t, format } = useWords('identity')
  const frame = useWords('frame')
  const parties = useWords('parties')
  const said = (mandate: MandateView): string => {
    const capacity = frame.t(mandate.head ? 'capacity.head' : `capacity.${mandate.capacity}`)
    return mandate.party ? t('people.for', { capacity, party: parties.t(mandate.party) }) : capacity
  }
  return (
    <section aria-labelledby="person-mandates">
      <h3 id="person-mandates" className="font-semibold">
        {t('people.mandates')}
      </h3>
      <ul className="divide-y divide-line">
        {person.mandates.map((mandate) => (
          <li key={mandate.id} className="flex flex-wrap items-center justify-between gap-2 py-2">
            <span className={mandate.until ? 'text-muted' : undefined}>
              {mandate.meeting ? t('people.forMeeting', { as: said(mandate) }) : said(mandate)}{' '}
              <span className="text-sm text-muted">
                {mandate.until
                  ? t('people.endedAt', { at: format.date(mandate.until) })
                  : t('mandate.since', { from: format.date(mandate.from) })}
              </span>
            </span>
            {mandate.until || mandate.id === current ? null : (
              <Button
                onClick={() =>
                  ask({
                    title: t('people.sureWithdrawTitle'),
                    text: t('people.sureWithdraw', { mandate: said(mandate), name: person.name }),
                    act: t('people.withdraw'),
                    work: () => api.identity.withdraw.mutate({ mandate: mandate.id }),
                  })
                }
              >
                {t('people.withdraw')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Grant({ person, choices }: { person: PersonView; choices: Choices }) {
  const { t } = useWords('identity')
  const [offer, setOffer] = useState(firstOffer)
  const grant = useAct(
    () => api.identity.grant.mutate({ person: person.id, ...fitted(offer) }),
    () => setOffer(firstOffer),
  )
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    grant.run()
  }
  return (
    <details className="rounded-md border border-line">
      <summary className="min-h-10 px-4 py-2 font-medium">{t('people.grant')}</summary>
      <form className="flex flex-col gap-4 px-4 pb-4" onSubmit={submit}>
        <MandateFields id={`grant-${person.id}`} offer={offer} change={setOffer} choices={choices} />
        <div className="flex flex-wrap items-center gap-3">
          <Button type="submit" variant="primary" pending={grant.pending}>
            {t('people.grant')}
          </Button>
          <Told error={grant.error} done={null} />
        </div>
      </form>
    </details>
  )
}
