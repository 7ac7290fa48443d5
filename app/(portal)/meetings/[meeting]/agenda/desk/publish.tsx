'use client'
import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import { useWords } from '#app/_i18n/client.tsx'
import { api } from '#app/_trpc/client.ts'
import { useAct } from '#app/_trpc/use-act.ts'
import { Button } from '#app/_ui/button.tsx'
import { Dialog } from '#app/_ui/dialog.tsx'
import type { EditionKind } from '#server/agenda/schema.ts'
import type { GateView } from '#server/agenda/schema/gate.ts'

/** Publishing an edition: what the gate says, what is asked first, and the one act. */
export function Publish({ meeting, disabled }: { meeting: number; disabled: boolean }) {
  const { t } = useWords('desk')
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button variant="primary" disabled={disabled} onClick={() => setOpen(true)}>
        {t('publish.open')}
      </Button>
      <Dialog open={open} onOpenChange={setOpen} title={t('publish.title')} description={t('publish.explain')}>
        {open ? <Gate meeting={meeting} /> : null}
      </Dialog>
    </>
  )
}

function Gate({ meeting }: { meeting: number }) {
  const { t } = useWords('desk')
  const [gate, setGate] = useState<GateView | null>(null)
  const [failed, setFailed] = useState(false)
  useEffect(() => {
    void api.agenda.gate.query({ meeting }).then(setGate, () => setFailed(true))
  }, [meeting])
  if (failed) return <p role="alert">{t('publish.failed')}</p>
  if (!gate) return <p>{t('loading')}</p>
  return (
    <div className="flex flex-col gap-4">
      <p>{t('publish.next', { number: gate.next.number, items: gate.items })}</p>
      <GateLists gate={gate} />
      <Circulate meeting={meeting} gate={gate} />
    </div>
  )
}

function GateLists({ gate }: { gate: GateView }) {
  const { t, format } = useWords('desk')
  return (
    <>
      <ul className="flex flex-wrap gap-2">
        {gate.languages.map((one) => (
          <li key={one.language} className="rounded border border-line px-2 py-1 text-sm">
            {format.language(one.language)}:{' '}
            {one.complete ? t('publish.complete') : one.required ? t('publish.incomplete') : t('publish.left')}
          </li>
        ))}
      </ul>
      {gate.shape.length > 0 ? (
        <section>
          <h3 className="font-semibold text-action">{t('publish.shape')}</h3>
          <ul className="list-disc pl-5">
            {gate.shape.map((one) => (
              <li key={`${one.item}${one.field}${one.language}`}>
                {one.label} · {one.field} {one.language ?? ''}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {gate.texts.length > 0 ? (
        <section>
          <h3 className="font-semibold text-action">{t('publish.texts')}</h3>
          <ul className="list-disc pl-5" data-gate="texts">
            {gate.texts.map((one) => (
              <li key={`${one.item}${one.language}`}>
                {t(`publish.${one.why}`, {
                  label: one.label,
                  language: format.language(one.language),
                  owner: one.owner?.name ?? t('publish.nobody'),
                })}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {gate.nomenclature.length > 0 ? (
        <section>
          <h3 className="font-semibold text-warn">{t('publish.nomenclature')}</h3>
          <ul className="list-disc pl-5" data-gate="nomenclature">
            {gate.nomenclature.map((one, i) => (
              // the same word may stand twice in one field
              // oxlint-disable-next-line react/no-array-index-key
              <li key={`${one.item}${i}`}>
                {one.label}, {format.language(one.language)}: “<span lang={one.language}>{one.term}</span>” →{' '}
                <span lang={one.language}>{one.replacement}</span>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </>
  )
}

function Circulate({ meeting, gate }: { meeting: number; gate: GateView }) {
  const { t } = useWords('desk')
  const router = useRouter()
  const [kind, setKind] = useState<EditionKind>('draft')
  const [reason, setReason] = useState('')
  const [accepted, setAccepted] = useState(false)
  const act = useAct(
    () =>
      api.agenda.circulate.mutate({
        meeting,
        kind,
        override: gate.texts.length > 0 ? reason : null,
        nomenclature: accepted,
      }),
    (edition) => router.push(`/meetings/${meeting}/agenda/editions/${edition.n}`),
  )
  const closed =
    gate.shape.length > 0 ||
    (gate.texts.length > 0 && reason.trim().length < 3) ||
    (gate.nomenclature.length > 0 && !accepted)
  return (
    <form
      className="flex flex-col gap-3 border-t border-line pt-4"
      onSubmit={(event) => {
        event.preventDefault()
        act.run()
      }}
    >
      <fieldset className="flex flex-wrap gap-4">
        <legend className="text-sm font-medium">{t('publish.kind')}</legend>
        {(['draft', 'adopted'] as const).map((one) => (
          <label key={one} className="flex min-h-6 items-center gap-2">
            <input type="radio" name="kind" checked={kind === one} onChange={() => setKind(one)} />
            {one === 'draft' ? t('publish.draft', { n: gate.next.draft }) : t('publish.adopted')}
          </label>
        ))}
      </fieldset>
      {gate.texts.length > 0 ? (
        <label className="flex flex-col gap-1 text-sm">
          {t('publish.override')}
          <textarea
            className="min-h-16 rounded border border-line bg-surface p-2"
            value={reason}
            maxLength={1000}
            onChange={(event) => setReason(event.target.value)}
          />
        </label>
      ) : null}
      {gate.nomenclature.length > 0 ? (
        <label className="flex min-h-6 items-center gap-2 text-sm">
          <input type="checkbox" checked={accepted} onChange={(event) => setAccepted(event.target.checked)} />
          {t('publish.accept')}
        </label>
      ) : null}
      {act.error ? (
        <p role="alert" className="text-action">
          {act.error}
        </p>
      ) : null}
      <Button type="submit" variant="primary" pending={act.pending} disabled={closed}>
        {t('publish.act')}
      </Button>
    </form>
  )
}
