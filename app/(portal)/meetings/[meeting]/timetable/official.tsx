import { words } from '#app/_i18n/server.tsx'
import { Badge, Empty } from '#app/_ui/badge.tsx'
import { Button } from '#app/_ui/button.tsx'
import { inputLook } from '#app/_ui/field.tsx'
import type { SlotDifference, SlotView } from '#server/meetings/shape/slots.ts'
import type { TimetableView } from '#server/meetings/shape/timetable.ts'

interface Props {
  table: TimetableView
  from: number | null
  to: number | null
}

/** The official timetables, and what differs between two of them or between the last one and the draft. */
export async function Official({ table, from, to }: Props) {
  const { t, format } = await words('timetable')
  const last = table.schedules.at(-1)
  return (
    <section aria-labelledby="official" className="mt-8">
      <h2 id="official" className="mb-2 text-xl font-semibold">
        {t('official')}
      </h2>
      {last ? null : <Empty title={t('noOfficial')} />}
      <ol className="divide-y divide-line rounded-md border border-line bg-surface empty:hidden" data-list="official">
        {table.schedules.toReversed().map((one) => (
          <li key={one.n} className="flex flex-wrap items-baseline gap-x-4 px-4 py-2">
            <span className="font-medium">{t('officialN', { n: one.n })}</span>
            <span className="text-muted">{t('doneBy', { by: one.by, at: format.dateTime(one.publishedAt) })}</span>
            {one.note ? <span>{one.note}</span> : null}
          </li>
        ))}
      </ol>
      {last ? (
        <>
          <form className="mt-4 flex flex-wrap items-end gap-3" action="">
            <Choice name="from" label={t('compareFrom')} table={table} chosen={from ?? last.n} />
            <Choice name="to" label={t('compareTo')} table={table} chosen={to} draft={t('draft')} />
            <Button type="submit">{t('compare')}</Button>
          </form>
          <h3 className="mt-4 mb-2 font-medium">{t('differences', { count: table.differences.length })}</h3>
          <ul className="flex flex-col gap-2" data-list="differences">
            {table.differences.map((one) => (
              <Difference key={one.id} difference={one} />
            ))}
          </ul>
        </>
      ) : null}
    </section>
  )
}

async function Choice(props: {
  name: string
  label: string
  table: TimetableView
  chosen: number | null
  draft?: string
}) {
  const { t } = await words('timetable')
  return (
    <label className="flex flex-col gap-1">
      <span className="text-sm font-medium">{props.label}</span>
      <select name={props.name} defaultValue={props.chosen ?? ''} className={inputLook}>
        {props.draft ? <option value="">{props.draft}</option> : null}
        {props.table.schedules.map((one) => (
          <option key={one.n} value={one.n}>
            {t('officialN', { n: one.n })}
          </option>
        ))}
      </select>
    </label>
  )
}

const tones = { added: 'ok', gone: 'danger', moved: 'warn', changed: 'info' } as const

async function Difference({ difference: { what, before, after } }: { difference: SlotDifference }) {
  const { t, format } = await words('timetable')
  const slot = after ?? before
  if (!slot) return null
  const name = slot.title ?? (slot.position === null ? t(`kinds.${slot.kind}`) : t('session', { n: slot.position }))
  const told = (one: SlotView): string =>
    [`${format.weekday(new Date(`${one.day}T12:00:00Z`), 'UTC')}, ${one.from}–${one.to}`, one.room, one.chair]
      .filter(Boolean)
      .join(' · ')
  return (
    <li className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
      <Badge tone={tones[what]}>{t(`difference.${what}`)}</Badge>
      <span className="font-medium">{name}</span>
      {before ? <s className="text-muted tabular-nums">{told(before)}</s> : null}
      {after ? <span className="tabular-nums">{told(after)}</span> : null}
    </li>
  )
}
