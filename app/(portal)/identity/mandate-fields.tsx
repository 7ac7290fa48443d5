'use client'
import { useWords } from '#app/_i18n/client.tsx'
import { SelectField } from '#app/_ui/field.tsx'
import { type MandateView, personCapacities, withoutParty } from '#server/identity/schema.ts'

export interface Choices {
  parties: Array<{ id: string; kind: 'economy' | 'organisation'; name: string }>
  meetings: Array<{ id: number; name: string }>
}

/** A mandate as it is being chosen. */
export interface Offer {
  party: string | null
  capacity: MandateView['capacity']
  head: boolean
  meeting: number | null
}

export const firstOffer: Offer = { party: null, capacity: 'member', head: false, meeting: null }

/** What fits together: the secretariat, the chair and administrators act for none, a guest comes to one meeting. */
export function fitted(offer: Offer): Offer {
  return {
    capacity: offer.capacity,
    party: withoutParty.includes(offer.capacity) ? null : offer.party,
    head: offer.capacity === 'member' && offer.head,
    meeting: offer.capacity === 'guest' ? offer.meeting : null,
  }
}

interface Props {
  id: string
  offer: Offer
  change: (offer: Offer) => void
  choices: Choices
}

/** As what, for whom, and for a guest to which meeting. */
export function MandateFields({ id, offer, change, choices }: Props) {
  const { t } = useWords('identity')
  return (
    <>
      <SelectField
        id={`${id}-capacity`}
        label={t('people.capacity')}
        value={offer.capacity}
        onChange={(event) => {
          const capacity = personCapacities.find((one) => one === event.target.value)
          if (capacity) change({ ...offer, capacity })
        }}
      >
        {personCapacities.map((capacity) => (
          <option key={capacity} value={capacity}>
            {t(`capacity.${capacity}`)}
          </option>
        ))}
      </SelectField>
      {withoutParty.includes(offer.capacity) ? null : (
        <PartyField id={id} offer={offer} change={change} choices={choices} />
      )}
      {offer.capacity === 'member' ? (
        <label className="flex min-h-8 items-center gap-2">
          <input
            type="checkbox"
            className="size-5 accent-primary"
            checked={offer.head}
            onChange={(event) => change({ ...offer, head: event.target.checked })}
          />
          {t('people.head')}
        </label>
      ) : null}
      {offer.capacity === 'guest' ? (
        <SelectField
          id={`${id}-meeting`}
          label={t('people.meetingField')}
          required
          value={offer.meeting ?? ''}
          onChange={(event) => change({ ...offer, meeting: Number(event.target.value) || null })}
        >
          <option value="">{t('people.meetingChoose')}</option>
          {choices.meetings.map((meeting) => (
            <option key={meeting.id} value={meeting.id}>
              {meeting.name}
            </option>
          ))}
        </SelectField>
      ) : null}
    </>
  )
}

function PartyField({ id, offer, change, choices }: Props) {
  const { t } = useWords('identity')
  return (
    <SelectField
      id={`${id}-party`}
      label={t('people.party')}
      required
      value={offer.party ?? ''}
      onChange={(event) => change({ ...offer, party: event.target.value || null })}
    >
      <option value="">{t('people.partyChoose')}</option>
      {(['economy', 'organisation'] as const).map((kind) => (
        <optgroup key={kind} label={t(`people.${kind}`)}>
          {choices.parties
            .filter((party) => party.kind === kind)
            .map((party) => (
              <option key={party.id} value={party.id}>
                {party.name}
              </option>
            ))}
        </optgroup>
      ))}
    </SelectField>
  )
}
