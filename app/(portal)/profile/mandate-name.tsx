import { words } from '#app/_i18n/server.tsx'
import { Chip } from '#app/_ui/badge.tsx'
import type { MandateView } from '#server/identity/schema.ts'

/** For whom and as what somebody acts. */
export async function MandateName({ mandate }: { mandate: MandateView }) {
  const { t } = await words('frame')
  const names = await words('parties')
  const party = mandate.party === null ? null : names.t(mandate.party)
  return (
    <span className="inline-flex flex-wrap items-center gap-2">
      {t(mandate.head ? 'capacity.head' : `capacity.${mandate.capacity}`)}
      {party ? (
        <>
          <span aria-hidden>·</span> {party}
          {mandate.partyAbbreviation ? <Chip abbreviation={mandate.partyAbbreviation} name={party} /> : null}
        </>
      ) : null}
    </span>
  )
}
