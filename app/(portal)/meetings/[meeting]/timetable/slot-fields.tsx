'use client'
import { useWords } from '#app/_i18n/client.tsx'
import { Button } from '#app/_ui/button.tsx'
import { Field, SelectField } from '#app/_ui/field.tsx'
import { type SlotKind, slotKinds } from '#server/meetings/shape/slots.ts'

/** A slot as the form holds it; nothing is '' here. */
export interface Wish {
  kind: SlotKind
  title: string
  room: string
  host: string
  chair: string
  track: number
  day: string
  from: string
  to: string
  reason: string
  breaks: Array<{ from: string; minutes: number }>
}

interface Props {
  wish: Wish
  parties: Array<{ id: string; name: string }>
  change: (part: Partial<Wish>) => void
}

/** What, when, where and who of one slot, in the venue's wall time. */
export function SlotFields({ wish, parties, change }: Props) {
  const { t } = useWords('timetable')
  const text = (id: 'title' | 'room' | 'chair', most: number) => (
    <Field
      id={`slot-${id}`}
      label={t(`fields.${id}`)}
      maxLength={most}
      value={wish[id]}
      onChange={(event) => change({ [id]: event.target.value })}
    />
  )
  const when = (id: 'day' | 'from' | 'to') => (
    <Field
      id={`slot-${id}`}
      type={id === 'day' ? 'date' : 'time'}
      label={t(`fields.${id}`)}
      required
      value={wish[id]}
      onChange={(event) => change({ [id]: event.target.value })}
    />
  )
  return (
    <div className="grid gap-4 sm:grid-cols-3">
      <SelectField
        id="slot-kind"
        label={t('fields.kind')}
        value={wish.kind}
        onChange={(event) => change({ kind: slotKinds.find((kind) => kind === event.target.value) ?? 'session' })}
      >
        {slotKinds.map((kind) => (
          <option key={kind} value={kind}>
            {t(`kinds.${kind}`)}
          </option>
        ))}
      </SelectField>
      <div className="sm:col-span-2">{text('title', 200)}</div>
      {when('day')}
      {when('from')}
      {when('to')}
      {text('room', 100)}
      <Field
        id="slot-track"
        type="number"
        label={t('fields.track')}
        hint={t('trackHint')}
        min={1}
        max={6}
        value={wish.track}
        onChange={(event) => change({ track: event.target.valueAsNumber || 1 })}
      />
      <SelectField
        id="slot-host"
        label={t('fields.host')}
        value={wish.host}
        onChange={(event) => change({ host: event.target.value })}
      >
        <option value="">{t('nobody')}</option>
        {parties.map((party) => (
          <option key={party.id} value={party.id}>
            {party.name}
          </option>
        ))}
      </SelectField>
      <div className="sm:col-span-3">{text('chair', 150)}</div>
      <Breaks wish={wish} change={change} />
    </div>
  )
}

function Breaks({ wish, change }: Pick<Props, 'wish' | 'change'>) {
  const { t } = useWords('timetable')
  const put = (at: number, part: Partial<Wish['breaks'][number]>): void =>
    change({ breaks: wish.breaks.map((pause, i) => (i === at ? { ...pause, ...part } : pause)) })
  return (
    <fieldset className="sm:col-span-3">
      <legend className="font-medium">{t('breaks')}</legend>
      <ul className="flex flex-col gap-2">
        {wish.breaks.map((pause, at) => (
          // a break has no name but its place in the list
          // oxlint-disable-next-line react/no-array-index-key
          <li key={at} className="flex flex-wrap items-end gap-3">
            <Field
              id={`break-${at}`}
              type="time"
              label={t('breakAt')}
              required
              value={pause.from}
              onChange={(event) => put(at, { from: event.target.value })}
            />
            <Field
              id={`break-minutes-${at}`}
              type="number"
              label={t('breakMinutes')}
              min={5}
              max={240}
              required
              value={pause.minutes}
              onChange={(event) => put(at, { minutes: event.target.valueAsNumber || 15 })}
            />
            <Button
              variant="quiet"
              aria-label={t('dropBreakAt', { at: pause.from })}
              onClick={() => change({ breaks: wish.breaks.toSpliced(at, 1) })}
            >
              {t('dropBreak')}
            </Button>
          </li>
        ))}
      </ul>
      {wish.breaks.length < 6 ? (
        <Button className="mt-2" onClick={() => change({ breaks: [...wish.breaks, { from: wish.from, minutes: 15 }] })}>
          {t('addBreak')}
        </Button>
      ) : null}
    </fieldset>
  )
}
