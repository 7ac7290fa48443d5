'use client'
import { type FormEvent, useState } from 'react'
import { useWords } from '#app/_i18n/client.tsx'
import { api } from '#app/_trpc/client.ts'
import { useAct } from '#app/_trpc/use-act.ts'
import { Button } from '#app/_ui/button.tsx'
import { Dialog } from '#app/_ui/dialog.tsx'
import { Field, SelectField } from '#app/_ui/field.tsx'
import { Refused } from '#app/_ui/refused.tsx'
import type { ExpectedView } from '#server/documents/shape/expected.ts'

/** Lists the standing papers of a meeting that has no list yet. */
export function LayStanding({ meeting }: { meeting: number }) {
  const { t } = useWords('planning')
  const lay = useAct(() => api.documents.layStanding.mutate({ meeting }))
  return (
    <>
      <Button pending={lay.pending} onClick={() => lay.run()}>
        {t('layStanding')}
      </Button>
      <Refused loud error={lay.error} />
    </>
  )
}

const purposes = ['information', 'discussion', 'endorsement', 'decision', 'consideration'] as const

/** Expects one more paper. */
export function AddExpected({ meeting, parties }: { meeting: number; parties: Array<{ id: string; name: string }> }) {
  const { t } = useWords('planning')
  const { t: documents } = useWords('documents')
  const [open, setOpen] = useState(false)
  const [title, setTitle] = useState('')
  const [purpose, setPurpose] = useState<(typeof purposes)[number]>('information')
  const [party, setParty] = useState('')
  const add = useAct(
    () => api.documents.expect.mutate({ meeting, title, purpose, party: party || null }),
    () => {
      setOpen(false)
      setTitle('')
    },
  )
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    add.run()
  }
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('addExpected')}</Button>
      <Dialog open={open} onOpenChange={setOpen} title={t('addExpected')}>
        <form onSubmit={submit} className="flex flex-col gap-4">
          <Refused loud error={add.error} />
          <Field
            id="expected-title"
            label={t('expectedTitle')}
            required
            minLength={3}
            maxLength={300}
            value={title}
            onChange={(event) => setTitle(event.target.value)}
          />
          <SelectField
            id="expected-purpose"
            label={t('purpose')}
            value={purpose}
            onChange={(event) => setPurpose(purposes.find((one) => one === event.target.value) ?? 'information')}
          >
            {purposes.map((one) => (
              <option key={one} value={one}>
                {documents(`purpose.${one}`)}
              </option>
            ))}
          </SelectField>
          <SelectField
            id="expected-party"
            label={t('broughtBy')}
            value={party}
            onChange={(event) => setParty(event.target.value)}
          >
            <option value="">{t('secretariat')}</option>
            {parties.map((one) => (
              <option key={one.id} value={one.id}>
                {one.name}
              </option>
            ))}
          </SelectField>
          <div className="flex flex-wrap gap-2">
            <Button type="submit" variant="primary" pending={add.pending}>
              {t('add')}
            </Button>
            <Button onClick={() => setOpen(false)}>{t('cancel')}</Button>
          </div>
        </form>
      </Dialog>
    </>
  )
}

interface ExpectedProps {
  meeting: number
  expected: ExpectedView
  papers: Array<{ id: string; name: string }>
}

/** Says which paper is the one that was expected, or drops it from the list. */
export function ExpectedActs({ meeting, expected, papers }: ExpectedProps) {
  const { t } = useWords('planning')
  const [open, setOpen] = useState(false)
  const [paper, setPaper] = useState(expected.paper?.id ?? '')
  const done = (): void => setOpen(false)
  const at = { meeting, expected: expected.id }
  const fulfil = useAct(() => api.documents.fulfil.mutate({ ...at, paper: paper || null }), done)
  const drop = useAct(() => api.documents.stopExpecting.mutate(at), done)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    fulfil.run()
  }
  return (
    <>
      <Button
        variant="quiet"
        className="-me-3"
        aria-label={t('changeExpected', { title: expected.title })}
        onClick={() => setOpen(true)}
      >
        {t('change')}
      </Button>
      <Dialog open={open} onOpenChange={setOpen} title={expected.title}>
        <form onSubmit={submit} className="flex flex-col gap-4">
          <Refused loud error={fulfil.error ?? drop.error} />
          <SelectField
            id={`paper-${expected.id}`}
            label={t('whichPaper')}
            value={paper}
            onChange={(event) => setPaper(event.target.value)}
          >
            <option value="">{t('noneYet')}</option>
            {papers.map((one) => (
              <option key={one.id} value={one.id}>
                {one.name}
              </option>
            ))}
          </SelectField>
          <div className="flex flex-wrap gap-2">
            <Button type="submit" variant="primary" pending={fulfil.pending}>
              {t('keep')}
            </Button>
            <Button variant="danger" pending={drop.pending} onClick={() => drop.run()}>
              {t('dropExpected')}
            </Button>
            <Button onClick={done}>{t('cancel')}</Button>
          </div>
        </form>
      </Dialog>
    </>
  )
}
