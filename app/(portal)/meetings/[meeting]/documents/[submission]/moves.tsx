'use client'
import { useState } from 'react'
import { useWords } from '#app/_i18n/client.tsx'
import { api } from '#app/_trpc/client.ts'
import { useAct } from '#app/_trpc/use-act.ts'
import { ActForm, ReasonForm } from '#app/_ui/act-form.tsx'
import { Callout } from '#app/_ui/badge.tsx'
import { Button, type ButtonLook } from '#app/_ui/button.tsx'
import { Dialog } from '#app/_ui/dialog.tsx'
import { Field } from '#app/_ui/field.tsx'
import { Refused } from '#app/_ui/refused.tsx'
import type { MoveName, SubmissionView } from '#server/documents/schema.ts'

const looks: Record<MoveName, ButtonLook> = {
  ...{ submit: 'primary', accept: 'primary', return: 'secondary' },
  ...{ decline: 'quiet', withdraw: 'quiet' },
}
const withReason = {
  return: api.documents.returnSubmission,
  decline: api.documents.decline,
  withdraw: api.documents.withdrawSubmission,
}

/** What one may do with the paper where it stands, as the procedure allows it. */
export function Moves({ view }: { view: SubmissionView }) {
  const { t } = useWords('documents')
  const [open, setOpen] = useState<Exclude<MoveName, 'submit'> | null>(null)
  if (view.can.moves.length === 0 && !view.can.amend) return null
  const others = view.can.moves.filter((name) => name !== 'submit')
  return (
    <section className="flex flex-col gap-4">
      {view.can.amend ? <Told title={t('lacks')} codes={view.lacks} /> : null}
      <Told title={t('warns')} codes={view.warns} />
      {view.can.moves.includes('submit') ? <Submit view={view} /> : null}
      {view.can.amend && !view.can.moves.includes('submit') ? <p className="text-muted">{t('byHead')}</p> : null}
      <div className="flex flex-wrap gap-2">
        {others.map((name) => (
          <Button key={name} variant={looks[name]} onClick={() => setOpen(name as Exclude<MoveName, 'submit'>)}>
            {t(name)}
          </Button>
        ))}
      </div>
      <Dialog open={open !== null} onOpenChange={() => setOpen(null)} title={open ? t(open) : ''}>
        {open === 'accept' ? <Accept view={view} done={() => setOpen(null)} /> : null}
        {open && open !== 'accept' ? (
          <ReasonForm
            id="reason"
            label={t('reason')}
            hint={t(`${open}Hint`)}
            verb={t(open)}
            send={(reason) => withReason[open].mutate({ submission: view.id, reason })}
            done={() => setOpen(null)}
          />
        ) : null}
      </Dialog>
    </section>
  )
}

function Told({ title, codes }: { title: string; codes: string[] }) {
  const errors = useWords('errors')
  if (codes.length === 0) return null
  return (
    <Callout tone="warn" title={title}>
      <ul className="mt-1 list-disc ps-5">
        {codes.map((code) => (
          <li key={code}>{errors.t(code)}</li>
        ))}
      </ul>
    </Callout>
  )
}

function Submit({ view }: { view: SubmissionView }) {
  const { t } = useWords('documents')
  const [confirmed, setConfirmed] = useState(false)
  const asks = view.files.some((file) => file.findings.length > 0)
  const { run, pending, error } = useAct(() =>
    api.documents.submit.mutate({ submission: view.id, edition: view.edition, confirmed }),
  )
  return (
    <div className="flex flex-col gap-3">
      {asks ? (
        <label className="flex items-start gap-2">
          <input
            type="checkbox"
            className="mt-0.5 size-5 shrink-0 accent-primary"
            checked={confirmed}
            onChange={(event) => setConfirmed(event.target.checked)}
          />
          {t('confirm')}
        </label>
      ) : null}
      <Refused error={error} />
      <Button
        variant="primary"
        className="self-start"
        pending={pending}
        disabled={view.lacks.length > 0 || (asks && !confirmed)}
        onClick={run}
      >
        {t('submit')}
      </Button>
    </div>
  )
}

function Accept({ view, done }: { view: SubmissionView; done: () => void }) {
  const { t } = useWords('documents')
  const [circulate, setCirculate] = useState(true)
  const [consent, setConsent] = useState('')
  const asks = view.late && view.cover.purpose === 'endorsement'
  const act = useAct(
    () => api.documents.accept.mutate({ submission: view.id, circulate, consent: consent.trim() || null }),
    done,
  )
  return (
    <ActForm act={act} verb={t('accept')}>
      <p className="text-muted">{t('acceptHint')}</p>
      {asks ? (
        <Field
          id="consent"
          label={t('consent')}
          hint={t('consentHint')}
          required
          maxLength={1000}
          value={consent}
          onChange={(event) => setConsent(event.target.value)}
        />
      ) : null}
      <label className="inline-flex min-h-9 items-center gap-2">
        <input
          type="checkbox"
          className="size-5 accent-primary"
          checked={circulate}
          onChange={(event) => setCirculate(event.target.checked)}
        />
        {t('circulateNow')}
      </label>
    </ActForm>
  )
}
