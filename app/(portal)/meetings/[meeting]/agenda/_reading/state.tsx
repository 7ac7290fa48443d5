import { CircleCheck, CircleSlash, FileClock, PenLine } from 'lucide-react'
import Link from 'next/link'
import { Badge, Callout } from '#app/_ui/badge.tsx'
import type { EditionView } from '#server/agenda/schema.ts'
import type { Speech } from './speech.ts'

type Edition = NonNullable<EditionView['edition']>

/** How an edition stands, as words with signs. */
export function StateBadges({
  edition,
  demonstration,
  t,
}: {
  edition: Pick<Edition, 'kind' | 'ordinal' | 'withdrawnAt' | 'superseded'>
  demonstration: boolean
  t: Speech['t']
}) {
  const adopted = edition.kind === 'adopted'
  return (
    <>
      <Badge tone={adopted ? 'ok' : 'info'} icon={adopted ? CircleCheck : PenLine}>
        {t(`edition.${edition.kind}`, { n: edition.ordinal })}
      </Badge>
      {edition.withdrawnAt ? (
        <Badge tone="danger" icon={CircleSlash}>
          {t('state.withdrawn')}
        </Badge>
      ) : edition.superseded ? (
        <Badge tone="warn" icon={FileClock}>
          {t('state.superseded')}
        </Badge>
      ) : null}
      {demonstration ? <Badge tone="action">{t('demonstration')}</Badge> : null}
    </>
  )
}

/** What a reader has to know before reading: it was withdrawn, a newer one stands, or texts were outstanding. */
export function StateNotes({
  view,
  edition,
  speech: { t, format },
}: {
  view: EditionView
  edition: Edition
  speech: Speech
}) {
  const newest = view.editions.findLast((one) => one.withdrawnAt === null)
  const away = newest && newest.n !== edition.n ? newest : null
  const link = away ? (
    <Link className="font-medium text-link underline print:hidden" href={`/meetings/${view.meeting.id}/agenda`}>
      {t('newest')} ({t(`edition.${away.kind}`, { n: away.ordinal })})
    </Link>
  ) : null
  return (
    <div className="mb-5 flex flex-col gap-3 empty:hidden">
      {edition.withdrawnAt ? (
        <Callout tone="danger" title={t('withdrawnTitle')}>
          <p>{t('withdrawn', { at: format.dateTime(edition.withdrawnAt), reason: edition.withdrawnReason ?? '' })}</p>
          {view.items.length === 0 ? <p>{t('withdrawnHidden')}</p> : null}
          {link}
        </Callout>
      ) : edition.superseded ? (
        <Callout tone="warn" title={t('supersededTitle')}>
          {link}
        </Callout>
      ) : null}
      {view.items.length > 0 && view.items.every((item) => item.fallback) ? (
        <Callout tone="info">
          {t('fallbackAll', {
            wanted: format.language(view.language),
            language: [...new Set(view.items.map((item) => format.language(item.language)))].join(', '),
          })}
        </Callout>
      ) : null}
      {edition.overrideReason ? (
        <Callout tone="warn">{t('override', { reason: edition.overrideReason })}</Callout>
      ) : null}
    </div>
  )
}
