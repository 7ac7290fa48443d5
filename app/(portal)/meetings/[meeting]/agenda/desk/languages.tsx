'use client'
import { type ComponentProps, useEffect, useState } from 'react'
import { useWords } from '#app/_i18n/client.tsx'
import { api } from '#app/_trpc/client.ts'
import { useAct } from '#app/_trpc/use-act.ts'
import { Button } from '#app/_ui/button.tsx'
import { Dialog } from '#app/_ui/dialog.tsx'
import type { DeskView } from '#server/agenda/schema/desk.ts'
import { type AgendaLanguage, agendaLanguages, type LanguageView } from '#server/meetings/schema.ts'
import { PersonChoice } from './person-choice.tsx'

interface Props {
  desk: DeskView
  done: () => void
}

/** Progress of each language in figures and a bar; the secretariat switches languages on, names owners and drafters. */
export function Languages({ desk, done }: Props) {
  const { t, format } = useWords('desk')
  const [open, setOpen] = useState(false)
  return (
    <section aria-label={t('languages.title')} className="flex flex-wrap items-center gap-x-6 gap-y-2">
      {desk.progress.map((one) => (
        <div key={one.language} className="flex items-center gap-2 text-sm" data-progress={one.language}>
          <span>{format.language(one.language)}</span>
          <progress className="h-2 w-24" max={100} value={one.percent} aria-label={format.language(one.language)} />
          <span className="tabular-nums text-muted">
            {t('languages.progress', {
              approved: one.total - one.missing - one.draft - one.review - one.changed,
              total: one.total,
            })}
          </span>
        </div>
      ))}
      {desk.can.arrange ? (
        <Button variant="quiet" onClick={() => setOpen(true)}>
          {t('languages.manage')}
        </Button>
      ) : null}
      <Dialog open={open} onOpenChange={setOpen} title={t('languages.title')} description={t('languages.explain')}>
        {open ? (
          <div className="flex flex-col gap-5">
            <ul className="flex flex-col gap-3">
              {desk.languages.map((one) => (
                <LanguageRow key={one.language} desk={desk} row={one} done={done} />
              ))}
            </ul>
            <AddLanguage desk={desk} done={done} />
            <Drafters desk={desk} done={done} />
          </div>
        ) : null}
      </Dialog>
    </section>
  )
}

function LanguageRow({ desk, row, done }: Props & { row: LanguageView }) {
  const { t, format } = useWords('desk')
  const meeting = desk.meeting.id
  const source = row.language === desk.meeting.sourceLanguage
  const set = useAct(
    (change: Partial<Pick<LanguageView, 'required' | 'owner'>>) =>
      api.meetings.setLanguage.mutate({
        meeting,
        language: row.language,
        required: row.required,
        owner: row.owner,
        ...change,
      }),
    done,
  )
  const close = useAct(() => api.meetings.closeLanguage.mutate({ meeting, language: row.language }), done)
  return (
    <li className="flex flex-wrap items-center gap-3 border-b border-line pb-3">
      <strong className="min-w-24">{format.language(row.language)}</strong>
      <label className="flex min-h-6 items-center gap-2 text-sm">
        <input
          type="checkbox"
          checked={row.required}
          disabled={source}
          onChange={(event) => set.run({ required: event.target.checked })}
        />
        {t('languages.required')}
      </label>
      <NameableChoice
        label={t('languages.owner')}
        value={row.owner ?? ''}
        none={t('languages.nobody')}
        choose={(id) => set.run({ owner: id || null })}
      />
      {source ? null : (
        <Button variant="quiet" pending={close.pending} onClick={() => close.run()}>
          {t('languages.close')}
        </Button>
      )}
      {set.error || close.error ? <p role="alert">{set.error ?? close.error}</p> : null}
    </li>
  )
}

/** One of the people who can be named; they are asked for once when the dialog opens. */
function NameableChoice(choice: Omit<ComponentProps<typeof PersonChoice>, 'people'>) {
  const [people, setPeople] = useState<Array<{ id: string; name: string }>>([])
  useEffect(() => {
    void api.identity.nameable.query().then(setPeople, () => setPeople([]))
  }, [])
  return <PersonChoice {...choice} people={people} />
}

function AddLanguage({ desk, done }: Props) {
  const { t, format } = useWords('desk')
  const free = agendaLanguages.filter((language) => !desk.languages.some((one) => one.language === language))
  const add = useAct(
    (language: AgendaLanguage) =>
      api.meetings.setLanguage.mutate({ meeting: desk.meeting.id, language, required: false, owner: null }),
    done,
  )
  return (
    <label className="flex items-center gap-2 text-sm">
      {t('languages.add')}
      <select
        className="min-h-9 rounded border border-line bg-surface px-2"
        value=""
        onChange={(event) => (event.target.value ? add.run(event.target.value as AgendaLanguage) : undefined)}
      >
        <option value="">{t('languages.choose')}</option>
        {free.map((language) => (
          <option key={language} value={language}>
            {format.language(language)}
          </option>
        ))}
      </select>
    </label>
  )
}

function Drafters({ desk, done }: Props) {
  const { t } = useWords('desk')
  const meeting = desk.meeting.id
  const [drafters, setDrafters] = useState<Array<{ person: string; name: string }>>([])
  useEffect(() => {
    void api.meetings.drafters.query({ meeting }).then(setDrafters, () => setDrafters([]))
  }, [meeting])
  const settled = (now: Array<{ person: string; name: string }>): void => {
    setDrafters(now)
    done()
  }
  const name = useAct((person: string) => api.meetings.nameDrafter.mutate({ meeting, person }), settled)
  const dismiss = useAct((person: string) => api.meetings.dismissDrafter.mutate({ meeting, person }), settled)
  return (
    <section className="flex flex-col gap-2">
      <h3 className="font-semibold">{t('drafters.title')}</h3>
      <ul className="flex flex-wrap gap-2">
        {drafters.map((one) => (
          <li key={one.person} className="flex items-center gap-2 rounded border border-line px-2 py-1 text-sm">
            {one.name}
            <Button variant="quiet" onClick={() => dismiss.run(one.person)}>
              {t('drafters.dismiss')}
            </Button>
          </li>
        ))}
      </ul>
      <NameableChoice
        label={t('drafters.name')}
        value=""
        none={t('languages.nobody')}
        choose={(id) => (id ? name.run(id) : undefined)}
      />
      {name.error || dismiss.error ? <p role="alert">{name.error ?? dismiss.error}</p> : null}
    </section>
  )
}
