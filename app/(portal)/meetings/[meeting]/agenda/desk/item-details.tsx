'use client'
import { useState } from 'react'
import type * as Y from 'yjs'
import { useWords } from '#app/_i18n/client.tsx'
import { purposes, visibilities } from '#server/agenda/schema.ts'
import type { DeskView } from '#server/agenda/schema/desk.ts'
import type { OutlineItem } from '#server/agenda/shape/outline.ts'
import { setItemField } from './use-moves.ts'

interface Props {
  structure: Y.Doc
  item: OutlineItem
  desk: DeskView
  parties: Array<{ id: string; name: string; abbreviation: string }>
  editable: boolean
  split: () => void
}

const box = 'min-h-9 rounded border border-line bg-surface px-2'

/** What an item is beside its words: lead, time, purpose, who may read it, its session, its references. */
export function ItemDetails({ structure, item, desk, parties, editable, split }: Props) {
  const { t, format } = useWords('desk')
  const set = (field: Parameters<typeof setItemField>[2], value: unknown): void =>
    setItemField(structure, item.id, field, value)
  return (
    <fieldset disabled={!editable} className="flex flex-wrap items-end gap-x-4 gap-y-3" aria-label={t('details.title')}>
      <Leads item={item} parties={parties} set={(leads) => set('leads', leads)} editable={editable} />
      <label className="flex flex-col gap-1 text-sm">
        {t('details.minutes')}
        <span className="flex items-center gap-1">
          <input
            className={`${box} w-20 tabular-nums`}
            type="number"
            min={0}
            max={600}
            step={5}
            value={item.minutes ?? ''}
            onChange={(event) =>
              set(
                'minutes',
                event.target.value === '' ? null : Math.max(0, Math.min(600, event.target.valueAsNumber || 0)),
              )
            }
          />
          {editable ? (
            <button type="button" className="min-h-9 rounded px-2 text-sm hover:bg-hover" onClick={split}>
              {t('details.split')}
            </button>
          ) : null}
        </span>
      </label>
      <label className="flex flex-col gap-1 text-sm">
        {t('details.purpose')}
        <select
          className={box}
          value={item.purpose ?? ''}
          onChange={(event) => set('purpose', event.target.value || null)}
        >
          <option value="">{t('details.none')}</option>
          {purposes.map((one) => (
            <option key={one} value={one}>
              {t(`purpose.${one}`)}
            </option>
          ))}
        </select>
      </label>
      <label className="flex flex-col gap-1 text-sm">
        {t('details.visibility')}
        <select className={box} value={item.visibility} onChange={(event) => set('visibility', event.target.value)}>
          {visibilities.map((one) => (
            <option key={one} value={one}>
              {t(`visibility.${one}`)}
            </option>
          ))}
        </select>
      </label>
      <label className="flex flex-col gap-1 text-sm">
        {t('details.session')}
        <select
          className={box}
          value={item.session ?? ''}
          onChange={(event) => set('session', event.target.value || null)}
        >
          <option value="">{t('details.none')}</option>
          {desk.sessions.map((session) => (
            <option key={session.id} value={session.id}>
              {session.position} · {format.dateTime(session.startsAt, desk.meeting.zone)}
            </option>
          ))}
        </select>
      </label>
      <label className="flex flex-col gap-1 text-sm">
        {t('details.source')}
        <select className={box} value={item.source} onChange={(event) => set('source', event.target.value)}>
          {desk.languages.map((one) => (
            <option key={one.language} value={one.language}>
              {format.language(one.language)}
            </option>
          ))}
        </select>
      </label>
      <label className="flex min-w-0 grow flex-col gap-1 text-sm">
        {t('details.references')}
        <References key={item.id} value={item.references} set={(references) => set('references', references)} />
      </label>
    </fieldset>
  )
}

function References({ value, set }: { value: string[]; set: (references: string[]) => void }) {
  const [typed, setTyped] = useState(value.join('; '))
  const keep = (): void => {
    const next = typed.split(';').flatMap((part) => part.trim().slice(0, 200) || [])
    if (next.join(';') !== value.join(';')) set(next.slice(0, 20))
  }
  return (
    <input
      className={`${box} w-full min-w-0`}
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={keep}
    />
  )
}

function Leads({
  item,
  parties,
  set,
  editable,
}: {
  item: OutlineItem
  parties: Props['parties']
  set: (leads: string[]) => void
  editable: boolean
}) {
  const { t } = useWords('desk')
  const names = new Map(parties.map((party) => [party.id, party]))
  return (
    <div className="flex flex-col gap-1 text-sm">
      <span id={`leads-${item.id}`}>{t('details.leads')}</span>
      <div className="flex flex-wrap items-center gap-1" role="group" aria-labelledby={`leads-${item.id}`}>
        {item.leads.map((lead) => (
          <button
            key={lead}
            type="button"
            className="min-h-7 rounded border border-line bg-surface px-2 hover:bg-hover"
            aria-label={t('details.dropLead', { name: names.get(lead)?.name ?? lead })}
            onClick={() => set(item.leads.filter((one) => one !== lead))}
          >
            {names.get(lead)?.name ?? lead}
            {editable ? <span aria-hidden> ×</span> : null}
          </button>
        ))}
        <select
          className={box}
          value=""
          aria-label={t('details.addLead')}
          onChange={(event) => (event.target.value ? set([...item.leads, event.target.value]) : undefined)}
        >
          <option value="">{t('details.addLead')}</option>
          {parties
            .filter((party) => !item.leads.includes(party.id))
            .map((party) => (
              <option key={party.id} value={party.id}>
                {party.name}
              </option>
            ))}
        </select>
      </div>
    </div>
  )
}
