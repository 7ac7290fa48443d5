import { words } from '#app/_i18n/server.tsx'
import { LinkButton } from '#app/_ui/button.tsx'
import type { PlacementView } from '#server/agenda/shape/placement.ts'

/** Items that sit in no session, or in one that is gone; they are placed at the agenda's desk. */
export async function Unplaced({ placement, meeting }: { placement: PlacementView; meeting: number }) {
  const { t } = await words('timetable')
  const left = placement.items.filter((item) => item.session === null)
  if (placement.items.length === 0) return null
  return (
    <section aria-labelledby="unplaced" className="mt-8">
      <h2 id="unplaced" className="text-xl font-semibold">
        {left.length === 0 ? t('allPlaced') : t('unplaced', { count: left.length })}
      </h2>
      <p className="text-muted">
        {placement.draft ? t('fromDraft') : t('fromEdition', { number: placement.number ?? '' })}
      </p>
      <ul className="mt-2 flex flex-col gap-1">
        {left.map((item) => (
          <li key={item.id} className="flex gap-3">
            <span className="text-muted tabular-nums">{item.label}</span>
            <span>{item.title}</span>
            <span className="text-muted tabular-nums">{t('minutes', { count: item.minutes ?? 0 })}</span>
          </li>
        ))}
      </ul>
      {placement.draft ? (
        <LinkButton href={`/meetings/${meeting}/agenda/desk`} className="mt-3">
          {t('placeItems')}
        </LinkButton>
      ) : null}
    </section>
  )
}
