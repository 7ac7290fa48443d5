'use client'
import { useWords } from '#app/_i18n/client.tsx'
import type { Head } from '#app/_offline/pack.ts'
import { Empty } from '#app/_ui/badge.tsx'
import { Fonts } from '#app/_ui/fonts.tsx'
import { Contents, ShortContents } from '../../(portal)/meetings/[meeting]/agenda/_reading/contents.tsx'
import { RunningOrder } from '../../(portal)/meetings/[meeting]/agenda/_reading/running-order.tsx'
import { Opening } from './opening.tsx'
import { useRecord } from './use-record.ts'

/** The kept edition of the agenda, as its page shows it. */
export function Agenda({ head }: { head: Head }) {
  const speech = useWords('agenda')
  const names = useWords('parties')
  const view = useRecord(head, head.agenda)
  if (view === null || view === 'failed') return <Opening failed={view === 'failed'} />
  const { t, format } = speech
  if (view.edition === null || view.items.length === 0) return <Empty title={t('none')}>{t('noneHint')}</Empty>
  return (
    <>
      <Fonts languages={[...new Set(view.items.map((item) => item.language))]} />
      <p className="mb-4 flex flex-wrap gap-x-3 text-muted">
        <span className="tabular-nums">{view.edition.number}</span>
        <span>{t('circulated', { at: format.dateTime(view.edition.issuedAt) })}</span>
      </p>
      <div className="gap-8 lg:grid lg:grid-cols-[16rem_minmax(0,1fr)] print:block">
        <Contents items={view.items} t={t} />
        <div className="max-w-[60rem] min-w-0 print:max-w-none">
          <ShortContents items={view.items} t={t} />
          <RunningOrder view={view} speech={{ ...speech, nameOf: (party) => names.t(party) }} />
        </div>
      </div>
    </>
  )
}
