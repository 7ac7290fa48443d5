'use client'
import { Eye, EyeOff, History } from 'lucide-react'
import { useWords } from '#app/_i18n/client.tsx'
import { Badge, Chip } from '#app/_ui/badge.tsx'
import type { ReceiptsView } from '#server/documents/shape/reading.ts'

/** For the secretariat: which delegations have opened this version; the people of a delegation are not told apart. */
export function ReceiptsPanel({ receipts, parties }: { receipts: ReceiptsView; parties: Record<string, string> }) {
  const { t, format } = useWords('reading')
  return (
    <section aria-labelledby="reading-receipts" className="flex flex-col gap-3">
      <h2 id="reading-receipts" className="flex items-center gap-2 text-lg font-semibold">
        <Eye aria-hidden className="size-5" />
        {t('receipts.title')}
      </h2>
      <p>
        {t('receipts.count', { count: receipts.opened, all: receipts.delegations.length, number: receipts.number })}
      </p>
      <ul className="divide-y divide-line rounded-md border border-line bg-surface">
        {receipts.delegations.map((one) => (
          <li key={one.party} className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1 px-3 py-2">
            <span className="flex items-center gap-2">
              <Chip abbreviation={one.abbreviation} name={parties[one.party] ?? null} />
              {parties[one.party] ?? one.party}
            </span>
            {one.openedAt ? (
              <Badge tone="ok" icon={Eye}>
                {format.dateTime(one.openedAt)}
              </Badge>
            ) : one.earlier ? (
              <Badge tone="warn" icon={History}>
                {t('receipts.earlier')}
              </Badge>
            ) : (
              <Badge icon={EyeOff}>{t('receipts.not')}</Badge>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
