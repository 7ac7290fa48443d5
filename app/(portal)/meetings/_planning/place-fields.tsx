'use client'
import { useWords } from '#app/_i18n/client.tsx'
import { Field, SelectField } from '#app/_ui/field.tsx'
import { deadlineKinds, deadlineOffsets } from '#server/meetings/schema.ts'

/** Where and when a meeting sits; days as 'YYYY-MM-DD'. */
export interface Place {
  host: string
  city: string
  venue: string
  zone: string
  firstDay: string
  lastDay: string
}

interface Props {
  hosts: Array<{ id: string; name: string; zone: string | null }>
  zones: string[]
  place: Place
  change: (part: Partial<Place>) => void
}

/** Host, place, zone and days, and the deadlines that follow from the first day. */
export function PlaceFields({ hosts, zones, place, change }: Props) {
  const { t } = useWords('planning')
  return (
    <fieldset className="grid gap-4 rounded-md border border-line bg-surface p-5 sm:grid-cols-2">
      <legend className="sr-only">{t('where')}</legend>
      <SelectField
        id="host"
        label={t('host')}
        value={place.host}
        onChange={(event) => {
          const host = hosts.find((one) => one.id === event.target.value)
          if (host) change({ host: host.id, ...(host.zone ? { zone: host.zone } : {}) })
        }}
      >
        {hosts.map((host) => (
          <option key={host.id} value={host.id}>
            {host.name}
          </option>
        ))}
      </SelectField>
      <SelectField
        id="zone"
        label={t('zone')}
        value={place.zone}
        onChange={(event) => change({ zone: event.target.value })}
      >
        {zones.map((zone) => (
          <option key={zone} value={zone}>
            {zone.replaceAll('_', ' ')}
          </option>
        ))}
      </SelectField>
      <Field
        id="city"
        label={t('city')}
        maxLength={100}
        value={place.city}
        onChange={(event) => change({ city: event.target.value })}
      />
      <Field
        id="venue"
        label={t('venue')}
        maxLength={200}
        value={place.venue}
        onChange={(event) => change({ venue: event.target.value })}
      />
      <Field
        id="first-day"
        type="date"
        label={t('firstDay')}
        required
        value={place.firstDay}
        onChange={(event) => change({ firstDay: event.target.value })}
      />
      <Field
        id="last-day"
        type="date"
        label={t('lastDay')}
        required
        min={place.firstDay}
        value={place.lastDay}
        onChange={(event) => change({ lastDay: event.target.value })}
      />
      {place.firstDay ? <Following firstDay={place.firstDay} /> : null}
    </fieldset>
  )
}

function Following({ firstDay }: { firstDay: string }) {
  const { t, format } = useWords('planning')
  const first = Date.parse(firstDay)
  if (Number.isNaN(first)) return null
  return (
    <div className="sm:col-span-2">
      <h2 className="font-medium">{t('following')}</h2>
      <dl className="mt-1 grid gap-x-6 text-sm sm:grid-cols-2">
        {deadlineKinds.map((kind) => (
          <div key={kind} className="flex flex-wrap justify-between gap-x-3 border-b border-line py-1">
            <dt className="text-muted">{t(`kinds.${kind}`)}</dt>
            <dd className="tabular-nums">{format.date(new Date(first + deadlineOffsets[kind] * 86_400_000), 'UTC')}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}
